import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { getDispatcherScope } from './dispatcher-scope.js';
import type { LocaleContext } from './locale-resolver.js';

/**
 * The locale that the dispatcher servlet's resolver decides on; outside of one, the first language of the request.
 * Source: Spring's `RequestContextUtils.getLocale` and `getTimeZone`.
 */
export function getLocaleContext(request: HttpServletRequest): MaybePromise<LocaleContext> {
  return (
    getDispatcherScope(request)?.localeResolver?.resolveLocaleContext(request) ?? { locale: request.getLocales()[0]! }
  );
}
