import { trimText } from '@vernal/core';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether a text is a token of RFC 9110 section 5.6.2. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The non-empty trimmed parts between commas; quotes mean nothing here. Source: `StringUtils.tokenizeToStringArray`. */
export function commaSeparated(text: string): string[] {
  return text
    .split(',')
    .map(trimText)
    .filter((part) => part !== '');
}

/** The inside of a text in double or single quotes; any other text as it is. */
export function unquote(text: string): string {
  return isQuoted(text) ? text.slice(1, -1) : text;
}

/** Whether a text stands in double or single quotes. */
export function isQuoted(text: string): boolean {
  if (text.length < 2) return false;
  const first = text[0];
  return (first === '"' || first === "'") && text.endsWith(first);
}

/** A whole number as Java's `Long.parseLong` reads it, within 64 bits; undefined for any other text. */
export function parseLong(text: string): number | undefined {
  if (!/^[+-]?\d{1,400}$/.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value === BigInt.asIntN(64, value) ? Number(value) : undefined;
}

/** The position after the part of `;`-separated parameters that starts at `from`: a `;` outside double quotes, or the end. */
export function endOfParameter(text: string, from: number): number {
  let quoted = false;
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === ';' && !quoted) break;
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
  }
  return at;
}
