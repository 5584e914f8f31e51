import type { ImagePriority } from '../model/image-options.js';
import { callBack } from '../tasks/call-back.js';
import { Deferred } from '../tasks/deferred.js';
import { OperationQueue, type QueuedOperation } from '../tasks/operation-queue.js';
import type { ImageLoadToken } from './image-load-token.js';
import type { ImageManager } from './image-manager.js';
import type { LoadImageRequest } from './load-image-request.js';

/** How a prefetcher works. */
export interface ImagePrefetcherOptions {
  /** Loads under way at once. Default 3. */
  readonly maxConcurrentPrefetches?: number;
  /** Options and context of every load. The priority is `low` unless they say otherwise. */
  readonly request?: Pick<LoadImageRequest, 'options' | 'context'>;
}

/** How a list of prefetches went. */
export interface ImagePrefetchResult {
  /** Loads that ended well. */
  readonly finished: number;
  /** Loads that failed or were cancelled. */
  readonly skipped: number;
}

/** One list of prefetches: a promise that never rejects, and a way to cancel what is left of the list. */
export interface ImagePrefetchToken {
  readonly promise: Promise<ImagePrefetchResult>;
  cancel(): void;
}

/** Loads images before they are wanted, behind those that are. Source: SDWebImagePrefetcher. */
export class ImagePrefetcher {
  readonly #manager: ImageManager;
  readonly #request: LoadImageRequest;
  readonly #queue: OperationQueue<Prefetch>;
  readonly #lists = new Set<ImagePrefetchToken>();

  constructor(manager: ImageManager, { maxConcurrentPrefetches = 3, request = {} }: ImagePrefetcherOptions = {}) {
    this.#manager = manager;
    this.#request = { ...request, options: { priority: 'low', ...request.options } };
    this.#queue = new OperationQueue(maxConcurrentPrefetches, 'fifo');
  }

  /** @param progress called after each URL with how many have ended (well or not) and how many there are */
  prefetchURLs(urls: readonly (string | URL)[], progress?: (ended: number, total: number) => void): ImagePrefetchToken {
    let finished = 0;
    let skipped = 0;
    const deferred = new Deferred<ImagePrefetchResult>();
    const onEnd = (isGood: boolean) => {
      if (isGood) finished++;
      else skipped++;
      callBack(progress, finished + skipped, urls.length);
      if (finished + skipped < urls.length) return;
      this.#lists.delete(token);
      deferred.resolve({ finished, skipped });
    };
    const prefetches = urls.map((url) => new Prefetch(() => this.#manager.loadImage(url, this.#request), onEnd));
    const token: ImagePrefetchToken = {
      promise: deferred.promise,
      cancel: () => {
        for (const prefetch of prefetches) this.#queue.remove(prefetch);
        for (const prefetch of prefetches) prefetch.cancel();
      },
    };
    this.#lists.add(token);
    for (const prefetch of prefetches) this.#queue.add(prefetch);
    if (urls.length === 0) deferred.resolve({ finished, skipped });
    return token;
  }

  /** Cancels every list. */
  cancelPrefetching(): void {
    for (const list of [...this.#lists]) list.cancel();
  }
}

class Prefetch implements QueuedOperation {
  readonly priority: ImagePriority = 'normal';
  readonly #load: () => ImageLoadToken;
  readonly #onEnd: (isGood: boolean) => void;
  #token: ImageLoadToken | undefined;
  #hasEnded = false;

  constructor(load: () => ImageLoadToken, onEnd: (isGood: boolean) => void) {
    this.#load = load;
    this.#onEnd = onEnd;
  }

  async start(): Promise<void> {
    this.#token = this.#load();
    try {
      await this.#token;
      this.#end(true);
    } catch {
      this.#end(false);
    }
  }

  cancel(): void {
    this.#token?.cancel();
    this.#end(false);
  }

  #end(isGood: boolean): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd(isGood);
  }
}
