import { IllegalArgumentException } from '@vernal/core';

const UNRESERVED = 'A-Za-z0-9\\-._~';
const SUB_DELIMITERS = "!$&'()*+,;=";
const PCHAR = `${UNRESERVED}${SUB_DELIMITERS}:@`;

/** The characters that a part of a URI may have unencoded. Source: RFC 3986, appendix A. */
const ALLOWED = {
  SCHEME: 'A-Za-z0-9+\\-.',
  AUTHORITY: PCHAR,
  USER_INFO: `${UNRESERVED}${SUB_DELIMITERS}:`,
  HOST_IPV4: `${UNRESERVED}${SUB_DELIMITERS}`,
  HOST_IPV6: `${UNRESERVED}${SUB_DELIMITERS}\\[\\]:`,
  PORT: '0-9',
  PATH: `${PCHAR}/`,
  PATH_SEGMENT: PCHAR,
  QUERY: `${PCHAR}/?`,
  QUERY_PARAM: `${PCHAR}/?`.replace(/[=&]/g, ''),
  FRAGMENT: `${PCHAR}/?`,
  /** What may stand anywhere: the unreserved characters. */
  URI: UNRESERVED,
} as const;

export type UriComponentType = keyof typeof ALLOWED;

const ILLEGAL = mapAllowed((allowed) => new RegExp(`[^${allowed}]+`, 'g'));
const UTF8 = new TextEncoder();
const ENCODED = mapAllowed((allowed) => new RegExp(`^(?:[${allowed}]|%[0-9A-Fa-f]{2})*$`));

/** What makes bytes of texts. */
interface Encoder {
  encode(text: string): Uint8Array;
}

/** Percent-encodes the characters that this part of a URI must not have; `%` is one of them. Bytes are those of UTF-8, or of a charset. */
export function encodeUriComponent(source: string, type: UriComponentType, charset: Encoder = UTF8): string {
  return source.replace(ILLEGAL[type], (run) => percentEncode(run, charset));
}

/** Throws an IllegalArgumentException unless the text has only characters of this part of a URI and whole escapes. */
export function verifyUriComponent(source: string, type: UriComponentType): void {
  if (!ENCODED[type].test(source)) {
    const part = type.toLowerCase().replaceAll('_', ' ');
    throw new IllegalArgumentException(
      `"${source}" is not an encoded ${part}: it has a character or an escape that is not allowed there`,
    );
  }
}

function percentEncode(run: string, charset: Encoder): string {
  let encoded = '';
  for (const byte of charset.encode(run)) encoded += `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  return encoded;
}

function mapAllowed(make: (allowed: string) => RegExp): Record<UriComponentType, RegExp> {
  const entries = Object.entries(ALLOWED).map(([type, allowed]) => [type, make(allowed)] as const);
  return Object.fromEntries(entries) as Record<UriComponentType, RegExp>;
}
