import { Interface, type MaybePromise } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { Callable } from './callable.js';

/** What an interceptor returns that has no result of its own. */
export const RESULT_NONE: unique symbol = Symbol('RESULT_NONE');

/** What an interceptor returns that has answered itself. */
export const RESPONSE_HANDLED: unique symbol = Symbol('RESPONSE_HANDLED');

/**
 * Stands around callables that handlers return. Every method may be left out. `handleTimeout` and `handleError` may give a result
 * in place of the callable's, or throw; the default is {@link RESULT_NONE}. Source: Spring `CallableProcessingInterceptor`.
 */
@Interface()
export abstract class CallableProcessingInterceptor {
  /** Before the handler's dispatch is left. */
  beforeConcurrentHandling?(request: WebRequest, task: Callable): void;
  /** Before the callable is called. */
  preProcess?(request: WebRequest, task: Callable): MaybePromise<void>;
  /** After it, with what it returned or threw. */
  postProcess?(request: WebRequest, task: Callable, result: unknown): MaybePromise<void>;
  handleTimeout?(request: WebRequest, task: Callable): MaybePromise<unknown>;
  handleError?(request: WebRequest, task: Callable, error: unknown): MaybePromise<unknown>;
  /** When the request has ended, however it did. */
  afterCompletion?(request: WebRequest, task: Callable): MaybePromise<void>;
}
