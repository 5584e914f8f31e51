import { parseCacheControl } from '../http/cache-control.js';
import type { ReadableFields } from '../http/readable-fields.js';
import { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { DiskCache } from '../protocols/disk-cache.js';
import { Interruption } from '../protocols/interruption.js';
import type { Transport, TransportRequest, TransportResponse } from '../protocols/transport.js';
import { directivesOf, mayServeStale, mayStore, reuseOf } from './cache-rules.js';
import { answerFrom, gatewayTimeout } from './cached-answers.js';
import { type StoredResponse, StoredResponses } from './stored-responses.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const CONDITIONS = ['if-none-match', 'if-modified-since', 'if-match', 'if-unmodified-since', 'if-range'];
/** A body beyond this is passed on and not stored. */
const MOST_STORED = 50 * 1024 * 1024;

/**
 * A private HTTP cache (RFC 9111) before another transport. Only requests with `useHttpCache` go through it; certificates that
 * are not checked bring nothing into it.
 */
export class HttpCacheTransport implements Transport {
  readonly schemes: readonly string[];
  readonly followsRedirects: boolean;
  readonly seesChallenges: boolean;
  readonly canAllowInvalidTls: boolean;
  readonly #origin: Transport;
  readonly #stored: StoredResponses;
  readonly #store: DiskCache;

  constructor(origin: Transport, store: DiskCache) {
    this.schemes = origin.schemes;
    this.followsRedirects = origin.followsRedirects;
    this.seesChallenges = origin.seesChallenges;
    this.canAllowInvalidTls = origin.canAllowInvalidTls;
    this.#origin = origin;
    this.#store = store;
    this.#stored = new StoredResponses(store);
  }

  sendsFreely(url: string): boolean {
    return this.#origin.sendsFreely(url);
  }

  send(request: TransportRequest): Promise<TransportResponse> {
    const isOurs = request.useHttpCache && !request.allowInvalidTls;
    return isOurs ? this.#sendThroughCache(request) : this.#origin.send(request);
  }

  async close(): Promise<void> {
    await Promise.all([this.#origin.close(), this.#store.close()]);
  }

  async #sendThroughCache(request: TransportRequest): Promise<TransportResponse> {
    if (request.method !== 'GET') return this.#sendUnsafe(request);
    const asked = directivesOf(request.headers);
    const stored = await this.#find(request);
    const reuse = stored && reuseOf(stored.metadata, asked, Date.now());
    if (stored && reuse !== 'validate') {
      if (reuse === 'stale-while-revalidate') this.#revalidateInBackground(request, stored);
      return answerFrom(stored, request.headers);
    }
    if (asked.has('only-if-cached')) return gatewayTimeout(request.url);
    return this.#validate(request, stored);
  }

  /** A store that cannot be read is as good as an empty one. */
  async #find({ url, headers }: TransportRequest): Promise<StoredResponse | undefined> {
    return this.#stored.find(url, headers).catch(() => undefined);
  }

  async #validate(request: TransportRequest, stored: StoredResponse | undefined): Promise<TransportResponse> {
    const asked = directivesOf(request.headers);
    const isOwn = stored !== undefined && !CONDITIONS.some((name) => request.headers.has(name));
    const requestTime = Date.now();
    let response: TransportResponse;
    try {
      response = await this.#origin.send(isOwn ? withValidators(request, stored.metadata) : request);
    } catch (error) {
      if (stored === undefined || !ImageError.is(error, 'network')) throw error;
      const mayServe = mayServeStale(stored.metadata, asked, Date.now(), 'disconnected');
      return mayServe ? answerFrom(stored, request.headers) : gatewayTimeout(request.url);
    }
    const metadata = metadataOf(response, requestTime);
    if (stored && response.status >= 500 && mayServeStale(stored.metadata, asked, Date.now(), 'server-error')) {
      await discard(response);
      return answerFrom(stored, request.headers);
    }
    if (response.status !== 304) return this.#storing(request, response, metadata);
    if (stored === undefined || !confirms(metadata, stored.metadata)) return response;
    const renewed = { ...stored, metadata: stored.metadata.renewedBy(metadata) };
    await this.#stored.update(request.url, stored.id, renewed.metadata).catch(() => {});
    if (!isOwn) return response;
    await discard(response);
    return { ...answerFrom(renewed, request.headers), fromHttpCache: false };
  }

  /** Passes the body on, and stores it when it has come whole. */
  #storing(request: TransportRequest, response: TransportResponse, metadata: ResponseMetadata): TransportResponse {
    if (request.headers.has('range') || !mayStore(metadata, directivesOf(request.headers))) return response;
    const store = (data: Uint8Array<ArrayBuffer>) =>
      this.#stored.add(request.url, request.headers, withoutQualified(metadata), data).catch(() => {});
    return { ...response, body: collected(response.body, store) };
  }

  #revalidateInBackground(request: TransportRequest, stored: StoredResponse): void {
    this.#validate({ ...request, interruption: new Interruption() }, stored)
      .then(discard)
      .catch(() => {});
  }

  /** What changes something at the origin makes what is stored of it wrong (§4.4). */
  async #sendUnsafe(request: TransportRequest): Promise<TransportResponse> {
    const response = await this.#origin.send(request);
    if (SAFE.has(request.method) || response.status < 200 || response.status >= 400) return response;
    for (const url of changedURLs(request.url, response.headers)) await this.#stored.invalidate(url).catch(() => {});
    return response;
  }
}

