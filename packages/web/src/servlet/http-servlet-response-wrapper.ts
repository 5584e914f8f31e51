import { HttpServletResponse } from './http-servlet-response.js';

/**
 * An answer that differs from another one in what a subclass overrides; all else goes to the wrapped one.
 * Source: Servlet 6.0 `HttpServletResponseWrapper`.
 */
export class HttpServletResponseWrapper extends HttpServletResponse {
  /** The wrapped answer. */
  readonly response: HttpServletResponse;

  constructor(response: HttpServletResponse) {
    super();
    this.response = response;
  }

  get raw(): HttpServletResponse['raw'] {
    return this.response.raw;
  }

  get status(): number {
    return this.response.status;
  }

  set status(status: number) {
    this.response.status = status;
  }

  get isCommitted(): boolean {
    return this.response.isCommitted;
  }

  setHeader(name: string, value: string): void {
    this.response.setHeader(name, value);
  }

  addHeader(name: string, value: string): void {
    this.response.addHeader(name, value);
  }

  removeHeader(name: string): void {
    this.response.removeHeader(name);
  }

  containsHeader(name: string): boolean {
    return this.response.containsHeader(name);
  }

  getHeader(name: string): string | undefined {
    return this.response.getHeader(name);
  }

  getHeaders(name: string): string[] {
    return this.response.getHeaders(name);
  }

  getHeaderNames(): string[] {
    return this.response.getHeaderNames();
  }

  addCookie(cookie: { toString(): string }): void {
    this.response.addCookie(cookie);
  }

  get contentType(): string | undefined {
    return this.response.contentType;
  }

  set contentType(type: string | undefined) {
    this.response.contentType = type;
  }

  get characterEncoding(): string | undefined {
    return this.response.characterEncoding;
  }

  set characterEncoding(name: string | undefined) {
    this.response.characterEncoding = name;
  }

  get contentLength(): number | undefined {
    return this.response.contentLength;
  }

  set contentLength(length: number | undefined) {
    this.response.contentLength = length;
  }

  get locale(): Intl.Locale | undefined {
    return this.response.locale;
  }

  set locale(locale: Intl.Locale | undefined) {
    this.response.locale = locale;
  }

  get bufferSize(): number {
    return this.response.bufferSize;
  }

  set bufferSize(size: number) {
    this.response.bufferSize = size;
  }

  write(chunk: string | Uint8Array): void | Promise<void> {
    return this.response.write(chunk);
  }

  complete(body: string | Uint8Array): void | Promise<void> {
    return this.response.complete(body);
  }

  flushBuffer(): void | Promise<void> {
    return this.response.flushBuffer();
  }

  resetBuffer(): void {
    this.response.resetBuffer();
  }

  reset(): void {
    this.response.reset();
  }

  sendError(status: number, message?: string): void {
    this.response.sendError(status, message);
  }

  sendRedirect(location: string, status?: number): void {
    this.response.sendRedirect(location, status);
  }

  get error(): { readonly status: number; readonly message: string | undefined } | undefined {
    return this.response.error;
  }
}

/** The answer at the bottom of all wrappers. */
export function unwrapResponse(response: HttpServletResponse): HttpServletResponse {
  let candidate = response;
  while (candidate instanceof HttpServletResponseWrapper) candidate = candidate.response;
  return candidate;
}
