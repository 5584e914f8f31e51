import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { DownloadMetrics, ImageDownload, ImageLoaderRequest } from '../protocols/image-loader.js';
import { Interruption } from '../protocols/interruption.js';
import type { TransportTiming } from '../protocols/transport.js';
import { now } from '../tasks/clock.js';
import { IdleTimer } from '../tasks/idle-timer.js';
import { onDemand } from '../tasks/on-demand.js';
import type { AttemptObserver, AttemptResult } from './attempt-observer.js';
import { DownloadAttempt } from './download-attempt.js';
import { ImageDownloadToken, type TokenHost } from './image-download-token.js';
import {
  DEFAULT_DOWNLOAD_TIMEOUT,
  type DownloadDescription,
  type DownloadOperation,
  type DownloadSession,
  type DownloadState,
} from './image-downloader-config.js';

/** What decides on further tries: a page reads it with what answers are read with. */
const retrying = onDemand(() => import('./retry-policy.js'));

/** One download, from its turn in the queue to its end, for all who asked for the same. Source: SDWebImageDownloaderOperation. */
export class ImageDownloaderOperation implements DownloadOperation, TokenHost {
  readonly url: string;
  protected readonly description: DownloadDescription;
  protected readonly session: DownloadSession;
  readonly #tokens: ImageDownloadToken[] = [];
  /** How many callers there are of each priority. */
  readonly #callers: Record<ImagePriority, number> = { low: 0, normal: 0, high: 0 };
  readonly #queuedAt = now();
  #state: DownloadState = 'queued';
  readonly #idleTimer: IdleTimer;
  #interruption: Interruption | undefined;
  #interrupted: ((error: unknown) => void) | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #responseTimer: ReturnType<typeof setTimeout> | undefined;
  #totalTimer: ReturnType<typeof setTimeout> | undefined;
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
    const time = session.settings.downloadTimeout || DEFAULT_DOWNLOAD_TIMEOUT;
    this.#idleTimer = new IdleTimer(time, () => {
      this.#interrupt(new ImageError('timeout', this.url, `No byte came for ${time} ms`));
    });
  }

  get state(): DownloadState {
    return this.#state;
  }

  /** The highest of the callers'. */
  get priority(): ImagePriority {
    const { high, normal } = this.#callers;
    return high > 0 ? 'high' : normal > 0 ? 'normal' : 'low';
  }

  get request(): ImageDownloadRequest | undefined {
    return this.#request;
  }

  get response(): ResponseMetadata | undefined {
    return this.#response;
  }

  addCaller(request: ImageLoaderRequest): ImageDownloadToken {
    const token = new ImageDownloadToken(request, this);
    this.#tokens.push(token);
    this.#recount(undefined, token.priority);
    if (this.#state === 'running') queueMicrotask(() => token.report(0, this.#expected));
    return token;
  }

  removeCaller(token: ImageDownloadToken): void {
    const index = this.#tokens.indexOf(token);
    if (index < 0) return;
    this.#tokens.splice(index, 1);
    if (this.#tokens.length === 0) this.cancel();
    else this.#recount(token.priority, undefined);
  }

  priorityChanged(before: ImagePriority, after: ImagePriority): void {
    this.#recount(before, after);
  }

  /** Runs a try: to the end of its download, or to its interruption. */
  start(): Promise<void> {
    if (this.#state !== 'queued') return Promise.resolve();
    this.#state = 'running';
    this.#begin();
    return new Promise((resolve) => {
      const isFirstEnd = () => {
        if (this.#interrupted !== fail) return false;
        this.#interrupted = undefined;
        this.#idleTimer.stop();
        clearTimeout(this.#responseTimer);
        resolve();
        return true;
      };
      const finish = (download: ImageDownload) => {
        if (isFirstEnd()) this.#finish(download);
      };
      const fail = (error: unknown) => {
        if (isFirstEnd()) this.#fail(ImageError.from(error, 'network', this.url));
      };
      this.#interrupted = fail;
      try {
        this.download().then(finish, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  cancel(reason?: unknown): void {
    if (this.#state !== 'queued' && this.#state !== 'running') return;
    const started = this.#tries > 0;
    this.#end('cancelled', started);
    this.#interrupt(ImageError.cancelled(this.url, reason));
    this.#settle((token) => token.reject(ImageError.cancelled(this.url, reason)));
    if (started) this.session.notifier.emit('stop', this);
  }

  /** The download itself. A subclass may do something before, after or in place of it. @throws ImageError */
  protected download(): Promise<ImageDownload> {
    const attempt = new DownloadAttempt(this.description, this.session, this.#observer());
    return new Promise((resolve, reject) => {
      attempt.run().then((result) => {
        if (result instanceof ImageError) reject(result);
        else resolve(this.#downloadOf(result));
      }, reject);
    });
  }

  #downloadOf({ data, metadata, timing, received }: AttemptResult): ImageDownload {
    this.#received += received;
    return { data, metadata, metrics: this.#metrics(timing) };
  }

  #recount(gone: ImagePriority | undefined, come: ImagePriority | undefined): void {
    const before = this.priority;
    if (gone) this.#callers[gone]--;
    if (come) this.#callers[come]++;
    if (this.priority !== before) this.session.rerank(this);
  }

  #observer(): AttemptObserver {
    const { priority } = this;
    return {
      priority,
      interruption: this.#interruption!,
      onRequest: (request) => {
        this.#requests++;
        this.#request = request;
        this.#limitResponse();
      },
      onResponse: (response) => {
        clearTimeout(this.#responseTimer);
        this.#response = response;
        this.session.notifier.emit('response', this);
      },
      onProgress: (received, expected) => this.#report(received, expected),
      onData: (data, expected) => {
        for (const token of this.#tokens) token.reportData(data, expected);
      },
      onActivity: () => this.#idleTimer.touch(),
      onRest: () => this.#idleTimer.stop(),
    };
  }

  #begin(): void {
    this.#tries++;
    this.#interruption = new Interruption();
    if (this.#tries > 1) return;
    this.#startedAt = now();
    this.#limitTotal();
    this.session.notifier.emit('start', this);
    this.#report(0, -1);
  }

  #limitResponse(): void {
    const { response } = this.session.settings.timeouts ?? {};
    if (response === undefined) return;
    clearTimeout(this.#responseTimer);
    const expired = () => this.#interrupt(new ImageError('timeout', this.url, `No answer came within ${response} ms`));
    this.#responseTimer = setTimeout(expired, response);
  }

  #limitTotal(): void {
    const { total } = this.session.settings.timeouts ?? {};
    if (total === undefined) return;
    this.#totalTimer = setTimeout(() => {
      const error = new ImageError('timeout', this.url, `The download was not done within ${total} ms`);
      this.#failForGood(error);
      this.#interrupt(error);
    }, total);
  }

  #interrupt(error: ImageError): void {
    this.#interrupted?.(error);
    this.#interruption?.interrupt(error);
  }

  #finish(download: ImageDownload): void {
    if (this.#state !== 'running') return;
    this.#end('finished', true);
    this.#settle((token) => token.resolve(download));
    this.session.notifier.emit('stop', this);
    this.session.notifier.emit('finish', this);
  }

  #fail(error: ImageError): void {
    if (error.code === 'not-modified') this.#failForGood(error);
    else void this.#failOrTryAgain(error);
  }

  async #failOrTryAgain(error: ImageError): Promise<void> {
    const delay = await this.#delay(error);
    if (this.#state !== 'running') return;
    if (delay !== undefined) {
      this.#state = 'queued';
      this.#retryTimer = setTimeout(() => this.session.enqueue(this), delay);
      return;
    }
    this.#failForGood(error);
  }

  /** Where what decides cannot be had there is no further try. */
  async #delay(error: ImageError): Promise<number | undefined> {
    try {
      return (await retrying()).retryDelay(this.session.settings.retry ?? {}, error, this.#tries);
    } catch {
      return undefined;
    }
  }

  #failForGood(error: ImageError): void {
    this.#end('failed', true);
    this.#settle((token) => token.reject(error));
    this.session.notifier.emit('stop', this);
  }

  #end(state: DownloadState, ran: boolean): void {
    this.#state = state;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#totalTimer);
    this.session.release(this, ran && state !== 'cancelled');
  }

  #settle(settle: (token: ImageDownloadToken) => void): void {
    for (const token of this.#tokens.splice(0)) settle(token);
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

  #metrics(timing: TransportTiming | undefined): DownloadMetrics {
    return {
      ...timing,
      received: this.#received,
      queued: this.#startedAt - this.#queuedAt,
      total: now() - this.#startedAt,
      requests: this.#requests,
    };
  }
}
