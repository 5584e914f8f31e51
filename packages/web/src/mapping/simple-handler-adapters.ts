import { isInstance, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import { HttpRequestHandler } from '../strategies/http-request-handler.js';
import { LastModified } from '../strategies/last-modified.js';
import type { ModelAndView } from '../strategies/model-and-view.js';
import { ViewController } from '../strategies/view-controller.js';

function lastModifiedOf(handler: object, request: HttpServletRequest): MaybePromise<number> {
  return isInstance(handler, LastModified) ? handler.getLastModified(request) : -1;
}

/** Calls {@link HttpRequestHandler}s. Source: Spring `HttpRequestHandlerAdapter`. */
export class HttpRequestHandlerAdapter extends HandlerAdapter {
  supports(handler: object): boolean {
    return isInstance(handler, HttpRequestHandler);
  }

  handle(request: HttpServletRequest, response: HttpServletResponse, handler: object): MaybePromise<undefined> {
    const done = (handler as HttpRequestHandler).handleRequest(request, response);
    return isPromiseLike(done) ? done.then(() => undefined) : undefined;
  }

  getLastModified(request: HttpServletRequest, handler: object): MaybePromise<number> {
    return lastModifiedOf(handler, request);
  }
}

/** Calls {@link ViewController}s. Source: Spring `SimpleControllerHandlerAdapter`. */
export class SimpleControllerHandlerAdapter extends HandlerAdapter {
  supports(handler: object): boolean {
    return isInstance(handler, ViewController);
  }

  handle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): MaybePromise<ModelAndView | undefined> {
    return (handler as ViewController).handleRequest(request, response);
  }

  getLastModified(request: HttpServletRequest, handler: object): MaybePromise<number> {
    return lastModifiedOf(handler, request);
  }
}
