import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HandlerExecutionChain } from './handler-execution-chain.js';

/** Finds the handler of a request. Source: Spring `HandlerMapping`. */
@Interface({ all: ['getHandler'] })
export abstract class HandlerMapping {
  /** The handler with its interceptors; undefined: ask the next mapping. Throws for a request that matches but may not. */
  abstract getHandler(request: HttpServletRequest): MaybePromise<HandlerExecutionChain | undefined>;
}
