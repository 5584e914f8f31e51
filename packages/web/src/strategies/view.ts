import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Renders a model. Source: Spring `View`. */
@Interface()
export abstract class View {
  /** Request attribute: the status that a handler asked for; a redirect takes it for its own. */
  static readonly RESPONSE_STATUS_ATTRIBUTE = 'vernal.web.View.responseStatus';
  /** Request attribute: the converted path variables of the handler, a `Map`. */
  static readonly PATH_VARIABLES = 'vernal.web.View.pathVariables';
  /** Request attribute: the `MediaType` that content negotiation chose for the view. */
  static readonly SELECTED_CONTENT_TYPE = 'vernal.web.View.selectedContentType';

  /** The content type, where it is known before rendering. */
  abstract readonly contentType: string | undefined;
  abstract render(
    model: ReadonlyMap<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void>;
}
