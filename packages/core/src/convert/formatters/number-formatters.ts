import { BoundedCache } from '../../util/bounded-cache.js';
import { NUMBER_FORMAT, type NumberFormatOptions } from '../format-annotations.js';
import type { Formatter } from '../formatter.js';
import type { AnnotationFormatterFactory } from '../formatter-registry.js';
import { DecimalFormat, NUMBER_PATTERNS } from '../numbers/decimal-format.js';

/** Reads and writes numbers by a pattern, with the characters of the language. */
export class NumberStyleFormatter implements Formatter<number> {
  readonly #formats = new BoundedCache<string, DecimalFormat>();

  constructor(
    readonly pattern: string = NUMBER_PATTERNS.number,
    readonly currency?: string,
  ) {}

  print(value: number, locale: Intl.Locale): string {
    return this.#formatOf(locale).format(value);
  }

  parse(text: string, locale: Intl.Locale): number {
    return this.#formatOf(locale).parse(text);
  }

  #formatOf(locale: Intl.Locale): DecimalFormat {
    return this.#formats.getOrCreate(locale.toString(), () => new DecimalFormat(this.pattern, locale, this.currency));
  }
}

/** Formats the fields that carry `@NumberFormat`. */
export const numberFormatAnnotation: AnnotationFormatterFactory<NumberFormatOptions> = {
  annotation: NUMBER_FORMAT,
  fieldTypes: [Number],
  getFormatter: ({ pattern, style = 'NUMBER', currency }) =>
    new NumberStyleFormatter(pattern ?? STYLE_PATTERNS[style], currency),
};

const STYLE_PATTERNS = {
  NUMBER: NUMBER_PATTERNS.number,
  PERCENT: NUMBER_PATTERNS.percent,
  CURRENCY: NUMBER_PATTERNS.currency,
} as const;
