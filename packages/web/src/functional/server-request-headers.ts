import { IllegalArgumentException } from '@vernal/core';
import {
  HttpMediaTypeNotAcceptableException,
  HttpMediaTypeNotSupportedException,
} from '../errors/http-media-type-exceptions.js';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import type { Charset } from '../http/charset.js';
import type { HostAndPort, HttpHeaders } from '../http/http-headers.js';
import type { HttpRange } from '../http/http-range.js';
import type { LanguageRange } from '../http/language-range.js';
import type { MediaType } from '../http/media-type.js';

/**
 * What predicates and handlers ask of a request's headers. A malformed one is the client's mistake: 406 for `Accept`, 415 for
 * `Content-Type`, else 400 by a `ResponseStatusException` that names it. Source: Spring `ServerRequest.Headers`.
 */
export class ServerRequestHeaders {
  readonly #headers: HttpHeaders;

  constructor(headers: HttpHeaders) {
    this.#headers = headers;
  }

  accept(): MediaType[] {
    return this.#read(
      (headers) => headers.getAccept(),
      (reason) => new HttpMediaTypeNotAcceptableException(reason),
    );
  }

  acceptCharset(): Charset[] {
    return this.#read((headers) => headers.getAcceptCharset(), malformed('Accept-Charset'));
  }

  acceptLanguage(): LanguageRange[] {
    return this.#read((headers) => headers.getAcceptLanguage(), malformed('Accept-Language'));
  }

  /** Bytes; undefined where none is announced. */
  contentLength(): number | undefined {
    const length = this.#read((headers) => headers.getContentLength(), malformed('Content-Length'));
    return length < 0 ? undefined : length;
  }

  contentType(): MediaType | undefined {
    return this.#read(
      (headers) => headers.getContentType(),
      (reason) => new HttpMediaTypeNotSupportedException(reason, []),
    );
  }

  host(): HostAndPort | undefined {
    return this.#read((headers) => headers.getHost(), malformed('Host'));
  }

  range(): HttpRange[] {
    return this.#read((headers) => headers.getRange(), malformed('Range'));
  }

  /** All values of a header. */
  header(name: string): readonly string[] {
    return this.#headers.get(name) ?? [];
  }

  firstHeader(name: string): string | undefined {
    return this.#headers.getFirst(name);
  }

  asHttpHeaders(): HttpHeaders {
    return this.#headers;
  }

  toString(): string {
    return this.#headers.toString();
  }

  #read<T>(read: (headers: HttpHeaders) => T, failure: (reason: string) => Error): T {
    try {
      return read(this.#headers);
    } catch (error) {
      throw error instanceof IllegalArgumentException ? failure(error.message) : error;
    }
  }
}

function malformed(header: string): () => ResponseStatusException {
  return () => new ResponseStatusException(400, `The header '${header}' is malformed.`);
}
