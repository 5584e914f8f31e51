import { isToken } from '../http/header-syntax.js';
import type { Cookie } from './cookie.js';

/**
 * The cookies of a `Cookie` header in their order. A pair without a name or with characters that a cookie cannot have is
 * left out; quotes around a value are taken away, and bytes beyond ASCII are UTF-8. A `;` ends a value even within quotes,
 * so the closing one may be missing. Source: RFC 6265 section 4.2.1, read as Tomcat reads it.
 */
export function parseCookies(header: string): Cookie[] {
  const cookies: Cookie[] = [];
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    if (!isToken(name) || !VALUE.test(value)) continue;
    cookies.push({ name, value: readValue(value) });
  }
  return cookies;
}

function readValue(value: string): string {
  const bare = value.startsWith('"') ? value.replaceAll('"', '') : value;
  return BEYOND_ASCII.test(bare) ? Buffer.from(bare, 'latin1').toString() : bare;
}

const VALUE =
  /^(?:"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e\x80-\xff]*"?|[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e\x80-\xff]*)$/;
const BEYOND_ASCII = /[\x80-\xff]/;
