import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageDownload, ImageLoaderRequest, ImageLoaderToken } from '../protocols/image-loader.js';
import { callBack } from '../tasks/call-back.js';
import { Deferred } from '../tasks/deferred.js';

/** The token of a loader that has one function in place of a queue. */
export class ProvidedToken implements ImageLoaderToken {
  readonly #deferred = new Deferred<ImageDownload>();
  readonly #abort = new AbortController();
  readonly #url: string;
  priority: ImagePriority;

  constructor(url: string, request: ImageLoaderRequest, provide: (signal: AbortSignal) => Promise<ImageDownload>) {
    this.#url = url;
    this.priority = request.options?.priority ?? 'normal';
    const { signal, progress } = request;
    if (signal?.aborted) this.cancel(signal.reason);
    else signal?.addEventListener('abort', () => this.cancel(signal.reason), { once: true });
    queueMicrotask(() => {
      if (this.#abort.signal.aborted) return;
      callBack(progress, 0, -1, url);
      provide(this.#abort.signal).then(
        (download) => {
          if (!this.#abort.signal.aborted) callBack(progress, download.data.length, download.data.length, url);
          this.#deferred.resolve(download);
        },
        (error: unknown) => this.#deferred.reject(ImageError.from(error, 'network', url)),
      );
    });
  }

  // biome-ignore lint/suspicious/noThenProperty: a token is awaited like the promise it holds
  then<Value = ImageDownload, Failure = never>(
    onFulfilled?: ((download: ImageDownload) => Value | PromiseLike<Value>) | null,
    onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    return this.#deferred.promise.then(onFulfilled, onRejected);
  }

  cancel(reason?: unknown): void {
    const error = ImageError.cancelled(this.#url, reason);
    this.#deferred.reject(error);
    this.#abort.abort(error);
  }
}
