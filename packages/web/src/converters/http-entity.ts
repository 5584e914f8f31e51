import type { HeadersInit } from '../http/header-map.js';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpMethod } from '../http/http-method.js';

/**
 * Headers and body. As a handler's parameter the body is read as the type that `@RequestBody({ type })` beside it names.
 * Source: Spring `HttpEntity`.
 */
export class HttpEntity<T = unknown> {
  readonly body: T | undefined;
  readonly headers: HttpHeaders;

  constructor(body?: T, headers: HttpHeaders | HeadersInit = []) {
    this.body = body;
    this.headers = headers instanceof HttpHeaders ? headers : new HttpHeaders(headers);
  }

  get hasBody(): boolean {
    return this.body !== undefined && this.body !== null;
  }
}

/** A whole request. Source: Spring `RequestEntity`. */
export class RequestEntity<T = unknown> extends HttpEntity<T> {
  readonly method: HttpMethod;
  readonly url: URL;

  constructor(body: T | undefined, headers: HttpHeaders, method: HttpMethod, url: URL) {
    super(body, headers);
    this.method = method;
    this.url = url;
  }
}
