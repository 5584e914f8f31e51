const WELL_FORMED =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?(?=-|$)/i;

/** The language where nobody names one: English. */
export const DEFAULT_LOCALE = new Intl.Locale('en');

/** The tags from before RFC 4646 that are registered as a whole, and what is meant by them. Source: RFC 5646 section 2.2.8. */
const GRANDFATHERED = new Map(
  Object.entries({
    'en-gb-oed': 'en-GB-x-oed',
    'i-ami': 'ami',
    'i-bnn': 'bnn',
    'i-default': 'en-x-i-default',
    'i-enochian': 'und-x-i-enochian',
    'i-hak': 'hak',
    'i-klingon': 'tlh',
    'i-lux': 'lb',
    'i-mingo': 'see-x-i-mingo',
    'i-navajo': 'nv',
    'i-pwn': 'pwn',
    'i-tao': 'tao',
    'i-tay': 'tay',
    'i-tsu': 'tsu',
    'no-bok': 'nb',
    'no-nyn': 'nn',
    'sgn-be-fr': 'sfb',
    'sgn-be-nl': 'vgt',
    'sgn-ch-de': 'sgg',
    'zh-guoyu': 'cmn',
    'zh-min': 'nan-x-zh-min',
    'zh-min-nan': 'nan',
  }),
);

/**
 * The locale of a language tag, of as much of it as is well-formed; `und` where that is nothing. Never throws.
 * Source: `Locale.forLanguageTag`; RFC 5646.
 */
export function localeOf(tag: string): Intl.Locale {
  const known = GRANDFATHERED.get(tag.toLowerCase()) ?? tag;
  const wellFormed = WELL_FORMED.exec(known)?.[0] ?? 'und';
  try {
    return new Intl.Locale(wellFormed);
  } catch {
    return new Intl.Locale(wellFormed.split('-')[0]!);
  }
}
