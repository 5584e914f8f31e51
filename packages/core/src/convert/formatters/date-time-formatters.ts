import type { Class } from '../../metadata/annotations.js';
import { BoundedCache } from '../../util/bounded-cache.js';
import {
  DATE_TIME_FORMAT,
  type DateTimeFormatOptions,
  DURATION_FORMAT,
  type DurationFormatOptions,
} from '../format-annotations.js';
import type { Formatter } from '../formatter.js';
import type { AnnotationFormatterFactory } from '../formatter-registry.js';
import { type DateAndTime, DateTimePattern } from '../time/date-time-pattern.js';
import { Duration } from '../time/duration.js';
import { parseDuration, printDuration } from '../time/duration-formats.js';
import { LocalDate } from '../time/local-date.js';
import { LocalDateTime } from '../time/local-date-time.js';
import { LocalTime } from '../time/local-time.js';
import { type FormatStyle, localizedPattern } from '../time/localized-pattern.js';

type Temporal = LocalDate | LocalTime | LocalDateTime | Date;

/** How values of a kind are put into a date and a time, and taken from them. */
interface TemporalKind<T extends Temporal> {
  readonly type: Class<T>;
  parseIso(text: string): T;
  /** Reads what the class itself reads, where that is less. */
  parseStrictly?(text: string): T;
  printIso(value: T): string;
  /** Undefined where the parts are not enough. */
  from(parts: DateAndTime): T | undefined;
  to(value: T): DateAndTime;
}

/** An offset and a zone behind a local date or time are read over, as ISO's own forms allow them. */
const ZONE = /(?:Z|[+-]\d\d(?::\d\d(?::\d\d)?)?)(?:\[[^\]]+\])?$/i;

const LOCAL_DATE: TemporalKind<LocalDate> = {
  type: LocalDate,
  parseIso: (text) => LocalDate.parse(/^[+-]?\d+-\d\d-\d\d./.test(text) ? text.replace(ZONE, '') : text),
  parseStrictly: (text) => LocalDate.parse(text),
  printIso: String,
  from: ({ date }) => date,
  to: (date) => ({ date }),
};

const LOCAL_TIME: TemporalKind<LocalTime> = {
  type: LocalTime,
  parseIso: (text) => LocalTime.parse(text.replace(ZONE, '')),
  parseStrictly: (text) => LocalTime.parse(text),
  printIso: isoTime,
  from: ({ time }) => time,
  to: (time) => ({ time }),
};

const LOCAL_DATE_TIME: TemporalKind<LocalDateTime> = {
  type: LocalDateTime,
  parseIso: (text) => LocalDateTime.parse(/T/i.test(text) ? text.replace(ZONE, '') : text),
  parseStrictly: (text) => LocalDateTime.parse(text),
  printIso: ({ date, time }) => `${date}T${isoTime(time)}`,
  from: ({ date, time }) => (date && time ? new LocalDateTime(date, time) : undefined),
  to: ({ date, time }) => ({ date, time }),
};

/** An instant is written in UTC: a pattern without a zone can mean nothing else. */
const INSTANT: TemporalKind<Date> = {
  type: Date,
  parseIso: (text) => new Date(LOCAL_DATE_TIME.parseIso(text).toString().concat('Z')),
  printIso: (value) => value.toISOString().replace(/(?:\.000)?Z$/, ''),
  from: ({ date, time }) =>
    date && time
      ? new Date(Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute, time.second, time.nano / 1e6))
      : undefined,
  to: (value) => {
    const { date, time } = LocalDateTime.parse(value.toISOString().slice(0, -1));
    return { date, time };
  },
};

const KINDS: readonly TemporalKind<Temporal>[] = [LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, INSTANT];

/** Reads and writes dates or times in one form; text of another form is tried in the fallback forms, else as ISO text. */
class TemporalFormatter<T extends Temporal> implements Formatter<T> {
  readonly #kind: TemporalKind<T>;
  readonly #options: DateTimeFormatOptions;
  readonly #fallbacks: readonly DateTimePattern[];
  readonly #patterns = new BoundedCache<string, DateTimePattern>();

  constructor(kind: TemporalKind<T>, options: DateTimeFormatOptions) {
    this.#kind = kind;
    this.#options = options;
    this.#fallbacks = (options.fallbackPatterns ?? []).map((pattern) => new DateTimePattern(pattern));
  }

