import type { ResponseBodyEmitter } from '../method/async/response-body-emitter.js';

/** What all builders on an emitter have: its end, and calls when it comes. */
export abstract class EmitterBuilder<E extends ResponseBodyEmitter> {
  protected readonly emitter: E;

  constructor(emitter: E) {
    this.emitter = emitter;
  }

  /** Ends the body with an error, which goes to the exception handlers. */
  error(error: unknown): void {
    this.emitter.completeWithError(error);
  }

  complete(): void {
    this.emitter.complete();
  }

  onTimeout(callback: () => void): this {
    this.emitter.onTimeout(callback);
    return this;
  }

  /** Called when the connection fails. */
  onError(callback: (error: unknown) => void): this {
    this.emitter.onError(callback);
    return this;
  }

  /** Called when the request has ended, however it did. */
  onComplete(callback: () => void): this {
    this.emitter.onCompletion(callback);
    return this;
  }
}
