import { IllegalArgumentException } from '@vernal/core';
import { parseDouble } from './java-double.js';

/** Regions and languages that were renamed, in both directions. Source: the IANA language subtag registry. */
const REGIONS = bothWays('bu mm', 'cd zr', 'dd de', 'fr fx', 'tl tp', 'yd ye');
const LANGUAGES = bothWays(
  'he iw',
  'id in',
  'ji yi',
  'jv jw',
  'mo ro',
  'nb no-bok',
  'nn no-nyn',
  'lb i-lux',
  'nv i-navajo',
);
const FIRST_SUBTAG = /^(?:[a-z]{1,8}|\*)$/;
const SUBTAG = /^(?:[a-z0-9]{1,8}|\*)$/;

/** One range of an `Accept-Language` header. Source: `java.util.Locale.LanguageRange`; RFC 4647. */
export class LanguageRange {
  /** Lower-case. */
  readonly range: string;
  /** Between 0 and 1. */
  readonly weight: number;

  /** Throws an {@link IllegalArgumentException} for a range that is malformed and a weight that is not between 0 and 1. */
  constructor(range: string, weight = 1) {
    if (!(weight >= 0 && weight <= 1)) throw new IllegalArgumentException(`Not a weight between 0 and 1: ${weight}`);
    this.range = range.toLowerCase();
    this.weight = weight;
    const [first = '', ...others] = this.range.split('-');
    if (!FIRST_SUBTAG.test(first) || !others.every((subtag) => SUBTAG.test(subtag))) {
      throw new IllegalArgumentException(`Not a language range: '${range}'`);
    }
  }

  /**
   * The ranges of a header by weight; of equal ones in their order. A range is followed by those that mean the same by
   * another name (`de-DE`: `de-DD`). Throws an {@link IllegalArgumentException}.
   */
  static parse(header: string): LanguageRange[] {
    const ranges = new Map<string, LanguageRange>();
    const parts = header.replaceAll(' ', '').toLowerCase().split(',');
    while (parts.length > 1 && parts.at(-1) === '') parts.pop();
    for (const part of parts) {
      const [text, weight] = split(part);
      const range = new LanguageRange(text, weight);
      if (ranges.has(text)) continue;
      ranges.set(text, range);
      for (const other of equivalentsOf(text)) {
        if (!ranges.has(other)) ranges.set(other, new LanguageRange(other, weight));
      }
    }
    return [...ranges.values()].sort((a, b) => b.weight - a.weight);
  }

  toString(): string {
    return this.weight === 1 ? this.range : `${this.range};q=${this.weight}`;
  }
}

function split(part: string): [range: string, weight: number] {
  const separator = part.indexOf(';q=');
  if (separator === -1) return [part, 1];
  const weight = parseDouble(part.slice(separator + 3));
  if (weight === undefined) throw new IllegalArgumentException(`Not a weight: '${part}'`);
  return [part.slice(0, separator), weight];
}

function equivalentsOf(range: string): string[] {
  const sameRegion = otherRegion(range);
  const [language = '', ...rest] = range.split('-');
  const renamed = LANGUAGES.get(language);
  const sameLanguage = renamed && [renamed, ...rest].join('-');
  return [sameLanguage && otherRegion(sameLanguage), sameLanguage, sameRegion].filter((other) => other !== undefined);
}

function otherRegion(range: string): string | undefined {
  const [language, ...rest] = range.split('-');
  const at = rest.findIndex((subtag) => REGIONS.has(subtag));
  const isExtension = rest.slice(0, at).some((subtag) => subtag.length === 1);
  return at === -1 || isExtension ? undefined : [language, ...rest.with(at, REGIONS.get(rest[at]!)!)].join('-');
}

function bothWays(...pairs: string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap((pair) => {
      const [one, other] = pair.split(' ') as [string, string];
      return [
        [one, other],
        [other, one],
      ];
    }),
  );
}
