import { IllegalArgumentException } from '@vernal/core';

/** The name of a time zone, if it is one. Throws an {@link IllegalArgumentException}. Source: Spring's `StringUtils.parseTimeZoneString`. */
export function parseTimeZone(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    throw new IllegalArgumentException(`'${text}' is no time zone`);
  }
}
