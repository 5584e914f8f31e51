/**
 * Reads a language tag (`en-GB`) or Java's form of one (`en_GB`, `en GB`).
 *
 * @throws an error for text that is no locale.
 */
export function parseLocale(text: string): Intl.Locale {
  if (!/^[\p{L}\p{N} _#-]+$/u.test(text)) throw new Error(`Invalid locale ${JSON.stringify(text)}`);
  return new Intl.Locale(text.trim().replace(/[_ ]+/g, '-').replace(/^-/, ''));
}
