import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { ServerRequest } from './server-request.js';
import type { ServerResponse } from './server-response.js';

/** Answers a request. Source: Spring `HandlerFunction`. */
export type HandlerFunction = (request: ServerRequest) => MaybePromise<ServerResponse>;

/** Stands around a handler: calls `next`, or answers itself. Source: Spring `HandlerFilterFunction`. */
export type HandlerFilterFunction = (request: ServerRequest, next: HandlerFunction) => MaybePromise<ServerResponse>;

/** Answers instead of a handler that failed with `error`. */
export type ErrorHandlerFunction<E = unknown> = (error: E, request: ServerRequest) => MaybePromise<ServerResponse>;

/** The first filter with the second one inside. */
export function filterAndThen(first: HandlerFilterFunction, second: HandlerFilterFunction): HandlerFilterFunction {
  return (request, next) => first(request, (inner) => second(inner, next));
}

/** A filter that changes the request. */
export function ofRequestProcessor(
  process: (request: ServerRequest) => MaybePromise<ServerRequest>,
): HandlerFilterFunction {
  return (request, next) => {
    const processed = process(request);
    return isPromiseLike(processed) ? processed.then(next) : next(processed);
  };
}

/** A filter that changes the answer. */
export function ofResponseProcessor(
  process: (request: ServerRequest, response: ServerResponse) => MaybePromise<ServerResponse>,
): HandlerFilterFunction {
  return (request, next) => {
    const response = next(request);
    return isPromiseLike(response) ? response.then((given) => process(request, given)) : process(request, response);
  };
}

/** A filter that answers failures of the handler, and of writing what it answered. */
export function ofErrorHandler<E>(
  isHandled: (error: unknown) => error is E,
  handle: ErrorHandlerFunction<E>,
): HandlerFilterFunction {
  const ofWriting = (error: unknown, request: HttpServletRequest) =>
    isHandled(error) ? handle(error, requestOf(request) as ServerRequest) : undefined;
  const guarded = (response: ServerResponse) => response.withErrorHandler(ofWriting);
  return (request, next) => {
    const failed = (error: unknown) => {
      if (isHandled(error)) return handle(error, request);
      throw error;
    };
    try {
      const response = next(request);
      return isPromiseLike(response) ? response.then(guarded, failed) : guarded(response);
    } catch (error) {
      return failed(error);
    }
  };
}

const ATTRIBUTE = 'vernal.web.RouterFunctions.request';

/** The request that was routed; undefined before. Source: Spring `RouterFunctions.REQUEST_ATTRIBUTE`. */
export function requestOf(request: HttpServletRequest): ServerRequest | undefined {
  return request.getAttribute(ATTRIBUTE) as ServerRequest | undefined;
}

/** Called by the mapping. */
export function exposeRequest(request: ServerRequest): void {
  request.servletRequest.setAttribute(ATTRIBUTE, request);
}
