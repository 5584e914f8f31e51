import type { MaybePromise } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { HttpServletResponseWrapper } from '../servlet/http-servlet-response-wrapper.js';

const CONTENT_LENGTH = /^content-length$/i;

/**
 * Keeps the body instead of sending it, until `copyBodyToResponse`; the announced length is kept with it.
 * Source: Spring's `ContentCachingResponseWrapper`.
 */
export class ContentCachingResponseWrapper extends HttpServletResponseWrapper {
  #chunks: Uint8Array[] = [];
  #contentLength: number | undefined;

  /** What was written since the last copy. */
  get content(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }

  /** Sends what was written, its length with it, and commits the answer. */
  copyBodyToResponse(): MaybePromise<void> {
    const { content } = this;
    this.#forget();
    if (content.length === 0) return;
    if (!this.response.isCommitted && !this.response.containsHeader('Transfer-Encoding')) {
      this.response.contentLength = content.length;
    }
    return this.response.complete(content);
  }

  override write(chunk: string | Uint8Array): MaybePromise<void> {
    this.#chunks.push(this.#bytes(chunk));
  }

  override complete(body: string | Uint8Array): MaybePromise<void> {
    return this.write(body);
  }

  /** Does nothing: the body is not there yet. */
  override flushBuffer(): void {}

  override resetBuffer(): void {
    super.resetBuffer();
    this.#forget();
  }

  override reset(): void {
    super.reset();
    this.#forget();
    this.#contentLength = undefined;
  }

  override sendError(status: number, message?: string): void {
    this.#forget();
    super.sendError(status, message);
  }

  override sendRedirect(location: string, status?: number): void {
    this.#forget();
    super.sendRedirect(location, status);
  }

  override get contentLength(): number | undefined {
    return this.#contentLength;
  }

  override set contentLength(length: number | undefined) {
    this.#contentLength = length;
  }

  override setHeader(name: string, value: string): void {
    if (CONTENT_LENGTH.test(name)) this.#contentLength = Number(value);
    else super.setHeader(name, value);
  }

  override addHeader(name: string, value: string): void {
    if (CONTENT_LENGTH.test(name)) this.#contentLength = Number(value);
    else super.addHeader(name, value);
  }

  override removeHeader(name: string): void {
    if (CONTENT_LENGTH.test(name)) this.#contentLength = undefined;
    else super.removeHeader(name);
  }

  override containsHeader(name: string): boolean {
    return CONTENT_LENGTH.test(name) ? this.#contentLength !== undefined : super.containsHeader(name);
  }

  override getHeader(name: string): string | undefined {
    return CONTENT_LENGTH.test(name) ? this.#contentLength?.toString() : super.getHeader(name);
  }

  override getHeaders(name: string): string[] {
    const value = CONTENT_LENGTH.test(name) ? this.getHeader(name) : undefined;
    return value === undefined ? super.getHeaders(name) : [value];
  }

  #bytes(chunk: string | Uint8Array): Uint8Array {
    return typeof chunk === 'string' ? Charset.forName(this.characterEncoding ?? 'UTF-8').encode(chunk) : chunk;
  }

  #forget(): void {
    this.#chunks = [];
  }
}
