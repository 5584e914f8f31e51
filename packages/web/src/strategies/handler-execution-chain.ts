import { getLogger, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HandlerInterceptor } from './handler-interceptor.js';
import type { ModelAndView } from './model-and-view.js';

const logger = getLogger('vernal.web.HandlerExecutionChain');
const NONE: readonly HandlerInterceptor[] = [];

/**
 * A handler with the interceptors around it, and how far the request came. Its methods return a promise only where an
 * interceptor did. Source: Spring `HandlerExecutionChain`.
 */
export class HandlerExecutionChain {
  readonly handler: object;
  readonly interceptors: readonly HandlerInterceptor[];
  /** The last interceptor whose `preHandle` returned true. */
  #interceptorIndex = -1;

  constructor(handler: object, interceptors: readonly HandlerInterceptor[] = NONE) {
    this.handler = handler;
    this.interceptors = interceptors;
  }

  /** Calls every `preHandle` in order; false: one of them answered, and `afterCompletion` of those before was called. */
  applyPreHandle(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<boolean> {
    for (let index = this.#interceptorIndex + 1; index < this.interceptors.length; index++) {
      const interceptor = this.interceptors[index] as HandlerInterceptor;
      const proceed = interceptor.preHandle ? interceptor.preHandle(request, response, this.handler) : true;
      if (isPromiseLike(proceed)) return this.#awaitPreHandle(proceed, index, request, response);
      if (!this.#proceeds(proceed, index)) return this.#stop(request, response);
    }
    return true;
  }

  async #awaitPreHandle(
    pending: Promise<boolean>,
    index: number,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): Promise<boolean> {
    if (!this.#proceeds(await pending, index)) return this.#stop(request, response);
    return this.applyPreHandle(request, response);
  }

  #proceeds(proceed: unknown, index: number): boolean {
    if (typeof proceed !== 'boolean') {
      const name = this.interceptors[index]?.constructor.name;
      throw new TypeError(`${name}.preHandle returned ${proceed}; return true to go on, or false after answering`);
    }
    if (proceed) this.#interceptorIndex = index;
    return proceed;
  }

  #stop(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<false> {
    const done = this.triggerAfterCompletion(request, response, undefined);
    return isPromiseLike(done) ? done.then(() => false as const) : false;
  }

  /** Calls every `postHandle` in reverse order. */
  applyPostHandle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    modelAndView: ModelAndView | undefined,
  ): MaybePromise<void> {
    return this.#postHandle(this.interceptors.length - 1, request, response, modelAndView);
  }

  #postHandle(
    from: number,
    request: HttpServletRequest,
    response: HttpServletResponse,
    modelAndView: ModelAndView | undefined,
  ): MaybePromise<void> {
    for (let index = from; index >= 0; index--) {
      const pending = this.interceptors[index]?.postHandle?.(request, response, this.handler, modelAndView);
      if (pending) return pending.then(() => this.#postHandle(index - 1, request, response, modelAndView));
    }
  }

  /** Calls `afterCompletion` in reverse order of those whose `preHandle` returned true; what they throw is logged. */
  triggerAfterCompletion(
    request: HttpServletRequest,
    response: HttpServletResponse,
    exception: unknown,
  ): MaybePromise<void> {
    return this.#afterCompletion(this.#interceptorIndex, request, response, exception);
  }

  #afterCompletion(
    from: number,
    request: HttpServletRequest,
    response: HttpServletResponse,
    exception: unknown,
  ): MaybePromise<void> {
    for (let index = from; index >= 0; index--) {
      try {
        const pending = this.interceptors[index]?.afterCompletion?.(request, response, this.handler, exception);
        if (pending) {
          const next = () => this.#afterCompletion(index - 1, request, response, exception);
          return pending.then(undefined, report).then(next);
        }
      } catch (error) {
        report(error);
      }
    }
  }

  /** Calls `afterConcurrentHandlingStarted` in reverse order; what they throw is logged. */
  applyAfterConcurrentHandlingStarted(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void> {
    return this.#afterConcurrentHandlingStarted(this.interceptors.length - 1, request, response);
  }

  #afterConcurrentHandlingStarted(
    from: number,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    for (let index = from; index >= 0; index--) {
      try {
        const pending = this.interceptors[index]?.afterConcurrentHandlingStarted?.(request, response, this.handler);
        if (pending) {
          const next = () => this.#afterConcurrentHandlingStarted(index - 1, request, response);
          return pending.then(undefined, report).then(next);
        }
      } catch (error) {
        report(error);
      }
    }
  }
}

function report(error: unknown): void {
  logger.error('A HandlerInterceptor failed after the handler', error);
}
