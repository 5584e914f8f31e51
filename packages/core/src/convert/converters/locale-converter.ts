import { localeOf } from '../../util/language-tag.js';
import { trimText } from '../../util/white-space.js';

/**
 * Reads a language tag (`en-GB`) or Java's form of one (`en_GB`, `en GB`).
 *
 * @throws an error for characters that no locale has.
 */
export function parseLocale(text: string): Intl.Locale {
  if (!/^[\p{L}\p{N} _#-]+$/u.test(text)) throw new Error(`Invalid locale ${JSON.stringify(text)}`);
  return localeOf(trimText(text).replace(/[_ ]+/g, '-').replace(/^-/, ''));
}
