import { BoundedCache } from '../../util/bounded-cache.js';
import { daysInMonth, LocalDate } from './local-date.js';
import { LocalTime } from './local-time.js';

/** What a text says of a date and a time; one of them may be missing. */
export interface DateAndTime {
  readonly date?: LocalDate | undefined;
  readonly time?: LocalTime | undefined;
}

type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: FieldLetter; readonly count: number };

const LETTERS = ['u', 'y', 'M', 'L', 'd', 'E', 'a', 'H', 'k', 'K', 'h', 'm', 's', 'S', 'n'] as const;
type FieldLetter = (typeof LETTERS)[number];

/** The fields of a text by letter, as read. */
type Fields = Partial<Record<FieldLetter, number>>;

/** Settings of a {@link DateTimePattern}. */
export interface DateTimePatternOptions {
  /** The language of names of months and days. Default: English. */
  readonly locale?: Intl.Locale;
  /** Whether a day beyond the end of a month is its last day, rather than an error. Default: false. */
  readonly lastDayOfMonth?: boolean;
}

/**
 * Reads and writes dates and times by a pattern: `dd/MM/yyyy`, `yyyy-MM-dd HH:mm`, `d MMMM yyyy`, `h:mm a`. Text within
 * single quotes stands for itself. The letters are those of `java.time.format.DateTimeFormatter`, as far as they are for
 * dates and times without zone.
 */
export class DateTimePattern {
  readonly #tokens: readonly Token[];
  readonly #names: Names;
  readonly #lastDayOfMonth: boolean;
  #regex: RegExp | undefined;

  /** @throws a RangeError for a letter that means nothing, and for an open quote. */
  constructor(
    readonly pattern: string,
    { locale = new Intl.Locale('en'), lastDayOfMonth = false }: DateTimePatternOptions = {},
  ) {
    this.#tokens = tokenize(pattern);
    this.#names = namesOf(locale);
    this.#lastDayOfMonth = lastDayOfMonth;
  }

  /** @throws a RangeError for text of another form, and for days and times that there are not. */
  parse(text: string): DateAndTime {
    this.#regex ??= new RegExp(`^${this.#tokens.map((token) => this.#source(token)).join('')}$`, 'u');
    const match = this.#regex.exec(text);
    if (!match) throw new RangeError(`${JSON.stringify(text)} is not of the form ${this.pattern}`);
    const fields: Fields = {};
    const letters = this.#tokens.filter((token) => token.kind === 'field');
    for (const [i, token] of letters.entries()) {
      const value = this.#valueOf(token.letter, token.count, match[i + 1] ?? '');
      if ((fields[token.letter] ?? value) !== value) throw new RangeError(`${JSON.stringify(text)} contradicts itself`);
      fields[token.letter] = value;
    }
    return { date: this.#dateOf(fields), time: timeOf(fields) };
  }

  /** @throws a RangeError where the pattern asks for what the value has not. */
  format(value: DateAndTime): string {
    return this.#tokens
      .map((token) => (token.kind === 'literal' ? token.text : this.#print(token.letter, token.count, value)))
      .join('');
  }

  #source(token: Token): string {
    if (token.kind === 'literal') return token.text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s/g, '\\s');
    const names = this.#names.of(token.letter, token.count);
    if (names) return `(${names.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`;
    if (token.letter === 'S') return `(\\d{${token.count}})`;
    if ((token.letter === 'u' || token.letter === 'y') && token.count >= 3) return `(\\d{${token.count}})`;
    return token.count === 1 ? '(\\d{1,9})' : `(\\d{${token.count}})`;
  }

  #valueOf(letter: FieldLetter, count: number, text: string): number {
    const names = this.#names.of(letter, count);
    if (names) return names.indexOf(text) + (letter === 'a' ? 0 : 1);
    if (letter === 'S') return Number(text.padEnd(9, '0'));
    return (letter === 'u' || letter === 'y') && count === 2 ? 2000 + Number(text) : Number(text);
  }

  #dateOf(fields: Fields): LocalDate | undefined {
    const year = fields.u ?? fields.y;
    const month = fields.M ?? fields.L;
    const { d: day, E: dayOfWeek } = fields;
    if (year === undefined || month === undefined || day === undefined) return undefined;
    const isBeyond = this.#lastDayOfMonth && day <= 31 && month >= 1 && month <= 12;
    const date = new LocalDate(year, month, isBeyond ? Math.min(day, daysInMonth(year, month)) : day);
    if (dayOfWeek !== undefined && dayOfWeek !== date.dayOfWeek)
      throw new RangeError(`${date} is on another day of the week`);
    return date;
  }

  #print(letter: FieldLetter, count: number, { date, time }: DateAndTime): string {
    const value = letter in DATE_FIELDS ? date && DATE_FIELDS[letter]?.(date) : time && TIME_FIELDS[letter]?.(time);
    if (value === undefined)
      throw new RangeError(`The pattern ${this.pattern} asks for what the value has not (${letter})`);
    const names = this.#names.of(letter, count);
    if (names) return names[letter === 'a' ? value : value - 1] ?? '';
    if (letter === 'S') return String(value).padStart(9, '0').slice(0, count);
    const shown = (letter === 'u' || letter === 'y') && count === 2 ? value % 100 : value;
    return (shown < 0 ? '-' : '') + String(Math.abs(shown)).padStart(count, '0');
  }
}

