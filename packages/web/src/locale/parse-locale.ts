import { IllegalArgumentException, localeOf } from '@vernal/core';

const LEGAL = /^[\p{L}\p{Nd} _#-]*$/u;

/** A locale, or the tag of one. */
export type LocaleLike = Intl.Locale | string;

/** The locale itself, or that of a tag. */
export function toLocale(locale: LocaleLike): Intl.Locale {
  return typeof locale === 'string' ? localeOf(locale) : locale;
}

/**
 * The locale that a parameter or a cookie names: a language tag (`de-AT`), or Java's older form (`de_AT`, `de AT`).
 * Undefined for an empty text. Throws an {@link IllegalArgumentException} for characters that no locale has.
 * Source: Spring's `StringUtils.parseLocale`.
 */
export function parseLocale(text: string): Intl.Locale | undefined {
  const delimiter = text.includes('_') ? '_' : ' ';
  const [language = '', country = ''] = text.split(delimiter);
  for (const part of [language, country]) {
    if (!LEGAL.test(part)) throw new IllegalArgumentException(`The locale part "${part}" contains invalid characters`);
  }
  if (text === '') return undefined;
  const tag = text.replaceAll(delimiter, '-');
  return localeOf(tag.startsWith('-') ? `und${tag}` : tag);
}
