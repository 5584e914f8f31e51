import { Interface } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';

/** Names the view of a handler that named none; found as the bean `viewNameTranslator`. Source: Spring `RequestToViewNameTranslator`. */
@Interface({ all: ['getViewName'] })
export abstract class RequestToViewNameTranslator {
  /** Undefined: no default view. */
  abstract getViewName(request: HttpServletRequest): string | undefined;
}
