import type { HttpHeaders } from '../http/http-headers.js';
import type { HttpStatusCode } from '../http/http-status.js';
import type { ProblemDetail } from '../http/problem-detail.js';
import { noHeaders, type ProblemMessages, withMessages } from './error-response.js';
import { ErrorResponseException, type ErrorResponseOptions } from './error-response-exception.js';

/**
 * Answers with a status and, in the problem detail, a reason; the reason may be the code of a message.
 * Source: Spring `ResponseStatusException`.
 */
export class ResponseStatusException extends ErrorResponseException {
  readonly reason: string | undefined;

  constructor(status: HttpStatusCode | number, reason?: string, options?: ErrorResponseOptions) {
    super(status, undefined, options);
    this.reason = reason;
    this.getBody().detail = reason;
  }

  override get message(): string {
    return `${this.getStatusCode()}${this.reason === undefined ? '' : ` "${this.reason}"`}`;
  }

  /** None; a subclass may give some. */
  override getHeaders(): HttpHeaders {
    return noHeaders();
  }

  updateAndGetBody(messages: ProblemMessages | undefined, locale: Intl.Locale): ProblemDetail {
    const body = withMessages(this, messages, locale);
    if (messages && this.reason !== undefined && body.detail === this.reason) {
      const args = this.getDetailMessageArguments();
      body.detail = messages.getMessage(this.reason, args, undefined, locale) ?? body.detail;
    }
    return body;
  }
}
