import { getLogger } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { type AsyncOutcome, thrown } from './async-outcome.js';
import type { DeferredResult } from './deferred-result.js';
import type { DeferredResultProcessingInterceptor } from './deferred-result-processing-interceptor.js';

const logger = getLogger('vernal.web.DeferredResultInterceptorChain');

/** The interceptors around one deferred result. Source: Spring `DeferredResultInterceptorChain`. */
export class DeferredResultInterceptorChain {
  readonly #interceptors: readonly DeferredResultProcessingInterceptor[];
  readonly #request: WebRequest;
  readonly #result: DeferredResult;
  #processed = -1;

  constructor(
    interceptors: readonly DeferredResultProcessingInterceptor[],
    request: WebRequest,
    result: DeferredResult,
  ) {
    this.#interceptors = interceptors;
    this.#request = request;
    this.#result = result;
  }

  applyBeforeConcurrentHandling(): void {
    for (const interceptor of this.#interceptors) interceptor.beforeConcurrentHandling?.(this.#request, this.#result);
  }

  applyPreProcess(): void {
    for (const interceptor of this.#interceptors) {
      interceptor.preProcess?.(this.#request, this.#result);
      this.#processed++;
    }
  }

  applyPostProcess(outcome: AsyncOutcome): AsyncOutcome {
    try {
      for (let index = this.#processed; index >= 0; index--) {
        this.#interceptors[index]?.postProcess?.(this.#request, this.#result, outcome.value);
      }
    } catch (error) {
      return thrown(error);
    }
    return outcome;
  }

  /** Lets the interceptors set a result. */
  async triggerAfterTimeout(): Promise<void> {
    for (const interceptor of this.#interceptors) {
      if (this.#result.isSetOrExpired) return;
      if ((await interceptor.handleTimeout?.(this.#request, this.#result)) === false) return;
    }
  }

  async triggerAfterError(error: unknown): Promise<void> {
    for (const interceptor of this.#interceptors) {
      if (this.#result.isSetOrExpired) return;
      if ((await interceptor.handleError?.(this.#request, this.#result, error)) === false) return;
    }
    this.#result.setErrorResult(error);
  }

  async triggerAfterCompletion(): Promise<void> {
    for (const interceptor of this.#interceptors.toReversed()) {
      try {
        await interceptor.afterCompletion?.(this.#request, this.#result);
      } catch (error) {
        logger.error('DeferredResultProcessingInterceptor.afterCompletion threw an exception', error);
      }
    }
  }
}
