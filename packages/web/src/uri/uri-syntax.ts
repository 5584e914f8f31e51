import { IllegalArgumentException } from '@vernal/core';

const ESCAPED = '%[0-9A-Fa-f]{2}';
const CHAR =
  "A-Za-z0-9\\-_.!~*'();:@&=+$,\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\uffff";
const PATH = `(?:[${CHAR}/]|${ESCAPED})*`;
const URIC = `(?:[${CHAR}/?\\[\\]]|${ESCAPED})*`;
const TAIL = `(?:\\?${URIC})?(?:#${URIC})?`;
const AUTHORITY = `(?:(?:[${CHAR}]|${ESCAPED})*@)?(?:\\[[0-9A-Fa-f:.]+(?:%[\\w]+)?\\](?::\\d*)?|(?:[${CHAR}]|${ESCAPED})*)`;
const SCHEME = '[A-Za-z][A-Za-z0-9+\\-.]*';
const HIERARCHICAL = `(?://${AUTHORITY}(?=[/?#]|$))?${PATH}${TAIL}`;
const OPAQUE = `(?:[${CHAR}?]|${ESCAPED})${URIC}(?:#${URIC})?`;
const URI = new RegExp(`^(?:${SCHEME}:(?:(?=/)${HIERARCHICAL}|${OPAQUE})|(?![^/?#]*:)${HIERARCHICAL})$`);

/**
 * The text itself, where it is a URI or a relative reference. Letters of any script count as encoded.
 * Throws an IllegalArgumentException where it is none. Source: RFC 2396 as `java.net.URI` reads it.
 */
export function requireUri(text: string): string {
  if (!URI.test(text) || /^[^/?#]*:?\/\/$/.test(text)) {
    throw new IllegalArgumentException(
      `"${text}" is no URI: it has a character that must be encoded, or a part is missing`,
    );
  }
  return text;
}
