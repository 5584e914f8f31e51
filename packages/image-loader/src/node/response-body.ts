import type { ReadableFields } from '../http/readable-fields.js';
import type { Interruption } from '../protocols/interruption.js';
import { now } from '../tasks/clock.js';
import { ReceivedFields } from './received-fields.js';

/** What is used of the controller that the engine hands to its handlers. */
interface FlowController {
  abort(reason: Error): void;
  pause(): void;
  resume(): void;
}

/** So many bytes may wait for the reader before the socket is paused. */
const HIGH_WATER = 1024 * 1024;

/**
 * The receiving end of one exchange: a handler to the engine, an async iterable of bytes to the reader. Whoever stops reading
 * early breaks the connection off.
 */
export class ResponseBody implements AsyncIterableIterator<Uint8Array> {
  readonly #interruption: Interruption;
  readonly #fail: (error: Error, started: boolean) => Error;
  readonly #onFailure: (error: Error) => void;
  readonly #onHead: (status: number, fields: ReadableFields) => void;
  readonly #chunks: Uint8Array[] = [];
  readonly #sentAt = now();
  #firstByte = 0;
  #waitingBytes = 0;
  #controller: FlowController | undefined;
  #started = false;
  #ended = false;
  #error: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(
    interruption: Interruption,
    fail: (error: Error, started: boolean) => Error,
    onFailure: (error: Error) => void,
    onHead: (status: number, fields: ReadableFields) => void,
  ) {
    this.#interruption = interruption;
    this.#fail = fail;
    this.#onFailure = onFailure;
    this.#onHead = onHead;
    interruption.add(this.#onInterruption);
  }

  /** From the sending of the request to the head of the answer, in ms; 0 while there is none. */
  get firstByte(): number {
    return this.#firstByte;
  }

  onRequestStart(controller: FlowController): void {
    this.#controller = controller;
    if (this.#error) controller.abort(this.#error);
  }

  onResponseStart(
    _controller: FlowController,
    status: number,
    received: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (status < 200) return;
    this.#started = true;
    this.#firstByte = now() - this.#sentAt;
    this.#onHead(status, new ReceivedFields(received));
    // A 304 may give the length of what it confirms (RFC 9110 §8.6), which the engine takes for a body that is cut off. Any other
    // answer without a body ends when the engine says so: the connection is free then for the request that follows.
    if ((status === 204 || status === 304) && received['content-length'] !== undefined) this.#end(undefined);
  }

  onResponseData(controller: FlowController, chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes > HIGH_WATER) controller.pause();
    this.#wake?.();
  }

  onResponseEnd(): void {
    this.#end(undefined);
  }

  onResponseError(_controller: FlowController, error: Error): void {
    this.#end(this.#fail(error, this.#started));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    while (this.#chunks.length === 0) {
      if (this.#error) throw this.#error;
      if (this.#ended) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const chunk = this.#chunks.shift()!;
    this.#waitingBytes -= chunk.length;
    if (this.#waitingBytes === 0) this.#controller?.resume();
    return { done: false, value: chunk };
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    const reason = new Error('The reader stopped');
    if (!this.#ended) this.#controller?.abort(reason);
    this.#chunks.length = 0;
    this.#end(undefined);
    return { done: true, value: undefined };
  }

  readonly #onInterruption = (reason: Error): void => {
    this.#chunks.length = 0;
    this.#end(reason);
    this.#controller?.abort(reason);
  };

  #end(error: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#interruption.remove(this.#onInterruption);
    if (error && !this.#started) this.#onFailure(error);
    this.#wake?.();
  }
}
