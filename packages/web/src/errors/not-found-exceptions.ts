import { HttpStatus } from '../http/http-status.js';
import { RequestException } from './request-exception.js';

/** 404: no mapping has a handler for the request. Source: Spring `NoHandlerFoundException`. */
export class NoHandlerFoundException extends RequestException {
  readonly method: string;
  readonly requestURL: string;

  constructor(method: string, requestURL: string) {
    super(`No endpoint ${method} ${requestURL}.`);
    this.method = method;
    this.requestURL = requestURL;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.NOT_FOUND;
  }

  protected get detail(): string {
    return this.message;
  }
}

/** 404: there is no such static resource. Source: Spring `NoResourceFoundException`. */
export class NoResourceFoundException extends RequestException {
  readonly method: string;
  readonly resourcePath: string;

  constructor(method: string, resourcePath: string) {
    super(`No static resource ${resourcePath}.`);
    this.method = method;
    this.resourcePath = resourcePath;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.NOT_FOUND;
  }

  protected get detail(): string {
    return this.message;
  }
}
