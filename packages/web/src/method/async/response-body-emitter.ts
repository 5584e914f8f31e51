import type { MaybePromise } from '@vernal/core';
import type { MediaType } from '../../http/media-type.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';

/** A piece of a body, and what it is to be written as; undefined: as what fits its class. Source: Spring `DataWithMediaType`. */
export interface DataWithMediaType {
  readonly data: unknown;
  readonly mediaType?: MediaType | undefined;
}

/** What writes the pieces of an emitter into an answer. */
export interface EmitterHandler {
  /** False: the client is gone. */
  send(items: readonly DataWithMediaType[]): MaybePromise<boolean>;
  complete(): void;
  completeWithError(failure: unknown): void;
}

/**
 * A body that a handler returns and sends piece by piece; each is written by the message converter for it. Nothing is committed before
 * the first piece, so an error before it can still be answered. Source: Spring `ResponseBodyEmitter`.
 */
export class ResponseBodyEmitter {
  /** Milliseconds; 0 or less: none; undefined: the default of the application. */
  readonly timeout: number | undefined;
  #handler: EmitterHandler | undefined;
  /** What was sent before the handler returned the emitter. */
  #early: DataWithMediaType[] = [];
  /** The piece that is being written: the next one waits for it. */
  #sending: Promise<void> | undefined;
  #state: 'open' | 'completed' | 'ended' = 'open';
  #failure: { readonly error: unknown } | undefined;
  readonly #timeoutCallbacks: (() => void)[] = [];
  readonly #errorCallbacks: ((error: unknown) => void)[] = [];
  readonly #completionCallbacks: (() => void)[] = [];

  /** @param timeout milliseconds; default: that of the application */
  constructor(timeout?: number) {
    this.timeout = timeout;
  }

  /** Whether nothing more is sent: it was completed, timed out, or the client is gone. */
  get isComplete(): boolean {
    return this.#state !== 'open';
  }

  /**
   * Sends a piece, after those before it. Wait for the promise, where there is one, before sending more: the client is slower then.
   * False: the piece came too late. Throws an `IllegalArgumentException` where no message converter can write it.
   */
  send(data: unknown, mediaType?: MediaType): MaybePromise<boolean> {
    return this.sendAll([{ data, mediaType }]);
  }

  /** Sends several pieces, and then flushes. */
  sendAll(items: readonly DataWithMediaType[]): MaybePromise<boolean> {
    if (this.isComplete) return false;
    if (!this.#handler) {
      this.#early.push(...items);
      return true;
    }
    return this.#afterSending(() => this.#write(items));
  }

  #write(items: readonly DataWithMediaType[]): MaybePromise<boolean> {
    return items.length === 0 || this.#handler === undefined ? true : this.#handler.send(items);
  }

  /** Ends the answer. */
  complete(): void {
    this.#finish(undefined);
  }

  /** Hands an error to the exception handlers; once something was sent, they can only end the answer. */
  completeWithError(error: unknown): void {
    this.#finish({ error });
  }

  #finish(failure: { readonly error: unknown } | undefined): void {
    if (this.isComplete) return;
    this.#state = 'completed';
    this.#failure = failure;
    const handler = this.#handler;
    if (handler) void this.#afterSending(() => this.#end(handler));
  }

  #end(handler: EmitterHandler): true {
    if (this.#failure) handler.completeWithError(this.#failure.error);
    else handler.complete();
    return true;
  }

  /** Does something when all that is being sent is sent, at once where nothing is. */
  #afterSending(work: () => MaybePromise<boolean>): MaybePromise<boolean> {
    const done = this.#sending ? this.#sending.then(work) : work();
    if (typeof done === 'boolean') return done;
    const sending: Promise<void> = done
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        if (this.#sending === sending) this.#sending = undefined;
      });
    this.#sending = sending;
    return done;
  }

  /** Called when the time is up; it may complete the emitter. */
  onTimeout(callback: () => void): this {
    this.#timeoutCallbacks.push(callback);
    return this;
  }

  /** Called when the connection fails. */
  onError(callback: (error: unknown) => void): this {
    this.#errorCallbacks.push(callback);
    return this;
  }

  /** Called when the request has ended, however it did. */
  onCompletion(callback: () => void): this {
    this.#completionCallbacks.push(callback);
    return this;
  }

  /** What an emitter of a kind says of the answer before anything is sent. */
  extendResponse(_response: HttpServletResponse): void {}

  /** Called by the framework when the answer is there to be written. */
  initialize(handler: EmitterHandler): MaybePromise<boolean> {
    const early = this.#early;
    this.#early = [];
    this.#handler = handler;
    const written = this.#afterSending(() => this.#write(early));
    if (this.#state !== 'completed') return written;
    return this.#afterSending(() => this.#end(handler));
  }

  /** Called by the framework. */
  timedOut(): void {
    for (const callback of this.#timeoutCallbacks) callback();
  }

  /** Called by the framework. */
  failed(error: unknown): void {
    this.#state = 'ended';
    for (const callback of this.#errorCallbacks) callback(error);
  }

  /** Called by the framework. */
  ended(): void {
    this.#state = 'ended';
    for (const callback of this.#completionCallbacks) callback();
  }
}
