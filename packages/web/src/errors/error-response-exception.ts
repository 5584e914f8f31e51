import { HttpHeaders } from '../http/http-headers.js';
import { HttpStatusCode } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import type { ErrorResponse } from './error-response.js';

/** Settings of an {@link ErrorResponseException}. */
export interface ErrorResponseOptions extends ErrorOptions {
  /** Default: `problemDetail.` and the class. */
  readonly detailMessageCode?: string;
  /** What is put into the message of the code. Default: nothing. */
  readonly detailMessageArguments?: readonly unknown[];
}

/** An error to throw, or to extend, that says how it is answered. Source: Spring `ErrorResponseException`. */
export class ErrorResponseException extends Error implements ErrorResponse {
  readonly #status: HttpStatusCode;
  readonly #headers = new HttpHeaders();
  readonly #body: ProblemDetail;
  readonly #options: ErrorResponseOptions;

  /** @param body by default one of that status without a detail */
  constructor(status: HttpStatusCode | number, body?: ProblemDetail, options: ErrorResponseOptions = {}) {
    super(undefined, options);
    this.#status = typeof status === 'number' ? HttpStatusCode.valueOf(status) : status;
    this.#body = body ?? ProblemDetail.forStatus(this.#status);
    this.#options = options;
  }

  override get name(): string {
    return this.constructor.name;
  }

  override get message(): string {
    const headers = this.#headers.isEmpty ? '' : `, headers=${this.#headers}`;
    return `${this.#status}${headers}, ${JSON.stringify(this.#body)}`;
  }

  getStatusCode(): HttpStatusCode {
    return this.#status;
  }

  /** To add to. */
  getHeaders(): HttpHeaders {
    return this.#headers;
  }

  getBody(): ProblemDetail {
    return this.#body;
  }

  getDetailMessageCode(): string {
    return this.#options.detailMessageCode ?? `problemDetail.${this.constructor.name}`;
  }

  getDetailMessageArguments(): readonly unknown[] | undefined {
    return this.#options.detailMessageArguments;
  }
}
