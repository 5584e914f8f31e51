import type { MaybePromise } from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import type { AsyncSupport } from '../method/async/web-async-manager.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { ModelAndView } from '../strategies/model-and-view.js';

/** What answers are written with. Source: Spring `ServerResponse.Context`. */
export interface ServerResponseContext {
  readonly messageConverters: readonly HttpMessageConverter[];
  readonly asyncSupport: AsyncSupport;
}

/** Writes the body of an answer, or gives the view that does; status and headers are set before. */
export type ResponseWriter = (
  request: HttpServletRequest,
  response: HttpServletResponse,
  context: ServerResponseContext,
) => MaybePromise<ModelAndView | undefined>;