  print(value: T, locale: Intl.Locale): string {
    const pattern = this.#patternFor(locale);
    return pattern ? pattern.format(this.#kind.to(value)) : this.#kind.printIso(value);
  }

  parse(text: string, locale: Intl.Locale): T {
    const pattern = this.#patternFor(locale);
    const forms = pattern ? [(one: string) => this.#parseBy(pattern, one)] : [this.#kind.parseIso];
    forms.push(...this.#fallbacks.map((fallback) => (one: string) => this.#parseBy(fallback, one)));
    if (this.#fallbacks.length === 0 && pattern) forms.push(this.#kind.parseStrictly ?? this.#kind.parseIso);
    return firstThatWorks(forms, text);
  }

  #parseBy(pattern: DateTimePattern, text: string): T {
    const value = this.#kind.from(pattern.parse(text));
    if (value === undefined)
      throw new RangeError(`The pattern ${pattern.pattern} does not give a ${this.#kind.type.name}`);
    return value;
  }

  /** Undefined for the ISO form. */
  #patternFor(locale: Intl.Locale): DateTimePattern | undefined {
    const { pattern, iso } = this.#options;
    if (pattern === undefined && iso !== undefined) return undefined;
    return this.#patterns.getOrCreate(locale.toString(), () =>
      pattern === undefined ? this.#localized(locale) : new DateTimePattern(pattern, { locale }),
    );
  }

  #localized(locale: Intl.Locale): DateTimePattern {
    const [date = '-', time = '-'] = this.#options.style ?? 'SS';
    const dateStyle = this.#kind === LOCAL_TIME ? undefined : FORMAT_STYLES[date];
    const timeStyle = this.#kind === LOCAL_DATE ? undefined : FORMAT_STYLES[time];
    return new DateTimePattern(localizedPattern(locale, dateStyle, timeStyle), { locale, lastDayOfMonth: true });
  }
}

const FORMAT_STYLES: Readonly<Record<string, FormatStyle>> = { S: 'short', M: 'medium', L: 'long', F: 'full' };

/** Formatters for fields without a decorator, by type: in ISO form, or in the short one of the language. */
export function temporalFormatters(isoFormat: boolean): ReadonlyMap<Class<Temporal>, Formatter<Temporal>> {
  const options: DateTimeFormatOptions = isoFormat ? { iso: 'DATE_TIME' } : {};
  const kinds: TemporalKind<Temporal>[] = [LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME];
  return new Map(kinds.map((kind) => [kind.type, new TemporalFormatter(kind, options)]));
}

/** Formats the fields that carry `@DateTimeFormat`. */
export const dateTimeFormatAnnotation: AnnotationFormatterFactory<DateTimeFormatOptions> = {
  annotation: DATE_TIME_FORMAT,
  fieldTypes: KINDS.map((kind) => kind.type),
  getFormatter: (options, { type }) => new TemporalFormatter(kindOf(type), options),
};

function kindOf(type: Class): TemporalKind<Temporal> {
  return KINDS.find((kind) => kind.type === type) ?? INSTANT;
}

/** Reads and writes durations in one style. Source: Spring's `DurationFormatter`. */
export class DurationFormatter implements Formatter<Duration> {
  constructor(readonly options: DurationFormatOptions = {}) {}

  parse(text: string): Duration {
    return parseDuration(text, this.options.style ?? 'ISO8601', this.options.defaultUnit);
  }

  print(duration: Duration): string {
    return printDuration(duration, this.options.style ?? 'ISO8601', this.options.defaultUnit);
  }
}

/** Formats the fields that carry `@DurationFormat`. */
export const durationFormatAnnotation: AnnotationFormatterFactory<DurationFormatOptions> = {
  annotation: DURATION_FORMAT,
  fieldTypes: [Duration],
  getFormatter: (options) => new DurationFormatter(options),
};

/** Seconds are always written, and as much of the fraction as there is. */
function isoTime({ hour, minute, second, nano }: LocalTime): string {
  const [h, m, s] = [hour, minute, second].map((value) => String(value).padStart(2, '0'));
  const fraction = nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`;
  return `${h}:${m}:${s}${fraction}`;
}

/** The error is that of the first form. */
function firstThatWorks<T>([form, ...others]: readonly ((text: string) => T)[], text: string): T {
  if (form === undefined) throw new RangeError(`${JSON.stringify(text)} cannot be read`);
  try {
    return form(text);
  } catch (error) {
    for (const other of others) {
      try {
        return other(text);
      } catch {
        // the next form is tried
      }
    }
    throw error;
  }
}
