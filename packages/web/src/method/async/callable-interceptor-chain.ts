import { getLogger } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { type AsyncOutcome, returned, thrown } from './async-outcome.js';
import type { Callable } from './callable.js';
import {
  type CallableProcessingInterceptor,
  RESPONSE_HANDLED,
  RESULT_NONE,
} from './callable-processing-interceptor.js';

const logger = getLogger('vernal.web.CallableInterceptorChain');

/** The interceptors around one callable. Source: Spring `CallableInterceptorChain`. */
export class CallableInterceptorChain {
  readonly #interceptors: readonly CallableProcessingInterceptor[];
  readonly #request: WebRequest;
  readonly #task: Callable;
  /** The last interceptor whose `preProcess` did not throw. */
  #processed = -1;

  constructor(interceptors: readonly CallableProcessingInterceptor[], request: WebRequest, task: Callable) {
    this.#interceptors = interceptors;
    this.#request = request;
    this.#task = task;
  }

  applyBeforeConcurrentHandling(): void {
    for (const interceptor of this.#interceptors) interceptor.beforeConcurrentHandling?.(this.#request, this.#task);
  }

  /** Calls the callable between `preProcess` and `postProcess`. */
  async call(signal: AbortSignal): Promise<AsyncOutcome> {
    let outcome: AsyncOutcome;
    try {
      for (const interceptor of this.#interceptors) {
        await interceptor.preProcess?.(this.#request, this.#task);
        this.#processed++;
      }
      outcome = returned(await this.#task(signal));
    } catch (error) {
      outcome = thrown(error);
    }
    return this.#applyPostProcess(outcome);
  }

  async #applyPostProcess(outcome: AsyncOutcome): Promise<AsyncOutcome> {
    let last = outcome;
    for (let index = this.#processed; index >= 0; index--) {
      try {
        await this.#interceptors[index]?.postProcess?.(this.#request, this.#task, outcome.value);
      } catch (error) {
        // the first failure counts
        if (last.failed) logger.error('CallableProcessingInterceptor.postProcess threw an exception', error);
        else last = thrown(error);
      }
    }
    return last;
  }

  /** What the interceptors answer to a time-out; `handled`: one of them has answered, undefined: none. */
  triggerAfterTimeout(): Promise<AsyncOutcome | 'handled' | undefined> {
    return this.#firstAnswer((interceptor) => interceptor.handleTimeout?.(this.#request, this.#task));
  }

  triggerAfterError(error: unknown): Promise<AsyncOutcome | 'handled' | undefined> {
    return this.#firstAnswer((interceptor) => interceptor.handleError?.(this.#request, this.#task, error));
  }

  async #firstAnswer(
    ask: (interceptor: CallableProcessingInterceptor) => unknown,
  ): Promise<AsyncOutcome | 'handled' | undefined> {
    for (const interceptor of this.#interceptors) {
      try {
        const answer = await ask(interceptor);
        if (answer === RESPONSE_HANDLED) return 'handled';
        if (answer !== RESULT_NONE && answer !== undefined) return returned(answer);
      } catch (error) {
        return thrown(error);
      }
    }
    return undefined;
  }

  async triggerAfterCompletion(): Promise<void> {
    for (const interceptor of this.#interceptors.toReversed()) {
      try {
        await interceptor.afterCompletion?.(this.#request, this.#task);
      } catch (error) {
        logger.error('CallableProcessingInterceptor.afterCompletion threw an exception', error);
      }
    }
  }
}
