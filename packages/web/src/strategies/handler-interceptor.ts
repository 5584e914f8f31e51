import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ModelAndView } from './model-and-view.js';

/**
 * Stands around handlers. Every method may be left out. Source: Spring `HandlerInterceptor`, `AsyncHandlerInterceptor`.
 */
@Interface({ any: ['preHandle', 'postHandle', 'afterCompletion', 'afterConcurrentHandlingStarted'] })
export abstract class HandlerInterceptor {
  /** Before the handler; false: the interceptor has answered and nothing more is called but `afterCompletion` of those before. */
  preHandle?(request: HttpServletRequest, response: HttpServletResponse, handler: object): MaybePromise<boolean>;
  /** After the handler and before the view, in reverse order; not after an exception. */
  postHandle?(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
    modelAndView: ModelAndView | undefined,
  ): MaybePromise<void>;
  /** When all is done, in reverse order, for each whose `preHandle` returned true; what it throws is logged only. */
  afterCompletion?(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
    exception: unknown,
  ): MaybePromise<void>;
  /** Instead of the two above where the handler went on asynchronously. */
  afterConcurrentHandlingStarted?(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object,
  ): MaybePromise<void>;
}
