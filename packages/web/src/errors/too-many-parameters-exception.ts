import { HttpStatus } from '../http/http-status.js';
import { RequestException } from './request-exception.js';

/** 400: a request with more parameters than the server takes. Source: Tomcat `Parameters`, `maxParameterCount`. */
export class TooManyParametersException extends RequestException {
  constructor(limit: number) {
    super(`The request has more than ${limit} parameters`);
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.BAD_REQUEST;
  }

  protected get detail(): string {
    return this.message;
  }
}
