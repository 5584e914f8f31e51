import { IllegalArgumentException, IllegalStateException, isPromiseLike, type MaybePromise } from '@vernal/core';
import { Charset } from '../http/charset.js';
import { AnswerBatch } from './answer-batch.js';
import { isClientGone } from './client-gone.js';
import { charsetOf, withCharset } from './content-type.js';
import { HttpServletResponse } from './http-servlet-response.js';
import { ClientAbortException } from './request-body.js';
import { ResponseHeaders, sameName } from './response-headers.js';

/** How far an answer is. A suspended one takes headers but no body, a committed one a body but no headers. */
type Phase = 'open' | 'suspended' | 'committed' | 'ended';

const ANSWERS = new AnswerBatch();
const CONTENT_TYPE = 'Content-Type';
const CONTENT_LANGUAGE = 'Content-Language';
const CONTENT_LENGTH = 'Content-Length';
const DEFAULT_BUFFER_SIZE = 8192;

/** An answer that goes over the network. Every field is there from the start, so that all answers have one shape. */
export class NodeHttpServletResponse extends HttpServletResponse {
  readonly raw: HttpServletResponse['raw'];
  bufferSize = DEFAULT_BUFFER_SIZE;
  /** Called once before status and headers are sent; what it sets before it returns is sent too. */
  beforeCommit: (() => MaybePromise<void>) | undefined = undefined;
  readonly #headers = new ResponseHeaders();
  #phase: Phase = 'open';
  #status = 200;
  #charset: Charset | undefined = undefined;
  #locale: Intl.Locale | undefined = undefined;
  #chunks: (string | Uint8Array)[] | undefined = undefined;
  #size = 0;
  #committing: Promise<void> | undefined = undefined;
  #error: { readonly status: number; readonly message: string | undefined } | undefined = undefined;

  constructor(raw: HttpServletResponse['raw']) {
    super();
    this.raw = raw;
  }

  get status(): number {
    return this.#status;
  }

  set status(status: number) {
    if (this.#takesHeaders) this.#status = checkedStatus(status);
  }

  get isCommitted(): boolean {
    return this.#phase !== 'open';
  }

  /** Whether status and headers are on their way: it is too late for another answer. */
  get isSent(): boolean {
    return !this.#takesHeaders;
  }

  get error(): { readonly status: number; readonly message: string | undefined } | undefined {
    return this.#error;
  }

  get #takesHeaders(): boolean {
    return this.#phase === 'open' || this.#phase === 'suspended';
  }

