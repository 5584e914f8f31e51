import { mergeHeaders } from '../http/merge-headers.js';
import { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { DownloadMetrics, ImageDownload, ImageLoaderRequest } from '../protocols/image-loader.js';
import type { TransportResponse } from '../protocols/transport.js';
import { Deferred } from '../tasks/deferred.js';
import { IdleTimer } from '../tasks/idle-timer.js';
import { BodyBuffer } from './body-buffer.js';
import { addConditions } from './conditional-requests.js';
import { drain, type Exchanged, exchange } from './exchange.js';
import { ImageDownloadToken, type TokenHost } from './image-download-token.js';
import {
  DEFAULT_DOWNLOAD_TIMEOUT,
  DEFAULT_MAX_BYTES,
  type DownloadDescription,
  type DownloadOperation,
  type DownloadSession,
  type DownloadState,
} from './image-downloader-config.js';
import { checkResponse, expectedLength } from './response-checks.js';
import { retryDelay } from './retry-policy.js';

/** One download, from its turn in the queue to its end, for all who asked for the same. Source: SDWebImageDownloaderOperation. */
export class ImageDownloaderOperation implements DownloadOperation, TokenHost {
  readonly url: string;
  protected readonly description: DownloadDescription;
  protected readonly session: DownloadSession;
  readonly #tokens = new Set<ImageDownloadToken>();
  readonly #queuedAt = performance.now();
  #state: DownloadState = 'queued';
  #abort = new AbortController();
  #interruption = new Deferred<never>();
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #startedAt = 0;
  #tries = 0;
  #requests = 0;
  #received = 0;
  #expected = -1;
  #reportedAt = 0;
  #request: ImageDownloadRequest | undefined;
  #response: ResponseMetadata | undefined;

  constructor(description: DownloadDescription, session: DownloadSession) {
    this.url = description.url;
    this.description = description;
    this.session = session;
  }

  get state(): DownloadState {
    return this.#state;
  }

  /** The highest of the callers'. */
  get priority(): ImagePriority {
    const priorities = new Set([...this.#tokens].map((token) => token.priority));
    return priorities.has('high') ? 'high' : priorities.has('normal') ? 'normal' : 'low';
  }

  get request(): ImageDownloadRequest | undefined {
    return this.#request;
  }

  get response(): ResponseMetadata | undefined {
    return this.#response;
  }

  addCaller(request: ImageLoaderRequest): ImageDownloadToken {
    const token = new ImageDownloadToken(request, this);
    this.#tokens.add(token);
    if (this.#tokens.size > 1) this.priorityChanged();
    if (this.#state === 'running') queueMicrotask(() => token.report(0, this.#expected));
    return token;
  }

  removeCaller(token: ImageDownloadToken): void {
    this.#tokens.delete(token);
    if (this.#tokens.size === 0) this.cancel();
    else this.priorityChanged();
  }

  priorityChanged(): void {
    this.session.rerank(this);
  }

  async start(): Promise<void> {
    if (this.#state !== 'queued') return;
    this.#state = 'running';
    this.#begin();
    try {
      this.#finish(await Promise.race([this.download(), this.#interruption.promise]));
    } catch (error) {
      this.#fail(ImageError.from(error, 'network', this.url));
    }
  }

  cancel(reason?: unknown): void {
    if (this.#state !== 'queued' && this.#state !== 'running') return;
    const started = this.#tries > 0;
    this.#end('cancelled', started);
    this.#interrupt(ImageError.cancelled(this.url, reason));
    this.#settle((token) => token.reject(ImageError.cancelled(this.url, reason)));
    if (started) this.session.notifier.emit('stop', this);
  }

  /** The download itself. A subclass may do something before, after or in place of it. */
  protected async download(): Promise<ImageDownload> {
    const request = await this.prepareRequest().catch((error: unknown) => {
      throw ImageError.from(error, 'forbidden', this.url);
    });
    const exchanged = await this.#exchange(request);
    const metadata = await this.#readHead(exchanged);
    const body = await this.#receive(exchanged.response);
    const data = await this.#decrypt(body, metadata);
    return { data, metadata, metrics: this.#metrics(exchanged.response) };
  }

  /** The request with all its headers: the downloader's, the caller's, the conditions; then the filter; then the modifier. */
  protected async prepareRequest(): Promise<ImageDownloadRequest> {
    const { url, session, description } = this;
    const { headersFilter, requestModifier } = session.settings;
    let headers = mergeHeaders(session.headers, description.context.headers);
    addConditions(headers, description.cached);
    if (headersFilter) headers = new Headers((await headersFilter(url, headers)) ?? headers);
    const request: ImageDownloadRequest = { url, method: 'GET', headers };
    const modifier = description.context.requestModifier ?? requestModifier;
    const modified = modifier ? await modifier(request) : request;
    if (modified === null) {
      throw new ImageError('forbidden', url, 'The request modifier refused the request', {
        reason: 'request-modifier',
      });
    }
    this.#request = modified;
    return modified;
  }

  async #exchange(request: ImageDownloadRequest): Promise<Exchanged> {
    const { url, session, description } = this;
    const {
      useHttpCache = false,
      handleCookies = false,
      allowInvalidTls = false,
      continueInBackground = false,
    } = description.options;
    if (allowInvalidTls && !session.transport.canAllowInvalidTls) {
      throw new ImageError('unsupported', url, 'allowInvalidTls cannot be honoured here');
    }
    const timer = this.#idleTimer();
    try {
      return await exchange(request, {
        ...session,
        url,
        transportOptions: {
          priority: this.priority,
          useHttpCache,
          handleCookies,
          allowInvalidTls,
          continueInBackground,
          signal: this.#abort.signal,
        },
        onRequest: () => {
          this.#requests++;
          timer.touch();
        },
      });
    } finally {
      timer.stop();
    }
  }

  async #readHead({ response, requestTime, responseTime }: Exchanged): Promise<ResponseMetadata> {
    const { url, session, description } = this;
    let metadata = ResponseMetadata.of(response.url, response.status, response.headers, requestTime, responseTime);
    try {
      const modifier = description.context.responseModifier ?? session.settings.responseModifier;
      const modified = modifier ? await this.#asking(() => modifier(metadata)) : metadata;
      if (modified === null) throw new ImageError('response', url, 'The response modifier refused the answer');
      metadata = modified;
      const ignored = description.options.ignoreCachedResponse === true && response.fromHttpCache === true;
      checkResponse(metadata, url, session.settings, ignored);
    } catch (error) {
      void drain(response).catch(() => {});
      throw error;
    }
    this.#response = metadata;
    session.notifier.emit('response', this);
    return metadata;
  }

  async #receive(response: TransportResponse): Promise<Uint8Array<ArrayBuffer>> {
    const { maxBytes = DEFAULT_MAX_BYTES } = this.session.settings;
    const decrypts = this.#decryptor !== undefined;
    const expected = expectedLength(response.headers);
    this.#report(0, expected);
    const buffer = new BodyBuffer(this.url, expected, maxBytes);
    const timer = this.#idleTimer();
    try {
      timer.touch();
      for await (const chunk of response.body) {
        timer.touch();
        buffer.append(chunk);
        this.#report(buffer.length, expected);
        if (!decrypts) this.#reportData(buffer.view, expected);
      }
      const body = buffer.finish();
      this.#received += body.length;
      return body;
    } finally {
      timer.stop();
    }
  }

  async #decrypt(body: Uint8Array<ArrayBuffer>, metadata: ResponseMetadata): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#decryptor === undefined) return body;
    const decryptor = this.#decryptor;
    const data = await this.#asking(() => decryptor(body, metadata));
    if (data === null) throw new ImageError('response', this.url, 'The decryptor refused the data');
    return data;
  }

  /** What the application's own function throws is its refusal. */
  async #asking<Value>(ask: () => Value | Promise<Value>): Promise<Value> {
    try {
      return await ask();
    } catch (error) {
      throw ImageError.from(error, 'response', this.url);
    }
  }

  get #decryptor() {
    return this.description.context.decryptor ?? this.session.settings.decryptor;
  }

  #begin(): void {
    this.#tries++;
    this.#abort = new AbortController();
    this.#interruption = new Deferred();
    if (this.#tries > 1) return;
    this.#startedAt = performance.now();
    this.session.notifier.emit('start', this);
    this.#report(0, -1);
  }

  #idleTimer(): IdleTimer {
    const time = this.session.settings.downloadTimeout || DEFAULT_DOWNLOAD_TIMEOUT;
    return new IdleTimer(time, () => {
      const message = `No byte came for ${time} ms`;
      this.#interrupt(new ImageError('timeout', this.url, message));
    });
  }

  #interrupt(error: ImageError): void {
    this.#interruption.reject(error);
    this.#abort.abort(error);
  }

  #finish(download: ImageDownload): void {
    if (this.#state !== 'running') return;
    this.#end('finished', true);
    this.#settle((token) => token.resolve(download));
    this.session.notifier.emit('stop', this);
    this.session.notifier.emit('finish', this);
  }

  #fail(error: ImageError): void {
    if (this.#state !== 'running') return;
    const delay = retryDelay(this.session.settings.retry ?? {}, error, this.#tries);
    if (delay !== undefined) {
      this.#state = 'queued';
      this.#retryTimer = setTimeout(() => this.session.enqueue(this), delay);
      return;
    }
    this.#end('failed', true);
    this.#settle((token) => token.reject(error));
    this.session.notifier.emit('stop', this);
  }

  #end(state: DownloadState, ran: boolean): void {
    this.#state = state;
    clearTimeout(this.#retryTimer);
    this.session.release(this, ran && state !== 'cancelled');
  }

  #settle(settle: (token: ImageDownloadToken) => void): void {
    const tokens = [...this.#tokens];
    this.#tokens.clear();
    for (const token of tokens) settle(token);
  }

  #report(received: number, announced: number): void {
    const expected = received > announced && announced > 0 ? 0 : announced;
    const { minimumProgressInterval = 0 } = this.session.settings;
    const step = received - this.#reportedAt;
    if (received > 0 && received !== expected && step < minimumProgressInterval * expected) return;
    this.#reportedAt = received;
    this.#expected = expected;
    for (const token of this.#tokens) token.report(received, expected);
  }

  #reportData(data: Uint8Array<ArrayBuffer>, expected: number): void {
    for (const token of this.#tokens) token.reportData(data, expected);
  }

  #metrics(response: TransportResponse): DownloadMetrics {
    return {
      ...response.timing,
      received: this.#received,
      queued: this.#startedAt - this.#queuedAt,
      total: performance.now() - this.#startedAt,
      requests: this.#requests,
    };
  }
}
