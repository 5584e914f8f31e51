import { DecimalFormat } from './decimal-format.js';
import { currencyOf } from './region-currencies.js';

/** The forms of numbers that every language has. */
export type NumberStyle = 'number' | 'integer' | 'percent' | 'currency';

interface NumberStyleOptions {
  /** What is written for the currency. Default: the sign of the currency that the region of the locale pays with, else `¤`. */
  readonly symbol?: string | undefined;
  /** Digits behind the decimal point of an amount of money. Default: as many as the currency has. */
  readonly fractionDigits?: number | undefined;
}

/** Where nothing is known of a language. */
const ROOT_PATTERNS = { percent: '#,##0%', currency: '¤\u00a0#,##0.00' } as const;

/** How a language writes numbers, percents (`50 %`) or amounts of money (`1,50 €`). Source: `java.text.NumberFormat`. */
export function numberFormatOf(
  style: NumberStyle,
  locale: Intl.Locale,
  options: NumberStyleOptions = {},
): DecimalFormat {
  if (style === 'number') return new DecimalFormat('#,##0.###', locale);
  if (style === 'integer') return new DecimalFormat('#,##0', locale);
  if (Intl.NumberFormat.supportedLocalesOf(locale.toString()).length === 0) {
    return new DecimalFormat(ROOT_PATTERNS[style], locale, options.symbol);
  }
  const format = intlFormat(style, locale, options.fractionDigits);
  const positive = format.formatToParts(1);
  // some languages write the code of no currency
  const symbol = options.symbol ?? positive.find(({ type }) => type === 'currency')?.value.replace('XXX', '¤');
  return new DecimalFormat(`${patternOf(positive)};${patternOf(format.formatToParts(-1))}`, locale, symbol);
}

function intlFormat(style: 'percent' | 'currency', locale: Intl.Locale, digits: number | undefined): Intl.NumberFormat {
  return new Intl.NumberFormat(locale.toString(), {
    style,
    ...(style === 'currency' && { currency: currencyOf(locale) }),
    ...(digits !== undefined && { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    numberingSystem: 'latn',
  } as Intl.NumberFormatOptions);
}

const SIGNS: Readonly<Record<string, string>> = {
  integer: '#,##0',
  decimal: '.',
  percentSign: '%',
  currency: '¤',
  minusSign: '-',
};

/** The pattern by which a number was written. */
function patternOf(parts: readonly Intl.NumberFormatPart[]): string {
  return parts
    .map(({ type, value }) => (type === 'fraction' ? '0'.repeat(value.length) : (SIGNS[type] ?? value)))
    .join('');
}
