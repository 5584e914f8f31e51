import type { Formatter } from '../formatter.js';
import { Duration } from '../time/duration.js';
import { LocalDate } from '../time/local-date.js';
import { LocalTime } from '../time/local-time.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Reads an instant as ISO text with an offset (`2024-02-29T10:15:30Z`), as a date of mail and HTTP headers (RFC 1123), or
 * as milliseconds since 1970; writes ISO text. Source: Spring's `InstantFormatter`.
 */
export class InstantFormatter implements Formatter<Date> {
  parse(text: string): Date {
    if (/^[+-]?\d+$/.test(text)) return valid(new Date(Number(text)), text);
    return /^\p{L}/u.test(text) ? parseRfc1123(text) : parseIso(text);
  }

  print(instant: Date): string {
    return instant.toISOString().replace(/\.000Z$/, 'Z');
  }
}

function parseIso(text: string): Date {
  const match = /^([^T]+)T(\d\d:\d\d:\d\d(?:\.\d{0,9})?)(Z|[+-]\d\d(?::?\d\d(?::?\d\d)?)?)$/i.exec(text);
  if (!match) throw new RangeError(`${JSON.stringify(text)} is no instant of the form 2024-02-29T10:15:30Z`);
  const [, date = '', time = '', offset = ''] = match;
  return instantOf(LocalDate.parse(date), LocalTime.parse(time), offset, text);
}

function parseRfc1123(text: string): Date {
  const match = /^(?:([A-Z][a-z]{2}), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d(?::\d\d)?) (GMT|[+-]\d{4})$/i.exec(
    text,
  );
  const [, weekday, day = '', month = '', year = '', time = '', offset = ''] = match ?? [];
  const monthIndex = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase());
  if (!match || monthIndex < 0)
    throw new RangeError(`${JSON.stringify(text)} is no date of the form Thu, 29 Feb 2024 10:15:30 GMT`);
  const date = new LocalDate(Number(year), monthIndex + 1, Number(day));
  if (weekday !== undefined && WEEKDAYS[date.dayOfWeek - 1]?.toLowerCase() !== weekday.toLowerCase()) {
    throw new RangeError(`${date} is no ${weekday}`);
  }
  return instantOf(date, LocalTime.parse(time), offset, text);
}

function instantOf(date: LocalDate, time: LocalTime, offset: string, text: string): Date {
  const instant = new Date(0);
  instant.setUTCFullYear(date.year, date.month - 1, date.day);
  instant.setUTCHours(time.hour, time.minute, time.second, Math.floor(time.nano / 1_000_000));
  return valid(new Date(instant.getTime() - offsetOf(offset).toMillis()), text);
}

function offsetOf(text: string): Duration {
  const match = /^([+-])(\d\d):?(\d\d)?:?(\d\d)?$/.exec(text);
  if (!match) return Duration.ZERO;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > 18 * 3600 || Number(minutes) > 59 || Number(seconds) > 59)
    throw new RangeError(`There is no offset ${text}`);
  return Duration.ofSeconds(sign === '-' ? -total : total);
}

function valid(instant: Date, text: string): Date {
  if (Number.isNaN(instant.getTime())) throw new RangeError(`${text} is beyond the range of instants`);
  return instant;
}
