import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpInputMessage } from './http-message.js';

/** A servlet's request as a message. Source: Spring `ServletServerHttpRequest`. */
export class ServletServerHttpRequest implements HttpInputMessage {
  readonly servletRequest: HttpServletRequest;
  #headers: HttpHeaders | undefined = undefined;

  constructor(servletRequest: HttpServletRequest) {
    this.servletRequest = servletRequest;
  }

  get method(): HttpMethod {
    return HttpMethod.valueOf(this.servletRequest.method);
  }

  /** Absolute, with the query. */
  get uri(): URL {
    const { requestURL, queryString } = this.servletRequest;
    return new URL(queryString === undefined ? requestURL : `${requestURL}?${queryString}`);
  }

  get headers(): HttpHeaders {
    this.#headers ??= headersOf(this.servletRequest);
    return this.#headers;
  }

  /** Nothing is waited for where no body was announced. */
  readBody(): Uint8Array | Promise<Uint8Array> {
    return hasBody(this.servletRequest) ? this.servletRequest.readBody() : EMPTY;
  }
}

const EMPTY = new Uint8Array();

/** The headers of a request in the order in which they were sent. */
export function headersOf(request: HttpServletRequest): HttpHeaders {
  const headers = new HttpHeaders();
  for (const name of request.getHeaderNames()) headers.addAll(name, request.getHeaders(name));
  return headers;
}

function hasBody(request: HttpServletRequest): boolean {
  return request.contentLength > 0 || request.getHeader('transfer-encoding') !== undefined;
}
