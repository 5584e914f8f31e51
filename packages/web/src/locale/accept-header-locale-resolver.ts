import { UnsupportedOperationException } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { type LocaleContext, LocaleResolver } from '../strategies/locale-resolver.js';
import { type LocaleLike, toLocale } from './parse-locale.js';

/** Settings of an {@link AcceptHeaderLocaleResolver}. */
export interface AcceptHeaderLocaleOptions {
  /** Default: every locale. */
  readonly supportedLocales?: readonly LocaleLike[];
  /** For requests without the header, or with no supported locale in it. Default: what the request says. */
  readonly defaultLocale?: LocaleLike | undefined;
}

/**
 * The locale is the best one of `Accept-Language` that is supported: the same one, or one of the same language without a
 * region. It cannot be changed. Source: Spring's `AcceptHeaderLocaleResolver`.
 */
export class AcceptHeaderLocaleResolver extends LocaleResolver {
  readonly #supported: readonly Intl.Locale[];
  readonly #tags: ReadonlySet<string>;
  readonly #default: Intl.Locale | undefined;

  constructor(options: AcceptHeaderLocaleOptions = {}) {
    super();
    this.#supported = (options.supportedLocales ?? []).map(toLocale);
    this.#tags = new Set(this.#supported.map(String));
    this.#default = options.defaultLocale === undefined ? undefined : toLocale(options.defaultLocale);
  }

  override resolveLocaleContext(request: HttpServletRequest): LocaleContext {
    return { locale: this.#resolve(request) };
  }

  #resolve(request: HttpServletRequest): Intl.Locale {
    if (this.#default && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) === undefined) return this.#default;
    const locales = request.getLocales();
    const first = locales[0]!;
    if (this.#supported.length === 0 || this.#tags.has(first.toString())) return first;
    return this.#findSupported(locales) ?? this.#default ?? first;
  }

  /** A later full match counts over an earlier match of the language only if it has the same language. */
  #findSupported(locales: readonly Intl.Locale[]): Intl.Locale | undefined {
    let languageMatch: Intl.Locale | undefined;
    for (const locale of locales) {
      if (this.#tags.has(locale.toString())) {
        if (!languageMatch || languageMatch.language === locale.language) return locale;
      } else {
        languageMatch ??= this.#supported.find(({ region, language }) => !region && language === locale.language);
      }
    }
    return languageMatch;
  }

  override setLocaleContext(): void {
    throw new UnsupportedOperationException(
      'The Accept-Language header cannot be changed: declare a CookieLocaleResolver or a SessionLocaleResolver',
    );
  }
}