function changedURLs(url: string, headers: ReadableFields): Set<string> {
  const urls = new Set([url]);
  for (const name of ['location', 'content-location']) {
    const target = headers.get(name);
    if (target === null || !URL.canParse(target, url)) continue;
    const changed = new URL(target, url);
    if (changed.origin === new URL(url).origin) urls.add(changed.href);
  }
  return urls;
}

function metadataOf({ url, status, headers }: TransportResponse, requestTime: number): ResponseMetadata {
  return new ResponseMetadata(url, status, headers, requestTime, Date.now());
}

function withValidators(request: TransportRequest, { etag, lastModified }: ResponseMetadata): TransportRequest {
  const headers = new Headers(request.headers);
  if (etag !== null) headers.set('if-none-match', etag);
  if (lastModified !== null) headers.set('if-modified-since', lastModified);
  return { ...request, headers };
}

/** A 304 that names another entity is not about what is stored. */
function confirms(confirmation: ResponseMetadata, stored: ResponseMetadata): boolean {
  const { etag } = confirmation;
  return etag === null || stored.etag === null || weak(etag) === weak(stored.etag);
}

const weak = (etag: string) => etag.replace(/^W\//, '');

/** Fields that `no-cache="…"` or `private="…"` names are not reused without asking: they are not stored. */
function withoutQualified(metadata: ResponseMetadata): ResponseMetadata {
  const directives = parseCacheControl(metadata.headers.get('cache-control'));
  const named = [directives.get('no-cache'), directives.get('private')].filter(Boolean).join(',');
  if (named === '') return metadata;
  const headers = new Headers(metadata.headers);
  for (const name of named.split(',')) if (name.trim() !== '') headers.delete(name.trim());
  const { url, status, requestTime, responseTime } = metadata;
  return new ResponseMetadata(url, status, headers, requestTime, responseTime);
}

async function* collected(
  body: AsyncIterable<Uint8Array>,
  store: (data: Uint8Array<ArrayBuffer>) => Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length <= MOST_STORED) chunks.push(chunk);
    yield chunk;
  }
  if (length > MOST_STORED) return;
  const data = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    data.set(chunk, position);
    position += chunk.length;
  }
  await store(data);
}

async function discard(response: TransportResponse): Promise<void> {
  for await (const _ of response.body);
}