const DATE_FIELDS: Partial<Record<FieldLetter, (date: LocalDate) => number>> = {
  u: (date) => date.year,
  y: (date) => date.year,
  M: (date) => date.month,
  L: (date) => date.month,
  d: (date) => date.day,
  E: (date) => date.dayOfWeek,
};

const TIME_FIELDS: Partial<Record<FieldLetter, (time: LocalTime) => number>> = {
  a: (time) => (time.hour < 12 ? 0 : 1),
  H: (time) => time.hour,
  k: (time) => time.hour || 24,
  K: (time) => time.hour % 12,
  h: (time) => time.hour % 12 || 12,
  m: (time) => time.minute,
  s: (time) => time.second,
  S: (time) => time.nano,
  n: (time) => time.nano,
};

function timeOf(fields: Fields): LocalTime | undefined {
  const hour = hourOf(fields);
  if (hour === undefined) return undefined;
  return new LocalTime(hour, fields.m ?? 0, fields.s ?? 0, fields.S ?? fields.n ?? 0);
}

function hourOf({ H, k, K, h, a }: Fields): number | undefined {
  if (H !== undefined) return H;
  if (k !== undefined) return checked(k, 1, 24) % 24;
  const ofHalf = h === undefined ? K && checked(K, 0, 11) : checked(h, 1, 12) % 12;
  return ofHalf === undefined || a === undefined ? undefined : ofHalf + 12 * a;
}

function checked(hour: number, min: number, max: number): number {
  if (hour < min || hour > max) throw new RangeError(`There is no hour ${hour} from ${min} to ${max}`);
  return hour;
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (const [text] of pattern.matchAll(/'(?:[^']|'')*'|([a-zA-Z])\1*|[^a-zA-Z']+|'/g)) {
    const [first = ''] = text;
    if (text === "'") throw new RangeError(`Pattern ${pattern}: a quote is not closed`);
    if (first === "'")
      tokens.push({ kind: 'literal', text: text === "''" ? "'" : text.slice(1, -1).replaceAll("''", "'") });
    else if (/[a-zA-Z]/.test(first))
      tokens.push({ kind: 'field', letter: letterOf(first, pattern), count: text.length });
    else tokens.push({ kind: 'literal', text });
  }
  return tokens;
}

function letterOf(letter: string, pattern: string): FieldLetter {
  const found = LETTERS.find((one) => one === letter);
  if (found === undefined)
    throw new RangeError(`Pattern ${pattern}: the letter ${letter} means nothing here; put text in single quotes`);
  return found;
}

/** The names that stand for numbers in a language. */
interface Names {
  of(letter: FieldLetter, count: number): readonly string[] | undefined;
}

const NAMES = new BoundedCache<string, Names>();

function namesOf(locale: Intl.Locale): Names {
  const key = locale.toString();
  return NAMES.getOrCreate(key, () => readNames(key));
}

function readNames(key: string): Names {
  const list = (days: readonly Date[], options: Intl.DateTimeFormatOptions, type: Intl.DateTimeFormatPartTypes) => {
    const format = new Intl.DateTimeFormat(key, { ...options, timeZone: 'UTC' });
    return days.map((day) => format.formatToParts(day).find((part) => part.type === type)?.value ?? '');
  };
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2001, month, 1)));
  const weekdays = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2001, 0, 1 + day)));
  const halves = [new Date(Date.UTC(2001, 0, 1, 6)), new Date(Date.UTC(2001, 0, 1, 18))];
  const made = {
    months: list(months, { month: 'long', day: 'numeric' }, 'month'),
    shortMonths: list(months, { month: 'short', day: 'numeric' }, 'month'),
    weekdays: list(weekdays, { weekday: 'long' }, 'weekday'),
    shortWeekdays: list(weekdays, { weekday: 'short' }, 'weekday'),
    halves: list(halves, { hour: 'numeric', hour12: true }, 'dayPeriod'),
  };
  return {
    of(letter, count) {
      if (letter === 'a') return made.halves;
      if (letter === 'E') return count > 3 ? made.weekdays : made.shortWeekdays;
      if ((letter === 'M' || letter === 'L') && count >= 3) return count > 3 ? made.months : made.shortMonths;
      return undefined;
    },
  };
}
