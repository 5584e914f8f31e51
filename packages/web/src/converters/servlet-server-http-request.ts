import { ResponseStatusException } from '../errors/response-status-exception.js';
import { Charset } from '../http/charset.js';
import { HttpHeaders } from '../http/http-headers.js';
import { HttpMethod } from '../http/http-method.js';
import { InvalidMediaTypeException } from '../http/invalid-media-type-exception.js';
import { MediaType } from '../http/media-type.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { hasStreamedBody } from '../servlet/streamed-body.js';
import { formBody } from './form-http-message-converter.js';
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

  /** Absolute, with the query. Throws a `ResponseStatusException` (400) where the `Host` is none. */
  get uri(): URL {
    const { requestURL, queryString } = this.servletRequest;
    try {
      return new URL(queryString === undefined ? requestURL : `${requestURL}?${queryString}`);
    } catch (cause) {
      throw new ResponseStatusException(400, "The header 'Host' is malformed.", { cause });
    }
  }

  get headers(): HttpHeaders {
    this.#headers ??= headersOf(this.servletRequest);
    return this.#headers;
  }

  getContentType(): MediaType | undefined {
    const { contentType } = this.servletRequest;
    return contentType ? MediaType.parseMediaType(contentType) : undefined;
  }

  /** Nothing is waited for where no body was announced. A form that was posted without a query is written anew from the parameters. */
  readBody(): Uint8Array | Promise<Uint8Array> {
    const { servletRequest } = this;
    if (!hasBody(servletRequest)) return EMPTY;
    const isForm = isFormPost(servletRequest) && servletRequest.queryString === undefined;
    return isForm ? this.#formBody() : servletRequest.readBody();
  }

  async #formBody(): Promise<Uint8Array> {
    await this.servletRequest.prepareParameters();
    const charset = this.#charset ?? Charset.UTF_8;
    return Charset.UTF_8.encode(formBody(this.servletRequest.getParameterMap(), charset));
  }

  /** Of a content type that is none: undefined. */
  get #charset(): Charset | undefined {
    try {
      return this.getContentType()?.charset;
    } catch (error) {
      if (error instanceof InvalidMediaTypeException) return undefined;
      throw error;
    }
  }
}

const EMPTY = new Uint8Array();

/** The headers of a request in the order in which they were sent. */
export function headersOf(request: HttpServletRequest): HttpHeaders {
  const headers = new HttpHeaders();
  for (const name of request.getHeaderNames()) headers.addAll(name, request.getHeaders(name));
  return headers;
}

function isFormPost({ method, contentType }: HttpServletRequest): boolean {
  return method === 'POST' && contentType?.includes('application/x-www-form-urlencoded') === true;
}

function hasBody(request: HttpServletRequest): boolean {
  return request.contentLength > 0 || hasStreamedBody(request);
}
