import { HttpStatus } from '../http/http-status.js';
import { RequestException } from './request-exception.js';

/** 503: an asynchronous request took too long, and nobody answered instead. Source: Spring `AsyncRequestTimeoutException`. */
export class AsyncRequestTimeoutException extends RequestException {
  constructor() {
    super('The asynchronous request timed out');
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.SERVICE_UNAVAILABLE;
  }

  /** None, as in Spring. */
  protected get detail(): undefined {
    return undefined;
  }
}
