import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Renders a model. Source: Spring `View`. */
@Interface()
export abstract class View {
  /** The content type, where it is known before rendering. */
  abstract readonly contentType: string | undefined;
  abstract render(
    model: ReadonlyMap<string, unknown>,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void>;
}
