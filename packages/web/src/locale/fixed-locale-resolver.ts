import { UnsupportedOperationException } from '@vernal/core';
import { type LocaleContext, LocaleResolver } from '../strategies/locale-resolver.js';
import { type LocaleLike, toLocale } from './parse-locale.js';

/** One locale, and time zone, for everybody. It cannot be changed. Source: Spring's `FixedLocaleResolver`. */
export class FixedLocaleResolver extends LocaleResolver {
  readonly #context: LocaleContext;

  /** @param timeZone an IANA name */
  constructor(locale: LocaleLike = 'en', timeZone?: string) {
    super();
    this.#context = timeZone === undefined ? { locale: toLocale(locale) } : { locale: toLocale(locale), timeZone };
  }

  override resolveLocaleContext(): LocaleContext {
    return this.#context;
  }

  override setLocaleContext(): void {
    throw new UnsupportedOperationException('The locale is fixed: declare another LocaleResolver to change it');
  }
}
