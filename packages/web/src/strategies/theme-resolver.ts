import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** Decides a request's theme; found as the bean `themeResolver`. Source: Spring 6.2 `ThemeResolver`. */
@Interface({ all: ['resolveThemeName'] })
export abstract class ThemeResolver {
  abstract resolveThemeName(request: HttpServletRequest): MaybePromise<string>;
  /** Undefined: back to the default. */
  abstract setThemeName(
    request: HttpServletRequest,
    response: HttpServletResponse,
    themeName: string | undefined,
  ): MaybePromise<void>;
}
