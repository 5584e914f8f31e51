import type { Readable } from 'node:stream';
import type { MaybePromise } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HttpOutputMessage } from './http-message.js';

/**
 * A servlet's answer as a message: its headers reach the answer together with the body, so that nothing is left behind where no
 * converter can write. Source: Spring `ServletServerHttpResponse`.
 */
export class ServletServerHttpResponse implements HttpOutputMessage {
  readonly servletResponse: HttpServletResponse;
  #headers: HttpHeaders | undefined = undefined;
  #headersWritten = false;

  constructor(servletResponse: HttpServletResponse) {
    this.servletResponse = servletResponse;
  }

  get headers(): HttpHeaders {
    this.#headers ??= new HttpHeaders();
    return this.#headers;
  }

  /** Whether a header is set here or was set on the answer before. */
  containsHeader(name: string): boolean {
    return (this.#headers?.containsKey(name) ?? false) || this.servletResponse.containsHeader(name);
  }

  get contentType(): string | undefined {
    return this.#headers?.getFirst(HttpHeaders.CONTENT_TYPE) ?? this.servletResponse.contentType;
  }

  setDefaultContentType(text: string): void {
    if (this.contentType !== undefined) return;
    if (this.#headers) this.#headers.set(HttpHeaders.CONTENT_TYPE, text);
    else this.servletResponse.contentType = text;
  }

  setDefaultContentLength(bytes: number): void {
    if (!this.containsHeader(HttpHeaders.CONTENT_LENGTH)) this.headers.setContentLength(bytes);
  }

  /** Adds the headers to those that the answer has; the length is one only. */
  writeHeaders(): void {
    if (this.#headersWritten) return;
    this.#headersWritten = true;
    const { servletResponse } = this;
    for (const [name, values] of this.#headers ?? []) {
      const isLength = name.toLowerCase() === 'content-length';
      for (const value of values) {
        if (isLength) servletResponse.setHeader(name, value);
        else servletResponse.addHeader(name, value);
      }
    }
  }

  write(body: string | Uint8Array): MaybePromise<void> {
    this.writeHeaders();
    return this.servletResponse.complete(body);
  }

  async writeStream(body: Readable): Promise<void> {
    this.writeHeaders();
    for await (const chunk of body) await this.servletResponse.write(chunk as Uint8Array);
    await this.servletResponse.flushBuffer();
  }

  /** Sends the answer without a body where nothing was written. */
  flush(): MaybePromise<void> {
    this.writeHeaders();
    if (!this.servletResponse.isCommitted) return this.servletResponse.complete('');
  }
}
