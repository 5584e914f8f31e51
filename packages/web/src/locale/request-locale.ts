import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { LocaleContext } from '../strategies/locale-resolver.js';
import { type LocaleLike, toLocale } from './parse-locale.js';

/** What counts where a request has no locale or time zone of its own. */
export interface LocaleDefaults {
  /** Default: the first language of the request. */
  readonly defaultLocale?: LocaleLike | ((request: HttpServletRequest) => LocaleLike) | undefined;
  /** An IANA name. Default: none. */
  readonly defaultTimeZone?: string | ((request: HttpServletRequest) => string | undefined) | undefined;
}

/**
 * The locale of one request, changed where the request changes it: code that has got hold of it sees that at once. Kept in
 * an attribute, so that it is found out once.
 */
export class RequestLocale implements LocaleContext {
  readonly #request: HttpServletRequest;
  readonly #defaults: LocaleDefaults;
  #locale!: Intl.Locale;
  #timeZone: string | undefined;

  private constructor(request: HttpServletRequest, defaults: LocaleDefaults) {
    this.#request = request;
    this.#defaults = defaults;
  }

  /** The one that the attribute has. */
  static of(request: HttpServletRequest, attribute: string): RequestLocale | undefined {
    return request.getAttribute(attribute) as RequestLocale | undefined;
  }

  /** Puts locale and time zone into the attribute; what is undefined is taken from the defaults. */
  static set(
    request: HttpServletRequest,
    attribute: string,
    defaults: LocaleDefaults,
    context: Partial<LocaleContext> | undefined,
  ): RequestLocale {
    const known = RequestLocale.of(request, attribute);
    const requestLocale = known ?? new RequestLocale(request, defaults);
    requestLocale.#change(context);
    if (!known) request.setAttribute(attribute, requestLocale);
    return requestLocale;
  }

  get locale(): Intl.Locale {
    return this.#locale;
  }

  get timeZone(): string | undefined {
    return this.#timeZone;
  }

  #change(context: Partial<LocaleContext> | undefined): void {
    this.#locale = context?.locale ?? this.#defaultLocale();
    this.#timeZone = context?.timeZone ?? this.#defaultTimeZone();
  }

  #defaultLocale(): Intl.Locale {
    const { defaultLocale } = this.#defaults;
    const locale = typeof defaultLocale === 'function' ? defaultLocale(this.#request) : defaultLocale;
    return locale === undefined ? this.#request.getLocales()[0]! : toLocale(locale);
  }

  #defaultTimeZone(): string | undefined {
    const { defaultTimeZone } = this.#defaults;
    return typeof defaultTimeZone === 'function' ? defaultTimeZone(this.#request) : defaultTimeZone;
  }
}
