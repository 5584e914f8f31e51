/** What Java takes for white space: not what keeps words together (U+00A0), but the separators U+001C to U+001F. */
const SPACES = '\\t-\\r\u001c- \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000';
const WHITE_SPACE = new RegExp(`[${SPACES}]+`, 'gu');
const TEXT = new RegExp(`[^${SPACES}]`, 'u');

/**
 * Without the control characters and spaces at its ends: all up to U+0020, and nothing else. What `String.prototype.trim` takes
 * besides (a no-break space, a byte order mark) is text. Source: `java.lang.String.trim`.
 */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Without white space, wherever it stands; a no-break space is none. Source: Spring `StringUtils.trimAllWhitespace`. */
export function removeWhiteSpace(text: string): string {
  return text.replace(WHITE_SPACE, '');
}

/** Whether there is a text, and more in it than white space; a no-break space is none. Source: Spring `StringUtils.hasText`. */
export function hasText(text: string | undefined | null): text is string {
  return text !== undefined && text !== null && TEXT.test(text);
}

/** Whether a character is white space; a no-break space is none. Source: `java.lang.Character.isWhitespace`. */
export function isWhiteSpace(char: string): boolean {
  return !TEXT.test(char);
}
