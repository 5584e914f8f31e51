import { BoundedCache } from '../../util/bounded-cache.js';
import { asciiDigits } from './ascii-digits.js';

/** The characters with which a language writes numbers. */
interface Symbols {
  readonly decimal: string;
  readonly group: string;
  readonly minus: string;
  readonly percent: string;
}

/** What stands before and behind a number. */
interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** A pattern, read. */
interface PatternParts {
  readonly positive: Affixes;
  readonly negative: Affixes;
  /** Digits between two grouping characters; 0 for no groups. */
  readonly grouping: number;
  readonly minInteger: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  readonly multiplier: number;
}

const SYMBOLS = new BoundedCache<string, Symbols>();

/**
 * Reads and writes numbers by a pattern: `#,##0.00`, `000`, `#0.#%`, `¤#,##0.00;(¤#,##0.00)`. Halves are rounded to the
 * even neighbour. Text within single quotes stands for itself. Source: `java.text.DecimalFormat`.
 */
export class DecimalFormat {
  readonly #parts: PatternParts;
  readonly #symbols: Symbols;
  readonly #digits: Intl.NumberFormat;

  /**
   * @param currency what stands for `¤`. Default: `¤` itself.
   * @throws a RangeError for a pattern that has digits in more than one place.
   */
  constructor(
    readonly pattern: string,
    locale: Intl.Locale = new Intl.Locale('en'),
    currency = '¤',
  ) {
    this.#symbols = symbolsOf(locale, pattern.includes('¤') ? 'currency' : 'percent');
    this.#parts = parsePattern(pattern, this.#symbols, currency);
    const { minInteger, minFraction, maxFraction } = this.#parts;
    const options: Intl.NumberFormatOptions & { roundingMode: 'halfEven' } = {
      useGrouping: false,
      minimumIntegerDigits: Math.max(1, minInteger),
      minimumFractionDigits: minFraction,
      maximumFractionDigits: maxFraction,
      roundingMode: 'halfEven',
    };
    this.#digits = new Intl.NumberFormat('en-US', options);
  }

