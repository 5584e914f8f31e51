import { localeOf } from '@vernal/core';

const REMEMBERED = 256;
const REMEMBERED_LENGTH = 200;
const LONGEST_TAG = 100;
/** A token, and what stands behind a semicolon. */
const RANGE = /^[ \t]*([!#$%&'*+\-.^_`|~\w]+)[ \t]*(?:;(.*))?/s;
const WEIGHT = /^[ \t]*q[ \t]*=[ \t]*([01](?:\.\d{0,3})?)\d*[ \t]*$/;
const known = new Map<string, readonly Intl.Locale[]>();

interface LanguageRange {
  readonly locale: Intl.Locale;
  readonly quality: number;
}

/**
 * The languages of an `Accept-Language` header, best first and otherwise in their order; those with a weight of 0, or one that is
 * malformed, are left out, as is what is no token. Of a tag that is malformed counts what is before that; `*` and what is no tag
 * at all are the undetermined language, `und`.
 * Source: RFC 9110 section 12.5.4, Servlet 6.0 `ServletRequest.getLocales`, Tomcat.
 * What clients send is the same text each time: those seen last are remembered.
 */
export function acceptedLocales(header: string): readonly Intl.Locale[] {
  const remembered = known.get(header);
  if (remembered) return remembered;
  const locales = Object.freeze(readLocales(header));
  if (header.length <= REMEMBERED_LENGTH) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(header, locales);
  }
  return locales;
}

function readLocales(header: string): Intl.Locale[] {
  return header
    .split(',')
    .map(languageRange)
    .filter((range) => range !== undefined)
    .sort((a, b) => b.quality - a.quality)
    .map((range) => range.locale);
}

function languageRange(text: string): LanguageRange | undefined {
  const [, tag, weight] = RANGE.exec(text) ?? [];
  const quality = weight === undefined ? 1 : qualityOf(weight);
  return tag !== undefined && quality > 0 ? { locale: localeOf(tag.slice(0, LONGEST_TAG)), quality } : undefined;
}

/** 0 where it is malformed. */
function qualityOf(weight: string): number {
  const [, quality] = WEIGHT.exec(weight) ?? [];
  if (quality === undefined) return weight.trim() === '' ? 1 : 0;
  return Number(quality) <= 1 ? Number(quality) : 0;
}
