import { DecimalFormat } from '../convert/numbers/decimal-format.js';
import { type NumberStyle, numberFormatOf } from '../convert/numbers/number-format.js';
import { DateTimePattern } from '../convert/time/date-time-pattern.js';
import { LocalDate } from '../convert/time/local-date.js';
import { LocalTime } from '../convert/time/local-time.js';
import { BoundedCache } from '../util/bounded-cache.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import { ChoiceFormat } from './choice-format.js';

type Part =
  | string
  | { readonly index: number; readonly type: ArgumentType; readonly style: string; readonly choice?: ChoiceFormat };

const ARGUMENT_TYPES = ['', 'number', 'date', 'time', 'choice'] as const;
type ArgumentType = (typeof ARGUMENT_TYPES)[number];

const NUMBER_STYLES = ['integer', 'percent', 'currency'] as const satisfies readonly NumberStyle[];

const ANY_LOCALE = new Intl.Locale('en');

const STYLES = ['short', 'medium', 'long', 'full'] as const;
type Style = (typeof STYLES)[number];

/**
 * A message with places for arguments: `{0}`, `{1,number,#.##}`, `{2,number,percent}`, `{3,date,short}`, `{4,time}`,
 * `{5,choice,0#none|1#one|1<{5} of them}`. Text within single quotes stands for itself, two of them for one. Reading does
 * not depend on a language, writing does. Source: `java.text.MessageFormat`.
 */
export class MessageFormat {
  readonly #parts: readonly Part[];

  /** @throws IllegalArgumentException where braces do not match, or something else than an argument is in them. */
  constructor(readonly pattern: string) {
    this.#parts = new MessageParser(pattern).parse();
  }

  /** An argument that is missing leaves its place as `{2}`; one that is `null` is written so. */
  format(args: readonly unknown[], locale: Intl.Locale): string {
    return this.#parts.map((part) => (typeof part === 'string' ? part : formatArgument(part, args, locale))).join('');
  }
}

function formatArgument(part: Exclude<Part, string>, args: readonly unknown[], locale: Intl.Locale): string {
  if (part.index >= args.length) return `{${part.index}}`;
  const value = args[part.index];
  if (value === null || value === undefined) return 'null';
  switch (part.type) {
    case 'number':
      return formatNumber(numeric(value, part.type), part.style, locale);
    case 'date':
    case 'time':
      return formatDate(
        value instanceof Date ? value : new Date(numeric(value, part.type)),
        part.type,
        part.style,
        locale,
      );
    case 'choice': {
      const chosen = part.choice?.format(numeric(value, part.type)) ?? '';
      return chosen.includes('{') ? new MessageFormat(chosen).format(args, locale) : chosen;
    }
    case '':
      return formatPlain(value, locale);
  }
}

function formatPlain(value: NonNullable<unknown>, locale: Intl.Locale): string {
  if (typeof value === 'number') return formatNumber(value, '', locale);
  if (typeof value === 'bigint') return value.toLocaleString(locale);
  if (value instanceof Date)
    return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(value);
  return String(value);
}

const NUMBER_FORMATS = new BoundedCache<string, DecimalFormat>();

function formatNumber(value: number, style: string, locale: Intl.Locale): string {
  return NUMBER_FORMATS.getOrCreate(`${locale} ${style}`, () => numberFormat(style, locale)).format(value);
}

function numberFormat(style: string, locale: Intl.Locale): DecimalFormat {
  const named = NUMBER_STYLES.find((one) => one === style.trim().toLowerCase());
  if (named === undefined && style !== '') return new DecimalFormat(style, locale);
  return numberFormatOf(named ?? 'number', locale);
}

function formatDate(date: Date, type: 'date' | 'time', style: string, locale: Intl.Locale): string {
  const named: Style | undefined = style === '' ? 'medium' : STYLES.find((one) => one === style.trim().toLowerCase());
  if (named)
    return new Intl.DateTimeFormat(locale, type === 'date' ? { dateStyle: named } : { timeStyle: named }).format(date);
  return new DateTimePattern(style, { locale }).format({
    date: new LocalDate(date.getFullYear(), date.getMonth() + 1, date.getDate()),
    time: new LocalTime(date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds() * 1_000_000),
  });
}

function numeric(value: unknown, type: ArgumentType): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  throw new IllegalArgumentException(`A ${typeof value} cannot be written as a ${type}`);
}

class MessageParser {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  parse(): Part[] {
    const parts: Part[] = [];
    let text = '';
    while (this.#at < this.#pattern.length) {
      const character = this.#pattern[this.#at++] ?? '';
      if (character === "'") text += this.#quoted();
      else if (character === '{') {
        parts.push(text, this.#argument());
        text = '';
      } else text += character;
    }
    return [...parts, text].filter((part) => part !== '');
  }

  /** What stands within quotes; a quote that is not closed reaches to the end. */
  #quoted(): string {
    if (this.#pattern[this.#at] === "'") {
      this.#at++;
      return "'";
    }
    let text = '';
    while (this.#at < this.#pattern.length) {
      const character = this.#pattern[this.#at++] ?? '';
      if (character !== "'") text += character;
      else if (this.#pattern[this.#at] === "'") {
        text += "'";
        this.#at++;
      } else return text;
    }
    return text;
  }

  #argument(): Part {
    const content = this.#content();
    const [, index = '', type = '', style = ''] = /^([^,]*)(?:,([^,]*)(?:,(.*))?)?$/s.exec(content) ?? [];
    if (!/^\+?\d{1,5}$/.test(index)) throw this.#malformed(`can't parse argument number: ${index}`);
    const found = ARGUMENT_TYPES.find((one) => one === type.trim().toLowerCase());
    if (found === undefined) throw this.#malformed(`unknown format type: ${type}`);
    const argument = { index: Number(index), type: found, style };
    if (found === 'number') this.#checkPattern(style);
    return found === 'choice' ? { ...argument, choice: new ChoiceFormat(style) } : argument;
  }

  #checkPattern(style: string): void {
    try {
      formatNumber(0, style, ANY_LOCALE);
    } catch {
      throw this.#malformed(`${JSON.stringify(style)} is no pattern for numbers`);
    }
  }

  /** All up to the brace that closes, with braces in pairs and quotes kept. */
  #content(): string {
    const start = this.#at;
    let open = 0;
    let isQuoted = false;
    for (; this.#at < this.#pattern.length; this.#at++) {
      const character = this.#pattern[this.#at];
      if (character === "'") isQuoted = !isQuoted;
      else if (isQuoted) continue;
      else if (character === '{') open++;
      else if (character === '}' && open-- === 0) return this.#pattern.slice(start, this.#at++);
    }
    throw this.#malformed('unmatched braces');
  }

  #malformed(reason: string): IllegalArgumentException {
    return new IllegalArgumentException(`Malformed message ${JSON.stringify(this.#pattern)}: ${reason}`);
  }
}
