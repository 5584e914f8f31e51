import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ModelAndView } from './model-and-view.js';

/** Turns an exception into an answer. Source: Spring `HandlerExceptionResolver`. */
@Interface({ all: ['resolveException'] })
export abstract class HandlerExceptionResolver {
  /** An error view, an empty `ModelAndView` where the answer is written, or undefined: ask the next resolver. */
  abstract resolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): MaybePromise<ModelAndView | undefined>;
}
