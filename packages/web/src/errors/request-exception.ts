import type { HttpHeaders } from '../http/http-headers.js';
import type { HttpStatusCode } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { type ErrorResponse, noHeaders } from './error-response.js';
import { ServletException } from './servlet-exception.js';

/** A request that cannot be handled as it is, with the status that says so. */
export abstract class RequestException extends ServletException implements ErrorResponse {
  #body: ProblemDetail | undefined;

  abstract getStatusCode(): HttpStatusCode;

  /** What the problem detail says of this one request; it goes to the client. */
  protected abstract get detail(): string | undefined;

  getHeaders(): HttpHeaders {
    return noHeaders();
  }

  getBody(): ProblemDetail {
    this.#body ??= ProblemDetail.forStatusAndDetail(this.getStatusCode(), this.detail);
    return this.#body;
  }
}
