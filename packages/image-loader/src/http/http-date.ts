const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const IMF_FIXDATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const RFC_850 = /^[A-Z][a-z]+, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/i;
const ASCTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i;

/**
 * Reads one of the three date forms of RFC 9110 §5.6.7, which are case-insensitive when received.
 * @returns milliseconds since the epoch, or undefined for anything else: no other form is guessed at
 */
export function parseHttpDate(text: string): number | undefined {
  let match = IMF_FIXDATE.exec(text);
  if (match) return utc(match[3], match[2], match[1], match[4], match[5], match[6]);
  match = RFC_850.exec(text);
  if (match) return utc(fullYear(Number(match[3])), match[2], match[1], match[4], match[5], match[6]);
  match = ASCTIME.exec(text);
  if (match) return utc(match[6], match[1], match[2], match[3], match[4], match[5]);
  return undefined;
}

/** Writes the preferred form, always GMT and always English whatever the locale: `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function formatHttpDate(time: number): string {
  const date = new Date(time);
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} GMT`;
}

function utc(year: unknown, month: unknown, day: unknown, hour: unknown, minute: unknown, second: unknown) {
  const name = String(month).toLowerCase();
  const index = MONTHS.findIndex((candidate) => candidate.toLowerCase() === name);
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)];
  if (index < 0 || d < 1 || d > 31 || h > 23 || m > 59 || s > 60) return undefined;
  return Date.UTC(Number(year), index, d, h, m, s);
}

/** A two-digit year more than fifty years ahead means the past one (RFC 9110 §5.6.7). */
function fullYear(year: number): number {
  const now = new Date().getUTCFullYear();
  const candidate = Math.floor(now / 100) * 100 + year;
  return candidate > now + 50 ? candidate - 100 : candidate;
}

const two = (value: number) => String(value).padStart(2, '0');
