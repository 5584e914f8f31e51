import type { MaybePromise } from '@vernal/core';
import type { Callable } from './callable.js';
import { type CallableProcessingInterceptor, RESULT_NONE } from './callable-processing-interceptor.js';

/** A {@link Callable} with a time limit and callbacks. Source: Spring `WebAsyncTask`. */
export class WebAsyncTask<T = unknown> {
  /** Milliseconds; undefined: the default of the application. */
  readonly timeout: number | undefined;
  readonly callable: Callable<T>;
  #timeoutCallback: (() => MaybePromise<T>) | undefined;
  #errorCallback: ((error: unknown) => MaybePromise<T>) | undefined;
  #completionCallback: (() => void) | undefined;

  /** @param timeout milliseconds; undefined: that of the application */
  constructor(timeout: number | undefined, callable: Callable<T>) {
    this.timeout = timeout;
    this.callable = callable;
  }

  /** Gives the result where the callable takes too long; it may throw. */
  onTimeout(callback: () => MaybePromise<T>): this {
    this.#timeoutCallback = callback;
    return this;
  }

  /** Gives the result where the connection failed. */
  onError(callback: (error: unknown) => MaybePromise<T>): this {
    this.#errorCallback = callback;
    return this;
  }

  /** When the request has ended, however it did. */
  onCompletion(callback: () => void): this {
    this.#completionCallback = callback;
    return this;
  }

  /** The callbacks as an interceptor. */
  get interceptor(): CallableProcessingInterceptor {
    return {
      handleTimeout: () => (this.#timeoutCallback ? this.#timeoutCallback() : RESULT_NONE),
      handleError: (_request, _task, error) => (this.#errorCallback ? this.#errorCallback(error) : RESULT_NONE),
      afterCompletion: () => this.#completionCallback?.(),
    };
  }
}
