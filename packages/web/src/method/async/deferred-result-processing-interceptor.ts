import { Interface, type MaybePromise } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { DeferredResult } from './deferred-result.js';

/** Stands around deferred results. Every method may be left out. Source: Spring `DeferredResultProcessingInterceptor`. */
@Interface()
export abstract class DeferredResultProcessingInterceptor {
  /** Before the handler's dispatch is left. */
  beforeConcurrentHandling?(request: WebRequest, result: DeferredResult): void;
  /** When the request waits for the result. */
  preProcess?(request: WebRequest, result: DeferredResult): void;
  /** When the result is there. */
  postProcess?(request: WebRequest, result: DeferredResult, value: unknown): void;
  /** May set the result. False: no further interceptor is asked. Default true. */
  handleTimeout?(request: WebRequest, result: DeferredResult): MaybePromise<boolean>;
  /** May set the result. False: no further interceptor is asked. Default true. */
  handleError?(request: WebRequest, result: DeferredResult, error: unknown): MaybePromise<boolean>;
  /** When the request has ended, however it did. */
  afterCompletion?(request: WebRequest, result: DeferredResult): MaybePromise<void>;
}
