import { BoundedCache } from '../../util/bounded-cache.js';
import { NUMBER_FORMAT, type NumberFormatOptions } from '../format-annotations.js';
import type { Formatter } from '../formatter.js';
import type { AnnotationFormatterFactory } from '../formatter-registry.js';
import { DecimalFormat } from '../numbers/decimal-format.js';
import { numberFormatOf } from '../numbers/number-format.js';

/** Reads and writes numbers by a pattern or by a style, as the language does. Source: Spring's `AbstractNumberFormatter`. */
export class NumberStyleFormatter implements Formatter<number> {
  readonly #options: NumberFormatOptions;
  readonly #formats = new BoundedCache<string, DecimalFormat>();

  constructor(options: NumberFormatOptions = {}) {
    this.#options = options;
  }

  print(value: number, locale: Intl.Locale): string {
    return this.#formatOf(locale).format(value);
  }

  /** What is read is a decimal, which has no negative zero, unless it is a percentage. */
  parse(text: string, locale: Intl.Locale): number {
    const value = this.#formatOf(locale).parse(text);
    return value === 0 && this.#options.style !== 'PERCENT' ? 0 : value;
  }

  #formatOf(locale: Intl.Locale): DecimalFormat {
    return this.#formats.getOrCreate(locale.toString(), () => this.#makeFormat(locale));
  }

  #makeFormat(locale: Intl.Locale): DecimalFormat {
    const { pattern, style = 'NUMBER', currency } = this.#options;
    if (pattern !== undefined) return new DecimalFormat(pattern, locale, currency);
    if (style === 'CURRENCY') return numberFormatOf('currency', locale, { symbol: currency, fractionDigits: 2 });
    return numberFormatOf(style === 'PERCENT' ? 'percent' : 'number', locale);
  }
}

/** Formats the fields that carry `@NumberFormat`. */
export const numberFormatAnnotation: AnnotationFormatterFactory<NumberFormatOptions> = {
  annotation: NUMBER_FORMAT,
  fieldTypes: [Number],
  getFormatter: (options) => new NumberStyleFormatter(options),
};
