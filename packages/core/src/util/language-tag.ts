const WELL_FORMED =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?(?=-|$)/i;

/** The language where nobody names one: English. */
export const DEFAULT_LOCALE = new Intl.Locale('en');

/**
 * The locale of a language tag, of as much of it as is well-formed; `und` where that is nothing. Never throws.
 * Source: `Locale.forLanguageTag`; RFC 5646.
 */
export function localeOf(tag: string): Intl.Locale {
  const wellFormed = WELL_FORMED.exec(tag)?.[0] ?? 'und';
  try {
    return new Intl.Locale(wellFormed);
  } catch {
    return new Intl.Locale(wellFormed.split('-')[0]!);
  }
}
