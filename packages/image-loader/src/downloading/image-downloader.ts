import { mergeHeaders } from '../http/merge-headers.js';
import { schemeOf } from '../http/url-parts.js';
import { ImageError } from '../model/image-error.js';
import type { ImageLoader, ImageLoaderRequest } from '../protocols/image-loader.js';
import type { Transport } from '../protocols/transport.js';
import { Notifier } from '../tasks/notifier.js';
import { type ExecutionOrder, OperationQueue } from '../tasks/operation-queue.js';
import { RateLimiter } from '../tasks/rate-limiter.js';
import { DownloadKeys } from './download-keys.js';
import type { DigestHash } from './http-authentication.js';
import { ImageDownloadToken, type TokenHost } from './image-download-token.js';
import {
  DEFAULT_ACCEPT,
  type DownloadEvents,
  type DownloadOperation,
  type DownloadSession,
  type FollowUps,
  type ImageDownloaderConfig,
  type ImageDownloaderSettings,
} from './image-downloader-config.js';
import { ImageDownloaderOperation } from './image-downloader-operation.js';

/** What a platform brings to a downloader. */
interface ImageDownloaderParts {
  readonly transport: Transport;
  /** Absent: the transport follows redirects and answers challenges itself, or nobody does. */
  readonly followUps?: FollowUps;
  /** Absent: Digest challenges are not answered. */
  readonly digestHash?: DigestHash;
}

const LASTING_STATUSES = new Set([404, 410]);

/** Fetches bytes, never more than so many at once, and never the same ones twice at a time. Source: SDWebImageDownloader. */
export class ImageDownloader implements ImageLoader {
  /** The configuration in force; changes hold for downloads that start later. */
  readonly settings: ImageDownloaderSettings;
  /** Sent with each request. */
  readonly headers: Headers;
  readonly #queue: OperationQueue<DownloadOperation>;
  readonly #rateLimiter: RateLimiter | undefined;
  readonly #operations = new Map<string, DownloadOperation>();
  readonly #keyOf = new Map<DownloadOperation, string>();
  readonly #keys = new DownloadKeys();
  readonly #notifier = new Notifier<DownloadEvents>();
  readonly #session: DownloadSession;

  constructor(config: ImageDownloaderConfig, parts: ImageDownloaderParts) {
    this.settings = { ...config };
    this.headers = mergeHeaders({ accept: DEFAULT_ACCEPT }, config.headers);
    const { maxConcurrentDownloads = 6, executionOrder = 'fifo', cancelledStartsPerSecond = 60 } = config;
    if (cancelledStartsPerSecond > 0) {
      this.#rateLimiter = new RateLimiter(maxConcurrentDownloads, cancelledStartsPerSecond);
    }
    this.#queue = new OperationQueue(maxConcurrentDownloads, executionOrder, this.#rateLimiter);
    this.#session = {
      transport: parts.transport,
      followUps: parts.followUps,
      settings: this.settings,
      headers: this.headers,
      digestHash: parts.digestHash,
      notifier: this.#notifier,
      resumables: undefined,
      enqueue: (operation) => {
        this.#rateLimiter?.giveBack();
        this.#queue.add(operation);
      },
      rerank: (operation) => this.#queue.rerank(operation),
      release: (operation, ran) => this.#release(operation, ran),
    };
  }

  get maxConcurrentDownloads(): number {
    return this.#queue.maxConcurrent;
  }

  set maxConcurrentDownloads(value: number) {
    this.#queue.maxConcurrent = value;
    this.#rateLimiter?.resize(value);
  }

  get executionOrder(): ExecutionOrder {
    return this.#queue.executionOrder;
  }

  set executionOrder(value: ExecutionOrder) {
    this.#queue.executionOrder = value;
  }

  /** While true no download starts; those that run go on. */
  get suspended(): boolean {
    return this.#queue.suspended;
  }

  set suspended(value: boolean) {
    this.#queue.suspended = value;
  }

  /** How many downloads wait, run, or wait to be tried again. */
  get currentDownloadCount(): number {
    return this.#operations.size;
  }

  /** Listens to the downloads. @returns a function that ends the listening */
  on<Name extends keyof DownloadEvents>(name: Name, listener: (operation: DownloadEvents[Name]) => void): () => void {
    return this.#notifier.on(name, listener);
  }

  canRequestImage(url: string): boolean {
    const scheme = typeof url === 'string' ? schemeOf(url) : undefined;
    return scheme !== undefined && this.#session.transport.schemes.includes(scheme);
  }

  /** Joins the download of the same thing where there is one (same URL, headers, modifiers, permissions), else queues a new one. */
  download(url: string, request: ImageLoaderRequest = {}): ImageDownloadToken {
    if (!this.canRequestImage(url)) return refused(url, request);
    const { options = {}, context = {}, cached } = request;
    const key = this.#keys.keyFor(url, options, context, cached);
    const running = this.#operations.get(key);
    if (running !== undefined) return running.addCaller(request);
    const { operationClass = ImageDownloaderOperation } = this.settings;
    const operation = new operationClass({ url, options, context, cached }, this.#session);
    this.#operations.set(key, operation);
    this.#keyOf.set(operation, key);
    const token = operation.addCaller(request);
    this.#queue.add(operation);
    return token;
  }

  shouldBlockFailedURL(_url: string, error: ImageError): boolean {
    if (error.code === 'status') return LASTING_STATUSES.has(error.status!);
    return (error.code === 'bad-image' && error.context.reason !== 'transform') || error.code === 'invalid-url';
  }

  cancelAllDownloads(): void {
    for (const operation of [...this.#operations.values()]) operation.cancel();
  }

  /** Cancels everything and lets go of the connections, so that the process can end. */
  async close(): Promise<void> {
    this.cancelAllDownloads();
    await this.#session.transport.close();
  }

  #release(operation: DownloadOperation, ran: boolean): void {
    const key = this.#keyOf.get(operation);
    if (key === undefined) return;
    this.#operations.delete(key);
    this.#keyOf.delete(operation);
    this.#queue.remove(operation);
    if (ran) this.#rateLimiter?.giveBack();
  }
}

/** A token that fails in a later microtask, so that no caller sees a failure before it has its token. */
function refused(url: string, request: ImageLoaderRequest): ImageDownloadToken {
  const host: TokenHost = { url, request: undefined, response: undefined, removeCaller() {}, priorityChanged() {} };
  const token = new ImageDownloadToken(request, host);
  queueMicrotask(() => token.reject(new ImageError('invalid-url', url, 'Not a URL that can be downloaded')));
  return token;
}
