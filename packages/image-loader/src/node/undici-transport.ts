import { Duplex, pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { ReadableFields } from '../http/readable-fields.js';
import { partsOf } from '../http/url-parts.js';
import { ImageError } from '../model/image-error.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { ConnectionTimer, type ConnectionTiming } from './connection-timer.js';
import { isSpecialAddress, lookupPublic, NOT_PUBLIC } from './public-addresses.js';
import { ResponseBody } from './response-body.js';

/** How the transport connects. */
export interface UndiciTransportOptions {
  /** A dispatcher of the application's own (a proxy, say); it is not closed with the transport. Default: an own Agent. */
  readonly dispatcher?: Dispatcher;
  /** Whether an own Agent offers HTTP/2. Default false. */
  readonly http2?: boolean;
  /** Connections of an own Agent to one origin. Default 6; a downloader's default is its `maxConcurrentDownloads`. */
  readonly connections?: number;
  /** How long an own Agent waits for a connection, its TLS handshake included, in ms. Default: as long as the download may. */
  readonly connectTimeout?: number;
  /**
   * Whether an own Agent connects to addresses of the public internet alone (`forbidden` otherwise), redirects and names that
   * point elsewhere included. For servers that load what strangers name. Default false.
   */
  readonly publicAddressesOnly?: boolean;
}

const TLS_ERROR = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/;
const TIMEOUT_ERROR = /^(UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/;

/** HTTP over undici. The only time limits are the caller's: its interruption. */
export class UndiciTransport implements Transport {
  readonly schemes = ['http:', 'https:'];
  readonly followsRedirects = false;
  readonly seesChallenges = true;
  readonly canAllowInvalidTls = true;
  readonly #options: UndiciTransportOptions;
  readonly #timer = new ConnectionTimer();
  #checked: Agent | undefined;
  #lax: Agent | undefined;

  constructor(options: UndiciTransportOptions = {}) {
    this.#options = options;
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    const { interruption } = request;
    return new Promise((resolve, reject) => {
      if (interruption.reason) {
        reject(interruption.reason);
        return;
      }
      const { origin, hostname, path } = partsOf(request.url)!;
      if (this.#options.publicAddressesOnly && isSpecialAddress(hostname)) {
        reject(new ImageError('forbidden', request.url, `${hostname} is no public address`, { reason: 'address' }));
        return;
      }
      const connection: ConnectionTiming = {};
      const fail = (error: Error, started: boolean) => failure(error, request.url, started);
      const body = new ResponseBody(interruption, fail, reject, (status, headers) => {
        connection.firstByte = body.firstByte;
        const content = decompressed(body, status, headers, fail);
        resolve({ url: request.url, status, headers, body: content, timing: connection });
      });
      const { method, body: content = null } = request;
      const dispatcher = this.#dispatcherFor(request);
      const options = {
        origin,
        path,
        method: method as Dispatcher.HttpMethod,
        headers: headerList(request.headers),
        body: content,
        headersTimeout: 0,
        bodyTimeout: 0,
      };
      this.#timer.during(connection, () => dispatcher.dispatch(options, body));
    });
  }

  sendsFreely(): boolean {
    return true;
  }

  async close(): Promise<void> {
    const agents = [this.#checked, this.#lax].filter((agent) => agent !== undefined);
    this.#checked = undefined;
    this.#lax = undefined;
    await Promise.all(agents.map((agent) => agent.destroy()));
  }

  #dispatcherFor({ allowInvalidTls }: TransportRequest): Dispatcher {
    const { dispatcher } = this.#options;
    if (allowInvalidTls) {
      this.#lax ??= this.#newAgent({ rejectUnauthorized: false });
      return this.#lax;
    }
    if (dispatcher) return dispatcher;
    this.#checked ??= this.#newAgent({});
    return this.#checked;
  }

  #newAgent(tls: { readonly rejectUnauthorized?: boolean }): Agent {
    const { http2: allowH2 = false, connections = 6, publicAddressesOnly = false, connectTimeout = 0 } = this.#options;
    const lookup = this.#timer.lookup(publicAddressesOnly ? lookupPublic : undefined);
    const connect = this.#timer.connector(buildConnector({ allowH2, timeout: connectTimeout, lookup, ...tls }));
    return new Agent({ allowH2, connections, connect });
  }
}

function headerList(headers: Headers): string[] {
  const list: string[] = [];
  let saysCodings = false;
  headers.forEach((value, name) => {
    if (name === 'accept-encoding') saysCodings = true;
    list.push(name, value);
  });
  if (!saysCodings) list.push('accept-encoding', 'gzip, deflate, br');
  return list;
}

/** @param started whether the answer's head had come */
function failure(error: Error, url: string, started: boolean): Error {
  if (error instanceof ImageError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === NOT_PUBLIC) return ImageError.from(error, 'forbidden', url);
  if (TIMEOUT_ERROR.test(code)) return ImageError.from(error, 'timeout', url);
  if (started) return ImageError.from(error, 'truncated', url);
  return ImageError.from(error, TLS_ERROR.test(code) ? 'tls' : 'network', url);
}

type Failure = (error: Error, started: boolean) => Error;

/** The content as it was before the codings that the origin applied, in reverse order; unknown ones are left to the decoder's judgement. */
function decompressed(body: AsyncIterable<Uint8Array>, status: number, headers: ReadableFields, fail: Failure) {
  const field = headers.get('content-encoding');
  if (field === null || status === 304) return body;
  const codings = field.split(',').map((coding) => coding.trim().toLowerCase());
  const decoders = codings.reverse().map(decoderOf);
  if (decoders.includes(undefined)) return body;
  const streams = decoders as Duplex[];
  const last = streams.at(-1)!;
  pipeline([Readable.from(body, { objectMode: false }), ...streams], () => {});
  return withFailures(last, fail);
}

async function* withFailures(stream: AsyncIterable<Uint8Array>, fail: Failure): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw fail(error as Error, true);
  }
}

/** Some origins send deflate without the frame that its name stands for (RFC 9110 §8.4.1.2). */
function inflate(): Duplex {
  return Duplex.from(async function* (source: AsyncIterable<Uint8Array>) {
    const chunks = source[Symbol.asyncIterator]();
    const first = await chunks.next();
    if (first.done) return;
    const isFramed = (first.value[0]! & 0x0f) === 8;
    const decoder = isFramed ? createInflate() : createInflateRaw();
    const whole = async function* () {
      yield first.value;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    };
    pipeline(whole, decoder, () => {});
    yield* decoder;
  });
}

function decoderOf(coding: string): Duplex | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return inflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
