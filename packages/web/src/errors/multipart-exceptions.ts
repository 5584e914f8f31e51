import type { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { type ErrorResponse, noHeaders } from './error-response.js';

/** An upload that could not be read. Source: Spring `MultipartException`. */
export class MultipartException extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** 400: a body that says it is multipart, and is not well-formed. In Spring it is a plain `MultipartException`, which is answered with 500. */
export class MalformedMultipartException extends MultipartException implements ErrorResponse {
  #body: ProblemDetail | undefined;

  getStatusCode(): HttpStatus {
    return HttpStatus.BAD_REQUEST;
  }

  getHeaders(): HttpHeaders {
    return noHeaders();
  }

  getBody(): ProblemDetail {
    this.#body ??= ProblemDetail.forStatusAndDetail(this.getStatusCode(), 'Failed to parse multipart servlet request');
    return this.#body;
  }
}

/** 413: a body, or a part of one, has more bytes than are taken. Source: Spring `MaxUploadSizeExceededException`. */
export class MaxUploadSizeExceededException extends MultipartException implements ErrorResponse {
  /** Bytes; -1 where it is not known. */
  readonly maxUploadSize: number;
  #body: ProblemDetail | undefined;

  constructor(maxUploadSize: number, options?: ErrorOptions) {
    super(`Maximum upload size ${maxUploadSize >= 0 ? `of ${maxUploadSize} bytes ` : ''}exceeded`, options);
    this.maxUploadSize = maxUploadSize;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.PAYLOAD_TOO_LARGE;
  }

  getHeaders(): HttpHeaders {
    return noHeaders();
  }

  getBody(): ProblemDetail {
    this.#body ??= ProblemDetail.forStatusAndDetail(this.getStatusCode(), 'Maximum upload size exceeded');
    return this.#body;
  }
}
