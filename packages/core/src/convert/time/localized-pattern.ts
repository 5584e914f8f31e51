/** How long a date or time is written in a language. */
export type FormatStyle = 'short' | 'medium' | 'long' | 'full';

const SAMPLE = new Date(Date.UTC(2003, 3, 5, 6, 7, 8));
const MONTHS: Readonly<Record<string, string>> = { '4': 'M', '04': 'MM' };

/** The pattern of a language for dates, times, or both, as `Intl` has it. */
export function localizedPattern(locale: Intl.Locale, dateStyle?: FormatStyle, timeStyle?: FormatStyle): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory' };
  if (dateStyle) options.dateStyle = dateStyle;
  // the longer styles end with a time zone, which local times have not
  if (timeStyle) options.timeStyle = timeStyle === 'short' ? 'short' : 'medium';
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(SAMPLE);
  const isHalfDay = parts.some((part) => part.type === 'dayPeriod');
  return parts.map((part) => letters(part, isHalfDay)).join('');
}

function letters({ type, value }: Intl.DateTimeFormatPart, isHalfDay: boolean): string {
  switch (type) {
    case 'year':
      return value.length === 2 ? 'uu' : 'uuuu';
    case 'month':
      return MONTHS[value] ?? (value.length <= 4 ? 'MMM' : 'MMMM');
    case 'day':
      return 'd'.repeat(value.length);
    case 'weekday':
      return value.length <= 4 ? 'EEE' : 'EEEE';
    case 'hour':
      return (isHalfDay ? 'h' : 'H').repeat(value.length);
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'a';
    default:
      return literal(value.replaceAll(/\s/g, ' '));
  }
}

function literal(text: string): string {
  return /[a-zA-Z']/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}
