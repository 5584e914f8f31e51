import type { Charset } from '../http/charset.js';
import type { HostAndPort, HttpHeaders } from '../http/http-headers.js';
import type { HttpRange } from '../http/http-range.js';
import type { LanguageRange } from '../http/language-range.js';
import type { MediaType } from '../http/media-type.js';

/** What predicates and handlers ask of a request's headers; errors as of {@link HttpHeaders}. Source: Spring `ServerRequest.Headers`. */
export class ServerRequestHeaders {
  readonly #headers: HttpHeaders;

  constructor(headers: HttpHeaders) {
    this.#headers = headers;
  }

  accept(): MediaType[] {
    return this.#headers.getAccept();
  }

  acceptCharset(): Charset[] {
    return this.#headers.getAcceptCharset();
  }

  acceptLanguage(): LanguageRange[] {
    return this.#headers.getAcceptLanguage();
  }

  /** Bytes; undefined where none is announced. */
  contentLength(): number | undefined {
    const length = this.#headers.getContentLength();
    return length < 0 ? undefined : length;
  }

  contentType(): MediaType | undefined {
    return this.#headers.getContentType();
  }

  host(): HostAndPort | undefined {
    return this.#headers.getHost();
  }

  range(): HttpRange[] {
    return this.#headers.getRange();
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
}
