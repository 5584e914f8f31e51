import { HeadersBuilder } from '../http/headers-builder.js';
import type { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus, HttpStatusCode } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import { HttpEntity } from './http-entity.js';

/** A whole answer. With `ETag` or `Last-Modified` a client that has it already is answered 304. Source: Spring `ResponseEntity`. */
export class ResponseEntity<T = unknown> extends HttpEntity<T> {
  readonly statusCode: HttpStatusCode;

  constructor(body: T | undefined, headers: HttpHeaders | undefined, status: HttpStatusCode | number) {
    super(body, headers);
    this.statusCode = codeOf(status);
  }

  static status(status: HttpStatusCode | number): ResponseEntityBuilder {
    return new ResponseEntityBuilder(codeOf(status));
  }

  static ok(): ResponseEntityBuilder;
  static ok<T>(body: T): ResponseEntity<T>;
  static ok<T>(...body: [] | [T]): ResponseEntityBuilder | ResponseEntity<T> {
    const builder = ResponseEntity.status(HttpStatus.OK);
    return body.length === 0 ? builder : builder.body(body[0]);
  }

  /** 200 with the value, or 404 where there is none. */
  static of<T>(value: T | null | undefined): ResponseEntity<T>;
  /** The status and body of a problem. */
  static of(problem: ProblemDetail): ResponseEntity<ProblemDetail>;
  static of(value: unknown): ResponseEntity {
    if (value instanceof ProblemDetail) return ResponseEntity.status(value.status).body(value);
    return value === undefined || value === null ? ResponseEntity.notFound().build() : ResponseEntity.ok(value);
  }

  /** The same for a value that is no problem. */
  static ofNullable<T>(value: T | null | undefined): ResponseEntity<T> {
    return ResponseEntity.of<T>(value);
  }

  static created(location: string | URL): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.CREATED).location(location);
  }

  static accepted(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.ACCEPTED);
  }

  static noContent(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.NO_CONTENT);
  }

  static badRequest(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.BAD_REQUEST);
  }

  static notFound(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.NOT_FOUND);
  }

  static unprocessableEntity(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  static internalServerError(): ResponseEntityBuilder {
    return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}

/** Puts an answer together: headers, then {@link body} or {@link build}. Source: Spring `ResponseEntity.BodyBuilder`. */
export class ResponseEntityBuilder extends HeadersBuilder {
  readonly #status: HttpStatusCode;

  constructor(status: HttpStatusCode) {
    super();
    this.#status = status;
  }

  body<T>(body: T): ResponseEntity<T> {
    return new ResponseEntity<T>(body, this.httpHeaders, this.#status);
  }

  /** Without a body. */
  build<T = void>(): ResponseEntity<T> {
    return new ResponseEntity<T>(undefined, this.httpHeaders, this.#status);
  }
}

function codeOf(status: HttpStatusCode | number): HttpStatusCode {
  return typeof status === 'number' ? HttpStatusCode.valueOf(status) : status;
}