  format(value: number): string {
    if (Number.isNaN(value)) return 'NaN';
    const { positive, negative, multiplier } = this.#parts;
    const affixes = value < 0 || Object.is(value, -0) ? negative : positive;
    const magnitude = Math.abs(value) * multiplier;
    return affixes.prefix + (magnitude === Infinity ? '∞' : this.#formatDigits(magnitude)) + affixes.suffix;
  }

  /** Reads a number from the whole of a text. @throws a RangeError where it is none. */
  parse(text: string): number {
    if (text === 'NaN') return Number.NaN;
    const { positive, negative } = this.#parts;
    for (const [affixes, sign] of [
      [positive, 1],
      [negative, -1],
    ] as const) {
      const { prefix, suffix } = affixes;
      if (text.length < prefix.length + suffix.length || !text.startsWith(prefix) || !text.endsWith(suffix)) continue;
      const value = this.#parseDigits(asciiDigits(text.slice(prefix.length, text.length - suffix.length)));
      if (value !== undefined) return sign * value;
    }
    throw new RangeError(`${JSON.stringify(text)} is no number of the form ${this.pattern}`);
  }

  #formatDigits(magnitude: number): string {
    const [whole = '', fraction = ''] = this.#digits.format(this.#exact(magnitude)).split('.');
    const { grouping, minInteger } = this.#parts;
    const shown = minInteger === 0 && whole === '0' && fraction !== '' ? '' : whole;
    const grouped =
      grouping === 0 ? shown : shown.replaceAll(new RegExp(`\\B(?=(?:\\d{${grouping}})+$)`, 'g'), this.#symbols.group);
    return fraction === '' ? grouped : grouped + this.#symbols.decimal + fraction;
  }

  /**
   * What is rounded is the number that is stored, not the shortest text for it: 1234.505 is a little more than it says. The
   * digits behind the last one shown tell; numbers too great for such a text have no fraction.
   */
  #exact(magnitude: number): number | Intl.StringNumericLiteral {
    if (Number.isInteger(magnitude) || magnitude >= 1e21) return magnitude;
    return magnitude.toFixed(Math.min(100, this.#parts.maxFraction + 40)) as Intl.StringNumericLiteral;
  }

  /** Grouping characters may stand anywhere before the decimal point, even several together, but a digit must follow; none where there are no groups. */
  #parseDigits(text: string): number | undefined {
    const { decimal, group } = this.#symbols;
    const [point, separator] = [escapeRegex(decimal), escapeRegex(group)];
    const groups = this.#parts.grouping > 0 ? `(?:${separator}*\\d)*(?:${separator}+(?=${point}\\d))?` : '\\d*';
    const match = new RegExp(`^(${groups})(?:${point}(\\d*))?(?:E(-?\\d+))?$`).exec(text);
    if (!match) return text === '∞' ? Infinity : undefined;
    const [, whole = '', fraction = '', exponent = '0'] = match;
    const digits = whole.replaceAll(group, '');
    if (digits === '' && fraction === '') return undefined;
    const shift = String(this.#parts.multiplier).length - 1;
    return Number(`${digits || '0'}.${fraction || '0'}e${Number(exponent) - shift}`);
  }
}

type SymbolStyle = 'percent' | 'currency';

/** Some languages write amounts of money with other characters than numbers. */
function symbolsOf(locale: Intl.Locale, style: SymbolStyle): Symbols {
  return SYMBOLS.getOrCreate(`${style} ${locale}`, () => readSymbols(locale.toString(), style));
}

function readSymbols(key: string, style: SymbolStyle): Symbols {
  // what is not known is written as in English, whatever the machine's own language is
  const known = Intl.NumberFormat.supportedLocalesOf(key).length > 0 ? key : 'en';
  const parts = new Intl.NumberFormat(known, {
    style,
    ...(style === 'currency' && { currency: 'XXX' }),
    minimumFractionDigits: 1,
    numberingSystem: 'latn',
  } as Intl.NumberFormatOptions).formatToParts(-12_345.6);
  const find = (type: Intl.NumberFormatPartTypes, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  return {
    decimal: find('decimal', '.'),
    group: find('group', ','),
    minus: find('minusSign', '-'),
    percent: find('percentSign', '%'),
  };
}

function parsePattern(pattern: string, symbols: Symbols, currency: string): PatternParts {
  const [positiveText = '', negativeText] = splitSubpatterns(pattern);
  const match = /^((?:'[^']*'|[^#0,.'])*)([#0,]*)(?:\.([#0]*))?((?:'[^']*'|[^#0'])*)$/.exec(positiveText);
  if (!match || pattern === '') throw new RangeError(`${JSON.stringify(pattern)} is no pattern for numbers`);
  const [, prefix = '', whole = '', fraction = '', suffix = ''] = match;
  const write = (text: string) => affix(text, symbols, currency);
  const positive: Affixes = { prefix: write(prefix), suffix: write(suffix) };
  const negativeMatch =
    negativeText === undefined ? null : /^((?:'[^']*'|[^#0,.'])*)[#0,.]*((?:'[^']*'|[^#0'])*)$/.exec(negativeText);
  const negative: Affixes = negativeMatch
    ? { prefix: write(negativeMatch[1] ?? ''), suffix: write(negativeMatch[2] ?? '') }
    : { prefix: symbols.minus + positive.prefix, suffix: positive.suffix };
  const plain = (prefix + suffix).replaceAll(/'[^']*'/g, '');
  return {
    positive,
    negative,
    grouping: whole.includes(',') ? whole.length - whole.lastIndexOf(',') - 1 : 0,
    minInteger: whole.split('0').length - 1,
    minFraction: fraction.split('0').length - 1,
    maxFraction: fraction.length,
    multiplier: plain.includes('%') ? 100 : plain.includes('‰') ? 1000 : 1,
  };
}

/** The pattern for positive and, behind a semicolon, that for negative numbers. */
function splitSubpatterns(pattern: string): string[] {
  return (pattern.match(/(?:'[^']*'|[^;'])+/g) ?? []).slice(0, 2);
}

function affix(text: string, symbols: Symbols, currency: string): string {
  return text.replaceAll(/'([^']*)'|[%¤-]/g, (all: string, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted;
    return all === '%' ? symbols.percent : all === '¤' ? currency : symbols.minus;
  });
}

function escapeRegex(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
