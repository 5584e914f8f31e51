import { IllegalArgumentException, IllegalStateException } from '@vernal/core';
import { ResponseCookie, type ResponseCookieAttributes } from '../http/response-cookie.js';
import { ERROR_EXCEPTION } from '../servlet/dispatch-attributes.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { type LocaleContext, LocaleResolver } from '../strategies/locale-resolver.js';
import { parseLocale } from './parse-locale.js';
import { type LocaleDefaults, RequestLocale } from './request-locale.js';
import { parseTimeZone } from './time-zone.js';

const ATTRIBUTE = 'vernal.web.CookieLocaleResolver.LOCALE';

/** Settings of a {@link CookieLocaleResolver}. */
export interface CookieLocaleOptions extends LocaleDefaults {
  /** Default: path `/`, SameSite `Lax`, until the browser's session ends. */
  readonly cookie?: ResponseCookieAttributes;
  /** Whether a cookie that is no locale is an error; otherwise it is as if it was not sent. Default true. */
  readonly rejectInvalidCookies?: boolean;
}

/**
 * Locale and time zone are in a cookie, `de-AT/Europe/Vienna`; `-` stands for the default locale.
 * Source: Spring's `CookieLocaleResolver`.
 */
export class CookieLocaleResolver extends LocaleResolver {
  readonly #cookie: ResponseCookie;
  readonly #defaults: LocaleDefaults;
  readonly #rejectsInvalid: boolean;

  constructor(cookieName = 'LOCALE', options: CookieLocaleOptions = {}) {
    super();
    this.#cookie = new ResponseCookie(cookieName, '', { path: '/', sameSite: 'Lax', ...options.cookie });
    this.#defaults = options;
    this.#rejectsInvalid = options.rejectInvalidCookies ?? true;
  }

  /** Throws an {@link IllegalStateException} for an invalid cookie, but not while an error is handled. */
  override resolveLocaleContext(request: HttpServletRequest): LocaleContext {
    return (
      RequestLocale.of(request, ATTRIBUTE) ??
      RequestLocale.set(request, ATTRIBUTE, this.#defaults, this.#readCookie(request))
    );
  }

  /** Undefined empties the cookie. */
  override setLocaleContext(
    request: HttpServletRequest,
    response: HttpServletResponse,
    context: LocaleContext | undefined,
  ): void {
    const zone = context?.timeZone === undefined ? '' : `/${context.timeZone}`;
    const value = context ? `${context.locale}${zone}` : '';
    response.addCookie(this.#cookie.mutate().value(value).build());
    RequestLocale.set(request, ATTRIBUTE, this.#defaults, context);
  }

  #readCookie(request: HttpServletRequest): Partial<LocaleContext> {
    const value = request.getCookies().find(({ name }) => name === this.#cookie.name)?.value;
    const found: { locale?: Intl.Locale; timeZone?: string } = {};
    if (value === undefined) return found;
    const [localePart, timeZonePart] = split(value);
    try {
      const locale = localePart === '-' ? undefined : parseLocale(localePart);
      if (locale) found.locale = locale;
      if (timeZonePart !== undefined) found.timeZone = parseTimeZone(timeZonePart);
    } catch (error) {
      if (!(error instanceof IllegalArgumentException)) throw error;
      if (this.#rejectsInvalid && !request.getAttribute(ERROR_EXCEPTION)) {
        throw new IllegalStateException(`The locale cookie ${this.#cookie.name}=${value} is invalid: ${error.message}`);
      }
    }
    return found;
  }
}

/** At the first slash; a cookie of old may have a blank before the time zone. */
function split(value: string): [locale: string, timeZone: string | undefined] {
  const slash = value.indexOf('/');
  const separator = slash === -1 ? value.indexOf(' ') : slash;
  return separator === -1 ? [value, undefined] : [value.slice(0, separator), value.slice(separator + 1)];
}
