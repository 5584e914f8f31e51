import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ModelAndView } from './model-and-view.js';

/**
 * A handler that is an object of its own instead of a method. A class extends it, or says `@Implements(ViewController)`.
 * Source: Spring's interface `Controller`, a name that the decorator `@Controller` has here.
 */
@Interface()
export abstract class ViewController {
  /** What is to be rendered; undefined: the answer is written. */
  abstract handleRequest(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined>;
}
