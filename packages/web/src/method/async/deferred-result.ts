import { getLogger } from '@vernal/core';
import { type AsyncOutcome, returned, thrown } from './async-outcome.js';

const logger = getLogger('vernal.web.DeferredResult');

/**
 * A result that is set from elsewhere, some time after the handler returned it; what is set is treated like a return value of the
 * handler. The first result counts. Source: Spring `DeferredResult`.
 */
export class DeferredResult<T = unknown> {
  /** Milliseconds; undefined: the default of the application. */
  readonly timeoutValue: number | undefined;
  readonly #timeoutResult: { readonly value: () => unknown } | undefined;
  #timeoutCallback: (() => void) | undefined;
  #errorCallback: ((error: unknown) => void) | undefined;
  #completionCallback: (() => void) | undefined;
  #outcome: AsyncOutcome | undefined;
  #handler: ((outcome: AsyncOutcome) => void) | undefined;
  #expired = false;

  /**
   * @param timeout milliseconds; default: that of the application
   * @param timeoutResult the result, or a function that gives it, where none is set in time
   */
  constructor(timeout?: number, ...timeoutResult: [] | [T | (() => T)]) {
    this.timeoutValue = timeout;
    const [given] = timeoutResult;
    if (timeoutResult.length > 0) {
      this.#timeoutResult = { value: typeof given === 'function' ? (given as () => unknown) : () => given };
    }
  }

  /** Whether a result counts no more: there is one, or the request has ended. */
  get isSetOrExpired(): boolean {
    return this.#outcome !== undefined || this.#expired;
  }

  get hasResult(): boolean {
    return this.#outcome !== undefined;
  }

  /** The result; undefined where there is none. */
  get result(): unknown {
    return this.#outcome?.value;
  }

  /** Called where no result is set in time; it may set one. */
  onTimeout(callback: () => void): this {
    this.#timeoutCallback = callback;
    return this;
  }

  /** Called where the connection failed. */
  onError(callback: (error: unknown) => void): this {
    this.#errorCallback = callback;
    return this;
  }

  /** Called when the request has ended, however it did. */
  onCompletion(callback: () => void): this {
    this.#completionCallback = callback;
    return this;
  }

  /** False: it comes too late. */
  setResult(result: T): boolean {
    return this.#set(returned(result));
  }

  /** An `Error` goes to the exception handlers, anything else is a return value. False: it comes too late. */
  setErrorResult(error: unknown): boolean {
    return this.#set(error instanceof Error ? thrown(error) : returned(error));
  }

  #set(outcome: AsyncOutcome): boolean {
    if (this.isSetOrExpired) return false;
    this.#outcome = outcome;
    this.#handler?.(outcome);
    return true;
  }

  /** Who waits for the result; called at once where it is there. */
  setResultHandler(handler: (outcome: AsyncOutcome) => void): void {
    if (this.#expired) return;
    if (this.#outcome) handler(this.#outcome);
    else this.#handler = handler;
  }

  /** Called by the framework when the time is up. False: nobody else is to be asked. */
  handleTimeout(): boolean {
    try {
      this.#timeoutCallback?.();
    } finally {
      if (this.#timeoutResult) this.#set(returned(this.#timeoutResult.value()));
    }
    return !this.#timeoutResult;
  }

  /** Called by the framework when the connection failed. False: nobody else is to be asked. */
  handleError(error: unknown): boolean {
    try {
      this.#errorCallback?.(error);
    } catch (failure) {
      logger.error('DeferredResult.onError threw an exception', failure);
    }
    this.setErrorResult(error);
    return false;
  }

  /** Called by the framework when the request has ended. */
  expire(): void {
    this.#expired = true;
    this.#completionCallback?.();
  }
}
