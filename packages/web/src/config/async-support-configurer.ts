import type { CallableProcessingInterceptor } from '../method/async/callable-processing-interceptor.js';
import type { DeferredResultProcessingInterceptor } from '../method/async/deferred-result-processing-interceptor.js';
import type { AsyncSupport } from '../method/async/web-async-manager.js';

/** How asynchronous requests are processed. Source: Spring `AsyncSupportConfigurer`. */
export class AsyncSupportConfigurer {
  readonly #callableInterceptors: CallableProcessingInterceptor[] = [];
  readonly #deferredResultInterceptors: DeferredResultProcessingInterceptor[] = [];
  #defaultTimeout: number | undefined;

  /** Milliseconds. Default: the container's. */
  setDefaultTimeout(defaultTimeout: number): this {
    this.#defaultTimeout = defaultTimeout;
    return this;
  }

  registerCallableInterceptors(...interceptors: CallableProcessingInterceptor[]): this {
    this.#callableInterceptors.push(...interceptors);
    return this;
  }

  registerDeferredResultInterceptors(...interceptors: DeferredResultProcessingInterceptor[]): this {
    this.#deferredResultInterceptors.push(...interceptors);
    return this;
  }

  build(): AsyncSupport {
    return {
      defaultTimeout: this.#defaultTimeout,
      callableInterceptors: this.#callableInterceptors,
      deferredResultInterceptors: this.#deferredResultInterceptors,
    };
  }
}
