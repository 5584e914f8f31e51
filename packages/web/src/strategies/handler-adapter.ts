import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HandlerMapping } from './handler-mapping.js';
import type { ModelAndView } from './model-and-view.js';

/** Calls handlers of one kind. Source: Spring `HandlerAdapter`. */
@Interface()
export abstract class HandlerAdapter {
  abstract supports(handler: object): boolean;
  /** What is to be rendered; undefined: the handler has answered. */
  abstract handle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): MaybePromise<ModelAndView | undefined>;
  /** Milliseconds since the epoch, -1: not known. Asked for GET and HEAD before the handler is called. */
  abstract getLastModified(request: HttpServletRequest, handler: object): MaybePromise<number>;
  /** Called when the servlet starts, with its mappings: time to find out how their handlers are called. */
  prepare?(mappings: readonly HandlerMapping[]): void;
}
