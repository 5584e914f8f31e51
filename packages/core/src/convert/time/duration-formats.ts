import { Duration, type DurationUnit } from './duration.js';

/** How a duration is written: `PT1H30M`; one number and one unit, `90m`; several of them, `1h30m`. */
export type DurationStyle = 'ISO8601' | 'SIMPLE' | 'COMPOSITE';

const SUFFIXES: Readonly<Record<DurationUnit, string>> = {
  DAYS: 'd',
  HOURS: 'h',
  MINUTES: 'm',
  SECONDS: 's',
  MILLIS: 'ms',
  MICROS: 'us',
  NANOS: 'ns',
};
const UNITS = Object.keys(SUFFIXES) as DurationUnit[];

const ISO_8601 = /^[+-]?[pP].*$/;
const SIMPLE = /^([+-]?\d+)([a-zA-Z]{0,2})$/;
const COMPOSITE =
  /^([+-]?)\(?\s?(?:(\d+)d)?\s?(?:(\d+)h)?\s?(?:(\d+)m)?\s?(?:(\d+)s)?\s?(?:(\d+)ms)?\s?(?:(\d+)us)?\s?(?:(\d+)ns)?\)?$/;

/** The style of a text. @throws a RangeError where it has none. */
export function detectDurationStyle(text: string): DurationStyle {
  if (ISO_8601.test(text)) return 'ISO8601';
  if (SIMPLE.test(text)) return 'SIMPLE';
  if (COMPOSITE.test(text)) return 'COMPOSITE';
  throw new RangeError(`'${text}' is not a valid duration: write PT1H30M, 90m or 1h30m`);
}

/**
 * Reads a duration.
 *
 * @param style default: the one that the text has.
 * @param unit of a number without a unit. Default: milliseconds.
 * @throws a RangeError for any other text.
 */
export function parseDuration(text: string, style?: DurationStyle, unit: DurationUnit = 'MILLIS'): Duration {
  if (text.trim() === '') throw new RangeError('A duration must not be empty');
  switch (style ?? detectDurationStyle(text)) {
    case 'ISO8601':
      return Duration.parse(text);
    case 'SIMPLE':
      return parseSimple(text, unit);
    case 'COMPOSITE':
      return parseComposite(text);
  }
}

/** Writes a duration. @param unit of the simple style. Default: milliseconds. */
export function printDuration(duration: Duration, style: DurationStyle, unit: DurationUnit = 'MILLIS'): string {
  switch (style) {
    case 'ISO8601':
      return duration.toString();
    case 'SIMPLE':
      return `${duration.toUnit(unit)}${SUFFIXES[unit]}`;
    case 'COMPOSITE':
      return printComposite(duration);
  }
}

function parseSimple(text: string, fallback: DurationUnit): Duration {
  const [, amount, suffix = ''] = SIMPLE.exec(text) ?? [];
  const unit = suffix === '' ? fallback : UNITS.find((one) => SUFFIXES[one] === suffix.toLowerCase());
  if (amount === undefined || unit === undefined) throw new RangeError(`'${text}' is not a valid simple duration`);
  return Duration.of(Number(amount), unit);
}

function parseComposite(text: string): Duration {
  const match = COMPOSITE.exec(text);
  if (!match) throw new RangeError(`'${text}' is not a valid composite duration`);
  const total = UNITS.reduce((sum, unit, i) => sum.plus(Duration.of(Number(match[i + 2] ?? 0), unit)), Duration.ZERO);
  return match[1] === '-' ? total.negated() : total;
}

function printComposite(duration: Duration): string {
  if (duration.isZero()) return '0s';
  const parts = (duration.isNegative() ? duration.negated() : duration).toParts();
  const amounts = [parts.days, parts.hours, parts.minutes, parts.seconds, parts.millis, parts.micros, parts.nanos];
  const text = amounts.map((amount, i) => (amount === 0 ? '' : `${amount}${SUFFIXES[UNITS[i] ?? 'NANOS']}`)).join('');
  return duration.isNegative() ? `-${text}` : text;
}
