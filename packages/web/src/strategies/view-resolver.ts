import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { View } from './view.js';

/** Finds a view by its name. Source: Spring `ViewResolver`. */
@Interface({ all: ['resolveViewName'] })
export abstract class ViewResolver {
  /** The view; undefined: ask the next resolver. The request is for resolvers that negotiate. */
  abstract resolveViewName(
    viewName: string,
    locale: Intl.Locale,
    request: HttpServletRequest,
  ): MaybePromise<View | undefined>;
}
