import { ImageError } from '../model/image-error.js';
import type { ImagePriority } from '../model/image-options.js';
import type { ImageEvent, ImageResult } from '../model/image-result.js';
import type { LoadListener } from '../pipeline/image-load.js';
import { callBack } from '../tasks/call-back.js';
import { Deferred } from '../tasks/deferred.js';
import { EventStream } from '../tasks/event-stream.js';
import type { LoadImageRequest } from './load-image-request.js';

const NOTHING_SAID: LoadImageRequest = Object.freeze({});

/**
 * One caller's hold on a load: a promise for the final result, an async iterable of everything on the way, and a way to cancel
 * that leaves other callers of the same image alone. Source: SDWebImageCombinedOperation.
 */
export class ImageLoadToken implements PromiseLike<ImageResult>, AsyncIterable<ImageEvent>, LoadListener {
  readonly #request: LoadImageRequest;
  #deferred: Deferred<ImageResult> | undefined;
  #events: EventStream<ImageEvent> | undefined;
  #result: ImageResult | undefined;
  #error: ImageError | undefined;
  #priority: ImagePriority;
  #settled = false;
  #isFinishedFromTheStart = false;
  #showing: Promise<unknown> | undefined;
  #onAbort: (() => void) | undefined;

  /** For the manager: what is to be done when the caller cancels or changes the priority, and when the load has ended. */
  onCancel: ((error: ImageError) => void) | undefined;
  onPriority: ((priority: ImagePriority) => void) | undefined;
  onEnd: (() => void) | undefined;

  constructor(
    readonly url: string,
    request: LoadImageRequest,
  ) {
    this.#request = request;
    this.#priority = request.options?.priority ?? 'normal';
    const { signal } = request;
    if (signal === undefined) return;
    this.#onAbort = () => this.cancel(signal.reason);
    if (signal.aborted) queueMicrotask(this.#onAbort);
    else signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** A token whose load has ended already. */
  static finished(result: ImageResult): ImageLoadToken {
    const token = new ImageLoadToken(result.url, NOTHING_SAID);
    token.#settled = true;
    token.#isFinishedFromTheStart = true;
    token.#result = result;
    return token;
  }

  /** Settles once; rejects with an {@link ImageError} only. */
  get promise(): Promise<ImageResult> {
    if (this.#deferred === undefined) {
      this.#deferred = new Deferred();
      if (this.#result) this.#deferred.resolve(this.#result);
      else if (this.#error) this.#deferred.reject(this.#error);
    }
    return this.#deferred.promise;
  }

  get isCancelled(): boolean {
    return this.#error?.code === 'cancelled';
  }

  get priority(): ImagePriority {
    return this.#priority;
  }

  /** Ranks a download that still waits anew; of all its callers the highest counts. */
  set priority(priority: ImagePriority) {
    this.#priority = priority;
    this.onPriority?.(priority);
  }

  // biome-ignore lint/suspicious/noThenProperty: a token is awaited like the promise it holds
  then<Value = ImageResult, Failure = never>(
    onFulfilled?: ((result: ImageResult) => Value | PromiseLike<Value>) | null,
    onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    if (this.#result) return Promise.resolve(this.#result).then(onFulfilled);
    return this.promise.then(onFulfilled, onRejected);
  }

  [Symbol.asyncIterator](): AsyncIterator<ImageEvent, void, undefined> {
    if (this.#isFinishedFromTheStart) return wholeLoad(this.#result!);
    if (this.#events === undefined) {
      this.#events = new EventStream();
      if (this.#result) this.#events.finish({ type: 'finished', result: this.#result });
      else if (this.#error) this.#events.fail(this.#error);
    }
    return this.#events[Symbol.asyncIterator]();
  }

  /** Rejects at once with `cancelled`; no function of the caller is called afterwards. Does nothing when the load has ended. */
  cancel(reason?: unknown): void {
    if (this.#settled) return;
    const error = ImageError.cancelled(this.url, reason);
    const { onCancel } = this;
    this.reject(error);
    onCancel?.(error);
  }

  /** For the pipeline. */
  progress(received: number, expected: number): void {
    if (this.#settled) return;
    const { progress } = this.#request;
    if (progress) callBack(progress, received, expected, this.url);
    this.#events?.send({ type: 'progress', received, expected, url: this.url });
  }

  /** For the pipeline: an image to be shown. */
  show(result: ImageResult): void {
    if (this.#settled) return;
    const { onImage } = this.#request;
    if (onImage) callBack((image) => this.#await(onImage(image)), result);
    this.#events?.send({ type: 'image', result });
  }

  /** For the pipeline. Takes effect when what the caller does with the images is done. */
  resolve(result: ImageResult): void {
    if (this.#showing) void this.#showing.then(() => this.#finish(result));
    else this.#finish(result);
  }

  /** Remembers a caller's work that takes its time. Its failure is the caller's own affair. */
  #await(work: unknown): void {
    if (!isPromiseLike(work)) return;
    this.#showing = Promise.all([this.#showing, work]).catch((error: unknown) => callBack(rethrow, error));
  }

  #finish(result: ImageResult): void {
    if (!this.#settle()) return;
    this.#result = result;
    this.#events?.finish({ type: 'finished', result });
    this.#deferred?.resolve(result);
  }

  /** For the pipeline. */
  reject(error: ImageError): void {
    if (!this.#settle()) return;
    this.#error = error;
    this.#events?.fail(error);
    this.#deferred?.reject(error);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    this.onEnd?.();
    this.onEnd = undefined;
    this.onCancel = undefined;
    this.onPriority = undefined;
    if (this.#onAbort) this.#request.signal?.removeEventListener('abort', this.#onAbort);
    return true;
  }
}

/** The events of a load that nobody can have missed anything of. */
async function* wholeLoad(result: ImageResult): AsyncGenerator<ImageEvent, void, undefined> {
  yield { type: 'image', result };
  yield { type: 'finished', result };
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}

function rethrow(error: unknown): never {
  throw error;
}
