import { HttpStatus, type HttpStatusCode } from '../http/http-status.js';
import { RequestException } from './request-exception.js';

/** 400: the handler's arguments cannot be taken from the request. Source: Spring `ServletRequestBindingException`. */
export class ServletRequestBindingException extends RequestException {
  getStatusCode(): HttpStatusCode {
    return HttpStatus.BAD_REQUEST;
  }

  protected get detail(): string | undefined {
    return undefined;
  }
}
