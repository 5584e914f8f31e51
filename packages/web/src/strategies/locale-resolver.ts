import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/** The request's locale, and its time zone where one is known. Source: Spring `LocaleContext`. */
export interface LocaleContext {
  readonly locale: Intl.Locale;
  /** An IANA name. */
  readonly timeZone?: string | undefined;
}

/** Decides a request's locale; found as the bean `localeResolver`. Source: Spring `LocaleResolver`, `LocaleContextResolver`. */
@Interface({ all: ['resolveLocaleContext'] })
export abstract class LocaleResolver {
  abstract resolveLocaleContext(request: HttpServletRequest): MaybePromise<LocaleContext>;
  /** Undefined: back to the default. Throws an `UnsupportedOperationException` where it cannot be changed. */
  abstract setLocaleContext(
    request: HttpServletRequest,
    response: HttpServletResponse,
    context: LocaleContext | undefined,
  ): MaybePromise<void>;
}