  setHeader(name: string, value: string): void {
    if (!this.#takesHeaders) return;
    if (sameName(name, CONTENT_TYPE)) this.contentType = value;
    else this.#headers.set(name, value);
  }

  addHeader(name: string, value: string): void {
    if (!this.#takesHeaders) return;
    if (sameName(name, CONTENT_TYPE)) this.contentType = value;
    else this.#headers.add(name, value);
  }

  removeHeader(name: string): void {
    if (this.#takesHeaders) this.#headers.remove(name);
  }

  containsHeader(name: string): boolean {
    return this.#headers.indexOf(name) >= 0;
  }

  getHeader(name: string): string | undefined {
    return this.#headers.get(name);
  }

  getHeaders(name: string): string[] {
    return this.#headers.getAll(name);
  }

  getHeaderNames(): string[] {
    return this.#headers.names();
  }

  addCookie(cookie: { toString(): string }): void {
    this.addHeader('Set-Cookie', cookie.toString());
  }

  get contentType(): string | undefined {
    return this.#headers.get(CONTENT_TYPE);
  }

  set contentType(type: string | undefined) {
    if (!this.#takesHeaders) return;
    if (type === undefined) {
      this.#headers.remove(CONTENT_TYPE);
      return;
    }
    const charset = type.includes('=') ? charsetOf(type) : undefined;
    if (charset !== undefined) this.#charset = Charset.forName(charset);
    const complete = charset === undefined && this.#charset !== undefined;
    this.#headers.set(CONTENT_TYPE, complete ? withCharset(type, this.#charset?.name) : type);
  }

  get characterEncoding(): string | undefined {
    return this.#charset?.name;
  }

  set characterEncoding(name: string | undefined) {
    if (!this.#takesHeaders) return;
    this.#charset = name === undefined ? undefined : Charset.forName(name);
    const type = this.contentType;
    if (type !== undefined) this.#headers.set(CONTENT_TYPE, withCharset(type, name));
  }

  get contentLength(): number | undefined {
    const length = this.#headers.get(CONTENT_LENGTH);
    return length === undefined ? undefined : Number(length);
  }

  set contentLength(length: number | undefined) {
    if (length === undefined) this.removeHeader(CONTENT_LENGTH);
    else this.setHeader(CONTENT_LENGTH, String(length));
  }

  get locale(): Intl.Locale | undefined {
    return this.#locale;
  }

  set locale(locale: Intl.Locale | undefined) {
    if (!this.#takesHeaders) return;
    this.#locale = locale;
    if (locale) this.#headers.set(CONTENT_LANGUAGE, locale.toString());
    else this.#headers.remove(CONTENT_LANGUAGE);
  }

  write(chunk: string | Uint8Array): void | Promise<void> {
    if (this.#phase === 'suspended' || this.#phase === 'ended' || chunk.length === 0) return;
    const data = this.#encoded(chunk);
    if (this.#phase === 'committed' && !this.#committing) return this.#writeOut(data);
    this.#keep(data);
    if (this.#size > this.bufferSize) return this.flushBuffer();
  }

  complete(body: string | Uint8Array): void | Promise<void> {
    if (this.#phase === 'suspended' || this.#phase === 'ended') return;
    if (this.#phase === 'open' && !this.#chunks && !this.beforeCommit) {
      this.#phase = 'ended';
      this.#sendWhole(this.#encoded(body));
      return;
    }
    if (body.length > 0) this.#keep(this.#encoded(body));
    return this.finish();
  }

  flushBuffer(): void | Promise<void> {
    if (this.#phase === 'committed') return this.#committing;
    if (this.#phase === 'open') return this.#afterHook('committed', () => this.#startStreaming());
  }

  /** Sends what is still to be sent and ends the answer. The container calls it when all is done. */
  finish(): void | Promise<void> {
    if (this.#phase === 'ended') return this.#committing;
    if (this.#phase !== 'committed') return this.#afterHook('ended', () => this.#sendWhole(this.#takeChunks()));
    this.#phase = 'ended';
    if (this.#committing) return this.#committing.then(() => this.#endStream());
    this.#endStream();
  }

  resetBuffer(): void {
    this.#refuseOnceSent('resetBuffer');
    this.#chunks = undefined;
    this.#size = 0;
  }

  reset(): void {
    this.resetBuffer();
    this.#status = 200;
    this.#headers.clear();
    this.#charset = undefined;
    this.#locale = undefined;
  }

  sendError(status: number, message?: string): void {
    this.#refuseOnceSent('sendError');
    this.resetBuffer();
    this.#status = checkedStatus(status);
    this.#error = { status, message };
    this.#phase = 'suspended';
  }

  sendRedirect(location: string, status = 302): void {
    this.#refuseOnceSent('sendRedirect');
    this.resetBuffer();
    this.#status = checkedStatus(status);
    this.#headers.set('Location', location.replace(/[^\x21-\x7e]+/gu, encodeURIComponent));
    this.#phase = 'suspended';
  }

  /** From now on nothing is added to the body: another servlet has answered. */
  suspend(): void {
    if (this.#phase === 'open') this.#phase = 'suspended';
  }

  /** Lets an error page answer: what `sendError` was called with is forgotten. */
  resume(): void {
    this.#error = undefined;
    if (this.#phase === 'suspended') this.#phase = 'open';
  }

  /** Breaks the connection, so that the client sees that the answer is not complete; one that is complete goes its way. */
  abort(): void {
    if (this.#phase === 'ended' && !this.#committing && this.raw.headersSent) return;
    this.#phase = 'ended';
    this.raw.destroy();
  }

  #refuseOnceSent(method: string): void {
    if (this.#takesHeaders) return;
    throw new IllegalStateException(`${method}() after the answer has been committed`);
  }

  #encoded(chunk: string | Uint8Array): string | Uint8Array {
    if (typeof chunk !== 'string' || this.#charset === undefined || this.#charset === Charset.UTF_8) return chunk;
    return this.#charset.encode(chunk);
  }

  #keep(data: string | Uint8Array): void {
    if (this.#chunks) this.#chunks.push(data);
    else this.#chunks = [data];
    this.#size += Buffer.byteLength(data);
  }

  #takeChunks(): string | Uint8Array {
    const chunks = this.#chunks;
    this.#chunks = undefined;
    if (chunks === undefined) return '';
    if (chunks.length === 1) return chunks[0] as string | Uint8Array;
    return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)));
  }

  #afterHook(phase: Phase, send: () => MaybePromise<void>): MaybePromise<void> {
    const hook = this.beforeCommit;
    this.beforeCommit = undefined;
    const pending = hook?.();
    this.#phase = phase;
    if (!isPromiseLike(pending)) return send();
    this.#committing = pending.then(send).finally(() => {
      this.#committing = undefined;
    });
    return this.#committing;
  }

  #startStreaming(): MaybePromise<void> {
    if (this.#status === 205) this.#headers.set(CONTENT_LENGTH, '0');
    this.#writeHead();
    if (this.#chunks) return this.#writeOut(this.#takeChunks());
    this.raw.flushHeaders();
  }

  #sendWhole(content: string | Uint8Array): void {
    let body = content;
    if (this.#status === 205) {
      this.#headers.set(CONTENT_LENGTH, '0');
      body = '';
    }
    const headOnly = body.length === 0 && (this.#status === 304 || this.raw.req.method === 'HEAD');
    if (!headOnly && !this.containsHeader(CONTENT_LENGTH)) {
      this.#headers.list.push(CONTENT_LENGTH, String(Buffer.byteLength(body)));
    }
    this.#writeHead();
    ANSWERS.end(this.raw, this.#headers.isAscii ? body : bytesOf(body));
  }

  #endStream(): void {
    const rest = this.#takeChunks();
    this.raw.end(this.#status === 205 ? undefined : this.#sendableBytes(rest));
  }

  /** Headers stand in one text with a text that follows them, as UTF-8. Node.js (20 to 26) sends memory of its own in place of texts that `node:http2` writes together. */
  #sendableBytes(data: string | Uint8Array): string | Uint8Array {
    return this.#headers.isAscii && this.raw.req.httpVersionMajor !== 2 ? data : bytesOf(data);
  }

  #writeHead(): void {
    const { raw } = this;
    if (raw.headersSent || raw.destroyed) return;
    const headers = this.#headers;
    const status = this.#status;
    if (status === 204 || status === 304) headers.remove(CONTENT_LENGTH);
    if (status === 304 || status === 205) {
      headers.remove(CONTENT_TYPE);
      if (this.#locale) headers.remove(CONTENT_LANGUAGE);
    }
    if (raw.req.httpVersionMajor === 2) raw.writeHead(status, headers.grouped());
    else raw.writeHead(status, headers.list);
  }

  #writeOut(data: string | Uint8Array): MaybePromise<void> {
    const { raw } = this;
    if (this.#status === 205) return;
    if (isClientGone(raw)) throw new ClientAbortException('The client went away before the answer was complete');
    if (raw.write(this.#sendableBytes(data))) return;
    return new Promise((resolve) => {
      const go = () => {
        raw.off('drain', go).off('close', go);
        resolve();
      };
      raw.on('drain', go).on('close', go);
    });
  }
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data) : data;
}

/** What Node refuses to send would be found out when nothing can be answered any more. */
function checkedStatus(status: number): number {
  if (status >= 100 && status <= 999) return status;
  throw new IllegalArgumentException(`${status} is no status code: it has three digits`);
}
