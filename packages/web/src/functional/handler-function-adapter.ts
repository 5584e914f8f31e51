import { IllegalStateException, isPromiseLike, LOWEST_PRECEDENCE, type MaybePromise } from '@vernal/core';
import { type AsyncSupport, getAsyncManager } from '../method/async/web-async-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { type HandlerFunction, requestOf } from './handler-function.js';
import type { ServerRequest } from './server-request.js';
import { ServerResponse } from './server-response.js';

/** Settings of a {@link HandlerFunctionAdapter}. */
export interface HandlerFunctionAdapterOptions {
  /** Place among the adapters. Default: last. */
  readonly order?: number;
  /** Time-out and interceptors of asynchronous answers. Default: the container's time-out, no interceptors. */
  readonly asyncSupport?: AsyncSupport;
}

/** Calls handler functions and writes what they answer. Source: Spring `HandlerFunctionAdapter`. */
export class HandlerFunctionAdapter extends HandlerAdapter {
  readonly #order: number;
  readonly #asyncSupport: AsyncSupport;

  constructor({ order = LOWEST_PRECEDENCE, asyncSupport = {} }: HandlerFunctionAdapterOptions = {}) {
    super();
    this.#order = order;
    this.#asyncSupport = asyncSupport;
  }

  getOrder(): number {
    return this.#order;
  }

  supports(handler: object): boolean {
    return typeof handler === 'function';
  }

  handle(
    servletRequest: HttpServletRequest,
    servletResponse: HttpServletResponse,
    handler: object,
  ): MaybePromise<ModelAndView | undefined> {
    const request = requestOf(servletRequest);
    if (!request) {
      throw new IllegalStateException('A handler function needs a RouterFunctionMapping that has found it');
    }
    const write = (answer: unknown) => this.#write(answer, request, servletRequest, servletResponse);
    if (servletRequest.dispatcherType === 'ASYNC') {
      const manager = getAsyncManager(servletRequest);
      const outcome = manager.concurrentResult;
      if (outcome) {
        manager.clearConcurrentResult();
        if (outcome.failed) throw outcome.value;
        return outcome.value === undefined ? undefined : write(outcome.value);
      }
    }
    const answer = (handler as HandlerFunction)(request);
    return isPromiseLike(answer) ? answer.then(write) : write(answer);
  }

  getLastModified(): number {
    return -1;
  }

  #write(
    answer: unknown,
    { messageConverters }: ServerRequest,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined> {
    if (answer === undefined || answer === null) return undefined;
    if (!(answer instanceof ServerResponse)) {
      throw new TypeError(`A handler function is to return a ServerResponse, but it returned ${String(answer)}`);
    }
    return answer.writeTo(request, response, { messageConverters, asyncSupport: this.#asyncSupport });
  }
}
