import type { MaybePromise } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { type LocaleContext, LocaleResolver } from '../strategies/locale-resolver.js';
import { toLocale } from './parse-locale.js';
import { type LocaleDefaults, RequestLocale } from './request-locale.js';

const ATTRIBUTE = 'vernal.web.SessionLocaleResolver.LOCALE';

/** Settings of a {@link SessionLocaleResolver}. */
export interface SessionLocaleOptions extends LocaleDefaults {
  /** The session's attribute with the locale's tag. Default `vernal.web.LOCALE`. */
  readonly localeAttributeName?: string;
  /** The session's attribute with the time zone. Default `vernal.web.TIME_ZONE`. */
  readonly timeZoneAttributeName?: string;
}

/** Locale and time zone are kept in the session, as texts. Source: Spring's `SessionLocaleResolver`. */
export class SessionLocaleResolver extends LocaleResolver {
  readonly #defaults: LocaleDefaults;
  readonly #localeName: string;
  readonly #timeZoneName: string;

  constructor(options: SessionLocaleOptions = {}) {
    super();
    this.#defaults = options;
    this.#localeName = options.localeAttributeName ?? 'vernal.web.LOCALE';
    this.#timeZoneName = options.timeZoneAttributeName ?? 'vernal.web.TIME_ZONE';
  }

  override resolveLocaleContext(request: HttpServletRequest): MaybePromise<LocaleContext> {
    return RequestLocale.of(request, ATTRIBUTE) ?? this.#load(request);
  }

  async #load(request: HttpServletRequest): Promise<LocaleContext> {
    const session = await request.getSession(false);
    const locale = session?.getAttribute(this.#localeName);
    const timeZone = session?.getAttribute(this.#timeZoneName);
    return RequestLocale.set(request, ATTRIBUTE, this.#defaults, {
      ...(typeof locale === 'string' && { locale: toLocale(locale) }),
      ...(typeof timeZone === 'string' && { timeZone }),
    });
  }

  /** Undefined takes both out of the session. */
  override async setLocaleContext(
    request: HttpServletRequest,
    _response: HttpServletResponse,
    context: LocaleContext | undefined,
  ): Promise<void> {
    const session = await request.getSession(context !== undefined);
    session?.setAttribute(this.#localeName, context?.locale.toString());
    session?.setAttribute(this.#timeZoneName, context?.timeZone);
    RequestLocale.set(request, ATTRIBUTE, this.#defaults, context);
  }
}
