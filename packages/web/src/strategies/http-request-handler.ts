import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** A handler that writes the answer itself. A class extends it, or says `@Implements(HttpRequestHandler)`. Source: Spring `HttpRequestHandler`. */
@Interface()
export abstract class HttpRequestHandler {
  abstract handleRequest(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<void>;
}
