const DAY = '(?:sun(?:day)?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '[ \\t]*(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)' +
  '(?:(?<=jan)uary|(?<=feb)ruary|(?<=mar)ch|(?<=apr)il|(?<=jun)e|(?<=jul)y|(?<=aug)ust|(?<=sep)tember|(?<=oct)ober|(?<=nov)ember|(?<=dec)ember)?';
const NUMBER = (name: string) => `[ \\t]*(?<${name}>-?\\d{1,9})`;
const TIME = `${NUMBER('hour')}:${NUMBER('minute')}:${NUMBER('second')}`;
const ZONE = '[ \\t]*(?:(?<sign>[+-])(?<zoneHours>\\d\\d)(?<zoneMinutes>[0-5]\\d)|GMT|UTC)';

const FORMS = [
  `^${DAY},[ ]${NUMBER('day')}[ ]${MONTH}[ ]${NUMBER('year')}[ ]${TIME}[ ]${ZONE}`,
  `^${DAY},[ ]${NUMBER('day')}-${MONTH}-${NUMBER('shortYear')}[ ]${TIME}[ ]${ZONE}`,
  `^${DAY}[ ]${MONTH}[ ]${NUMBER('day')}[ ]${TIME}[ ]${NUMBER('year')}`,
].map((form) => new RegExp(form, 'i'));

/**
 * The milliseconds since the epoch of a date header as servlet containers read it: any of the three forms of RFC 9110
 * section 5.6.7 at the start of the text, the weekday not compared with the date, too large numbers carried over, a year of two
 * digits within the last 80 or the next 20. Undefined for any other text. Source: `HttpServletRequest.getDateHeader`.
 */
export function parseLenientHttpDate(text: string): number | undefined {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts) return epochMillisOf(parts);
  }
  return undefined;
}

function epochMillisOf(parts: Record<string, string | undefined>): number | undefined {
  const date = new Date(0);
  const year = parts.shortYear === undefined ? Number(parts.year) : fullYear(parts.shortYear);
  date.setUTCFullYear(year, MONTHS.indexOf(parts.month!.toLowerCase()), Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  const zone = (Number(parts.zoneHours ?? 0) * 60 + Number(parts.zoneMinutes ?? 0)) * 60_000;
  const epochMillis = date.getTime() - (parts.sign === '-' ? -zone : zone);
  return Number.isNaN(epochMillis) ? undefined : epochMillis;
}

function fullYear(text: string): number {
  if (!/^\d\d$/.test(text)) return Number(text);
  const earliest = new Date().getUTCFullYear() - 80;
  const year = earliest - (earliest % 100) + Number(text);
  return year < earliest ? year + 100 : year;
}
