import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageDownloadRequest } from '../protocols/download-modifiers.js';
import type { ImageDownload, ImageLoaderRequest, ImageLoaderToken } from '../protocols/image-loader.js';
import { callBack } from '../tasks/call-back.js';
import { Deferred } from '../tasks/deferred.js';

/** What a token needs of its operation. */
export interface TokenHost {
  readonly url: string;
  /** The request as it was sent, and the answer's head; undefined before there are any. */
  readonly request: ImageDownloadRequest | undefined;
  readonly response: ResponseMetadata | undefined;
  removeCaller(token: ImageDownloadToken): void;
  priorityChanged(before: ImagePriority, after: ImagePriority): void;
}

/** One caller's hold on a download: a promise and a way to cancel that leaves the other callers alone. Source: SDWebImageDownloadToken. */
export class ImageDownloadToken implements ImageLoaderToken {
  readonly url: string;
  readonly #deferred = new Deferred<ImageDownload>();
  readonly #request: ImageLoaderRequest;
  #host: TokenHost | undefined;
  #reported = -1;
  #priority: ImagePriority;

  constructor(request: ImageLoaderRequest, host: TokenHost) {
    this.url = host.url;
    this.#request = request;
    this.#host = host;
    this.#priority = request.options?.priority ?? 'normal';
    const { signal } = request;
    if (signal?.aborted) queueMicrotask(() => this.cancel(signal.reason));
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** Settles once; rejects with an {@link ImageError} only. */
  get promise(): Promise<ImageDownload> {
    return this.#deferred.promise;
  }

  get request(): ImageDownloadRequest | undefined {
    return this.#host?.request;
  }

  get response(): ResponseMetadata | undefined {
    return this.#host?.response;
  }

  get priority(): ImagePriority {
    return this.#priority;
  }

  /** Of all callers the highest counts. */
  set priority(priority: ImagePriority) {
    const before = this.#priority;
    this.#priority = priority;
    this.#host?.priorityChanged(before, priority);
  }

  // biome-ignore lint/suspicious/noThenProperty: a token is awaited like the promise it holds
  then<Value = ImageDownload, Failure = never>(
    onFulfilled?: ((download: ImageDownload) => Value | PromiseLike<Value>) | null,
    onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#deferred.promise.then(onFulfilled, onRejected);
  }

  cancel(reason?: unknown): void {
    const host = this.#host;
    if (host === undefined) return;
    this.reject(ImageError.cancelled(this.url, reason));
    host.removeCaller(this);
  }

  /** For the operation: bytes so far. The first call of a caller's function is always 0, whenever it joined. */
  report(received: number, expected: number): void {
    const { progress } = this.#request;
    if (this.#host === undefined || progress === undefined) return;
    if (this.#reported < 0 && received > 0) callBack(progress, 0, expected, this.url);
    if (received < this.#reported) return;
    this.#reported = received;
    callBack(progress, received, expected, this.url);
  }

  /** For the operation: the bytes themselves. */
  reportData(data: Uint8Array<ArrayBuffer>, expected: number): void {
    if (this.#host !== undefined) callBack(this.#request.onPartialData, data, expected);
  }

  /** For the operation. */
  resolve(download: ImageDownload): void {
    this.#release();
    this.#deferred.resolve(download);
  }

  /** For the operation. */
  reject(error: ImageError): void {
    this.#release();
    this.#deferred.reject(error);
  }

  #release(): void {
    this.#host = undefined;
    this.#request.signal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.cancel(this.#request.signal?.reason);
}
