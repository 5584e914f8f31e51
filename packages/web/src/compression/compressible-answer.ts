import type { Gzip } from 'node:zlib';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ResponseHeaders } from '../servlet/response-headers.js';

type RawResponse = HttpServletResponse['raw'];
type Headers = readonly string[] | Readonly<Record<string, string | string[]>>;
/** Loaded when something is compressed: most applications leave it to a proxy. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** Changes the headers of an answer that is to be compressed. */
type Prepare = (status: number, headers: ResponseHeaders) => boolean;

/**
 * Stands between a response and the network: its head waits until it is known whether a body follows in one piece, which is compressed
 * off this thread and sent with its length, or in several, which are sent as they come.
 */
export class CompressibleAnswer {
  readonly #raw: RawResponse;
  readonly #prepare: Prepare;
  /** What the answer does by itself. */
  readonly #own: Pick<RawResponse, 'writeHead' | 'write' | 'end' | 'flushHeaders'>;
  #head: { readonly status: number; readonly headers: ResponseHeaders } | undefined;
  #stream: Gzip | undefined;
  #isFlushing = false;

  constructor(raw: RawResponse, prepare: Prepare) {
    this.#raw = raw;
    this.#prepare = prepare;
    const { writeHead, write, end, flushHeaders } = raw;
    this.#own = { writeHead, write, end, flushHeaders };
    raw.writeHead = this.#writeHead as RawResponse['writeHead'];
  }

  readonly #writeHead = (status: number, given: Headers = []): RawResponse => {
    const raw = this.#raw;
    const headers = headersOf(given);
    if (!this.#prepare(status, headers)) return this.#sendHead(status, headers);
    this.#head = { status, headers };
    // for the one who has sent it, it is on its way
    Object.defineProperty(raw, 'headersSent', { value: true, configurable: true });
    raw.flushHeaders = () => this.#startStream();
    raw.write = ((chunk: string | Uint8Array) => this.#write(chunk)) as RawResponse['write'];
    raw.end = ((chunk?: string | Uint8Array) => this.#end(chunk ?? '')) as RawResponse['end'];
    return raw;
  };

  #sendHead(status: number, headers: ResponseHeaders): RawResponse {
    Reflect.deleteProperty(this.#raw, 'headersSent');
    const form = this.#raw.req.httpVersionMajor === 2 ? headers.grouped() : headers.list;
    return this.#own.writeHead.call(this.#raw, status, form as never);
  }

  #end(body: string | Uint8Array): RawResponse {
    const raw = this.#raw;
    const head = this.#head;
    if (this.#stream) this.#stream.end(body);
    else if (head && (raw.req.method === 'HEAD' || body.length === 0)) this.#sendWhole('');
    else {
      zlib().gzip(body, (error, compressed) => {
        if (error) {
          raw.destroy(error);
          return;
        }
        head?.headers.set('Content-Length', String(compressed.length));
        this.#sendWhole(compressed);
      });
    }
    return raw;
  }

  #sendWhole(body: string | Uint8Array): void {
    const raw = this.#raw;
    const { status, headers } = this.#head as { status: number; headers: ResponseHeaders };
    if (raw.destroyed) return;
    this.#sendHead(status, headers);
    // that of HTTP/2 calls write()
    Object.assign(raw, this.#own);
    raw.end(body);
  }

  #write(chunk: string | Uint8Array): boolean {
    this.#startStream();
    const stream = this.#stream as Gzip;
    const hasRoom = stream.write(chunk);
    this.#flushSoon(stream);
    return hasRoom;
  }

  /** A client sees what was written when it was written; what is written in one go is flushed once. */
  #flushSoon(stream: Gzip): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    setImmediate(() => {
      this.#isFlushing = false;
      if (!stream.writableEnded && !stream.destroyed) stream.flush();
    });
  }

  #startStream(): void {
    if (this.#stream || !this.#head) return;
    const raw = this.#raw;
    const { write, end, flushHeaders } = this.#own;
    this.#sendHead(this.#head.status, this.#head.headers);
    flushHeaders.call(raw);
    const stream = zlib().createGzip();
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      if (!Reflect.apply(write, raw, [chunk])) stream.pause();
    });
    stream.on('end', () => Reflect.apply(end, raw, []));
    // who writes waits for this one, whichever of the two buffers was full
    stream.on('drain', () => raw.emit('drain'));
    raw.on('drain', () => {
      if (!raw.writableNeedDrain) stream.resume();
    });
    raw.once('close', () => stream.destroy());
  }
}

function headersOf(given: Headers): ResponseHeaders {
  const headers = new ResponseHeaders();
  if (Array.isArray(given)) headers.list.push(...(given as readonly string[]));
  else {
    for (const [name, values] of Object.entries(given as Readonly<Record<string, string | string[]>>)) {
      for (const value of [values].flat()) headers.list.push(name, value);
    }
  }
  return headers;
}
