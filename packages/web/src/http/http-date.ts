const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FULL_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const DAY = '(?<day>\\d\\d)';
const MONTH = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

/** `Sun, 06 Nov 1994 08:49:37 GMT`, read leniently: any case, no weekday, no seconds, short numbers, an offset for GMT. */
const IMF_FIXDATE = new RegExp(
  `^(?:(?<weekday>${DAYS.join('|')}|0{0,8}[1-7]), )?\\+?(?<day>\\d{1,9}) (?<month>${MONTHS.join('|')}|\\d{1,9}) (?<year>\\d{1,9}) ` +
    '(?<hour>\\d{1,9}):(?<minute>\\d{1,9})(?::(?<second>\\d{1,9}))? ' +
    '(?:GMT|(?<sign>[+-])(?<offsetHours>\\d\\d)(?:(?<offsetMinutes>\\d\\d)(?<offsetSeconds>\\d\\d)?)?)$',
  'i',
);
/** `Sunday, 06-Nov-22 08:49:37 GMT`; the year is one of 2000 to 2099. */
const RFC_850_DATE = new RegExp(
  `^(?<weekday>${FULL_DAYS.join('|')}), ${DAY}-${MONTH}-(?<shortYear>\\d\\d) ${TIME} (?:GMT|UTC?|Z)$`,
);
/** `Sun Nov 06 08:49:37 1994` */
const ASCTIME_DATE = new RegExp(
  `^(?<weekday>Sun|Mon|Tue|Wed|Thu|Fri|Sat) ${MONTH} ${DAY} ${TIME} (?<year>\\d{4}|\\+\\d{5,9})$`,
);

const formatted = new Map<number, string>();
const FORMATTED_DATES = 256;

/**
 * An HTTP date, `Sun, 06 Nov 1994 08:49:37 GMT`, of milliseconds since the epoch; the texts used last are kept. Throws a
 * `RangeError` for what is no date. RFC 9110 section 5.6.7.
 */
export function formatHttpDate(epochMillis: number): string {
  const seconds = Math.floor(epochMillis / 1000);
  const known = formatted.get(seconds);
  if (known !== undefined) return known;
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a time in milliseconds: ${epochMillis}`);
  if (formatted.size >= FORMATTED_DATES) formatted.delete(formatted.keys().next().value!);
  const text = date.toUTCString();
  formatted.set(seconds, text);
  return text;
}

/**
 * The milliseconds since the epoch of an HTTP date in one of the three forms of RFC 9110 section 5.6.7, undefined for any
 * other text and where the weekday is not that of the date. What follows a `;` is left out: old browsers put a length
 * there. Source: `HttpHeaders.getFirstDate`, whose leniency (that of Java's formatters) this has.
 */
export function parseHttpDate(text: string): number | undefined {
  const semicolon = text.indexOf(';');
  const date = semicolon === -1 ? text : text.slice(0, semicolon);
  const groups = (IMF_FIXDATE.exec(date) ?? RFC_850_DATE.exec(date) ?? ASCTIME_DATE.exec(date))?.groups;
  return groups && epochMillisOf(groups);
}

function epochMillisOf(parts: Record<string, string | undefined>): number | undefined {
  const year = parts.shortYear === undefined ? Number(parts.year) : 2000 + Number(parts.shortYear);
  const month = indexOf(MONTHS, parts.month, 1);
  const day = Number(parts.day);
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  if (month < 0 || month > 11 || day < 1 || day > 31) return undefined;
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined;

  const date = new Date(0);
  // A day that the month has not is its last one, as java.time resolves it.
  date.setUTCFullYear(year, month, Math.min(day, daysOf(year, month)));
  if (Number.isNaN(date.getTime())) return undefined;
  if (parts.weekday !== undefined && indexOf(DAYS, parts.weekday, 0) % 7 !== date.getUTCDay()) return undefined;
  const offset = offsetSecondsOf(parts);
  if (offset === undefined) return undefined;
  return date.getTime() + ((hour * 60 + minute) * 60 + second - offset) * 1000;
}

/** The index of a name by its first three letters, or that of a number counted from `first`. */
function indexOf(names: readonly string[], text: string | undefined, first: number): number {
  return /^\d/.test(text!) ? Number(text) - first : names.indexOf(text!.slice(0, 3).toLowerCase());
}

function daysOf(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

function offsetSecondsOf(parts: Record<string, string | undefined>): number | undefined {
  if (parts.sign === undefined) return 0;
  const [hours, minutes, seconds] = [parts.offsetHours, parts.offsetMinutes, parts.offsetSeconds].map((part) =>
    Number(part ?? 0),
  ) as [number, number, number];
  const total = (hours * 60 + minutes) * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > 18 * 3600) return undefined;
  return parts.sign === '-' ? -total : total;
}
