import { hasText } from '@vernal/core';
import { ResponseCookie, type ResponseCookieAttributes } from '../http/response-cookie.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ThemeResolver } from '../strategies/theme-resolver.js';
import { DEFAULT_THEME_NAME } from './fixed-theme-resolver.js';

const ATTRIBUTE = 'vernal.web.CookieThemeResolver.THEME';

/** Settings of a {@link CookieThemeResolver}. */
export interface CookieThemeOptions {
  /** Default `THEME`. */
  readonly cookieName?: string;
  /** Default: path `/`, until the browser's session ends. */
  readonly cookie?: ResponseCookieAttributes;
  /** Default `theme`. */
  readonly defaultThemeName?: string;
}

/** The theme's name is in a cookie. Source: Spring 6.2's `CookieThemeResolver`. */
export class CookieThemeResolver extends ThemeResolver {
  readonly #cookie: ResponseCookie;
  readonly #default: string;

  constructor(options: CookieThemeOptions = {}) {
    super();
    this.#cookie = new ResponseCookie(options.cookieName ?? 'THEME', '', { path: '/', ...options.cookie });
    this.#default = options.defaultThemeName ?? DEFAULT_THEME_NAME;
  }

  override resolveThemeName(request: HttpServletRequest): string {
    const known = request.getAttribute(ATTRIBUTE);
    if (typeof known === 'string') return known;
    const value = request.getCookies().find(({ name }) => name === this.#cookie.name)?.value;
    const themeName = hasText(value) ? value : this.#default;
    request.setAttribute(ATTRIBUTE, themeName);
    return themeName;
  }

  /** Undefined, or a blank name, removes the cookie. Throws an `IllegalArgumentException` for a name that no cookie may have. */
  override setThemeName(
    request: HttpServletRequest,
    response: HttpServletResponse,
    themeName: string | undefined,
  ): void {
    const isGiven = hasText(themeName);
    const cookie = isGiven ? this.#cookie.mutate().value(themeName) : this.#cookie.mutate().maxAge(0);
    response.addCookie(cookie.build());
    request.setAttribute(ATTRIBUTE, isGiven ? themeName : this.#default);
  }
}
