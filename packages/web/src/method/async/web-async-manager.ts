import { IllegalStateException } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { AsyncRequestTimeoutException } from '../../errors/async-request-timeout-exception.js';
import type { AsyncContext, AsyncListener, HttpServletRequest } from '../../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { type AsyncOutcome, thrown } from './async-outcome.js';
import type { Callable } from './callable.js';
import { CallableInterceptorChain } from './callable-interceptor-chain.js';
import type { CallableProcessingInterceptor } from './callable-processing-interceptor.js';
import type { DeferredResult } from './deferred-result.js';
import { DeferredResultInterceptorChain } from './deferred-result-interceptor-chain.js';
import type { DeferredResultProcessingInterceptor } from './deferred-result-processing-interceptor.js';
import { WebAsyncTask } from './web-async-task.js';

const ATTRIBUTE = 'vernal.web.WebAsyncManager';

/** Settings for asynchronous requests. Source: Spring `AsyncSupportConfigurer`. */
export interface AsyncSupport {
  /** Milliseconds. Default: the container's. */
  readonly defaultTimeout?: number | undefined;
  /** Around every {@link Callable} and {@link WebAsyncTask}. Default: none. */
  readonly callableInterceptors?: readonly CallableProcessingInterceptor[];
  /** Around every {@link DeferredResult}, emitters included. Default: none. */
  readonly deferredResultInterceptors?: readonly DeferredResultProcessingInterceptor[];
}

const timeoutOfCallable: CallableProcessingInterceptor = {
  handleTimeout: () => Promise.reject(new AsyncRequestTimeoutException()),
};

function callbacksOf(result: DeferredResult): DeferredResultProcessingInterceptor {
  return {
    handleTimeout: () => result.handleTimeout(),
    handleError: (_request, _result, error) => result.handleError(error),
    afterCompletion: () => result.expire(),
  };
}

const timeoutOfDeferredResult: DeferredResultProcessingInterceptor = {
  handleTimeout: (_request, result) => !result.setErrorResult(new AsyncRequestTimeoutException()),
};

/**
 * Lets the handler of one request go on after its dispatch is left, and dispatches the request again when there is a result.
 * Source: Spring `WebAsyncManager`, `StandardServletAsyncWebRequest`.
 */
export class WebAsyncManager {
  /** Whether an upload was read in the first dispatch, whose files the last one has to remove. */
  multipartRequestParsed = false;
  readonly #request: HttpServletRequest;
  #state: 'not started' | 'processing' | 'result set' = 'not started';
  #outcome: AsyncOutcome | undefined;
  #context: unknown;

  constructor(request: HttpServletRequest) {
    this.#request = request;
  }

  /** Whether the handler goes on, so that its result will come in another dispatch. */
  get isConcurrentHandlingStarted(): boolean {
    return this.#state !== 'not started' && this.#request.isAsyncStarted;
  }

  /** What the handler gave in the end, in the dispatch that takes it; undefined in all others. */
  get concurrentResult(): AsyncOutcome | undefined {
    return this.#outcome;
  }

  /** What was given at the start, for the dispatch that takes the result. */
  get concurrentResultContext(): unknown {
    return this.#context;
  }

  /** To be called by who takes the result, so that the handler may start another time. */
  clearConcurrentResult(): void {
    this.#state = 'not started';
    this.#outcome = undefined;
    this.#context = undefined;
  }

  /** Calls the task when the present dispatch is left. Throws an `IllegalStateException` where another one is under way. */
  startCallableProcessing(
    task: Callable | WebAsyncTask,
    webRequest: WebRequest,
    support: AsyncSupport,
    context?: unknown,
  ): void {
    const { callable, timeout, interceptor } = typeof task === 'function' ? new WebAsyncTask(undefined, task) : task;
    const interceptors = [interceptor, ...(support.callableInterceptors ?? []), timeoutOfCallable];
    const chain = new CallableInterceptorChain(interceptors, webRequest, callable);
    const controller = new AbortController();
    const instead = (asyncContext: AsyncContext, answer: AsyncOutcome | 'handled' | undefined) => {
      controller.abort();
      if (answer === 'handled') asyncContext.complete();
      else if (answer) this.#dispatchWith(answer, asyncContext);
    };
    this.#begin();
    chain.applyBeforeConcurrentHandling();
    const asyncContext = this.#startAsync(webRequest, timeout ?? support.defaultTimeout, context, {
      onTimeout: async () => instead(asyncContext, await chain.triggerAfterTimeout()),
      onError: async (error) => instead(asyncContext, (await chain.triggerAfterError(error)) ?? thrown(error)),
      onComplete: () => chain.triggerAfterCompletion(),
    });
    setImmediate(() => {
      void chain.call(controller.signal).then((outcome) => this.#dispatchWith(outcome, asyncContext));
    });
  }

  /** Dispatches again when the result is set. Throws an `IllegalStateException` where another one is awaited. */
  startDeferredResultProcessing(
    result: DeferredResult,
    webRequest: WebRequest,
    support: AsyncSupport,
    context?: unknown,
  ): void {
    const configured = support.deferredResultInterceptors ?? [];
    const interceptors = [callbacksOf(result), ...configured, timeoutOfDeferredResult];
    const chain = new DeferredResultInterceptorChain(interceptors, webRequest, result);
    const unlessItFails = (tell: () => Promise<void>) => async () => {
      try {
        await tell();
      } catch (error) {
        this.#dispatchWith(thrown(error), asyncContext);
      }
    };
    this.#begin();
    chain.applyBeforeConcurrentHandling();
    const asyncContext = this.#startAsync(webRequest, result.timeoutValue ?? support.defaultTimeout, context, {
      onTimeout: unlessItFails(() => chain.triggerAfterTimeout()),
      onError: (error) => unlessItFails(() => chain.triggerAfterError(error))(),
      onComplete: () => chain.triggerAfterCompletion(),
    });
    try {
      chain.applyPreProcess();
      result.setResultHandler((outcome) => this.#dispatchWith(chain.applyPostProcess(outcome), asyncContext));
    } catch (error) {
      this.#dispatchWith(thrown(error), asyncContext);
    }
  }

  #begin(): void {
    if (this.#state === 'not started') return;
    throw new IllegalStateException('The handler of this request already goes on asynchronously');
  }

  #startAsync(
    webRequest: WebRequest,
    timeout: number | undefined,
    context: unknown,
    listener: AsyncListener,
  ): AsyncContext {
    const { request, response } = webRequest;
    const asyncContext = request.startAsync(request, response as HttpServletResponse);
    if (timeout !== undefined) asyncContext.timeout = timeout;
    asyncContext.addListener(listener);
    this.#state = 'processing';
    this.#context = context;
    return asyncContext;
  }

  #dispatchWith(outcome: AsyncOutcome, asyncContext: AsyncContext): void {
    if (this.#state !== 'processing' || !this.#request.isAsyncStarted) return;
    this.#state = 'result set';
    this.#outcome = outcome;
    asyncContext.dispatch();
  }
}

/** The manager of a request, made on first use. */
export function getAsyncManager(request: HttpServletRequest): WebAsyncManager {
  const known = request.getAttribute(ATTRIBUTE) as WebAsyncManager | undefined;
  if (known) return known;
  const made = new WebAsyncManager(request);
  request.setAttribute(ATTRIBUTE, made);
  return made;
}

/** Whether the handler of a request goes on asynchronously; costs nothing for one that never did. */
export function isConcurrentHandlingStarted(request: HttpServletRequest): boolean {
  return request.isAsyncStarted && getAsyncManager(request).isConcurrentHandlingStarted;
}
