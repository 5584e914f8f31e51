import { Charset } from './charset.js';

const PLAIN = /^[\x20-\x24\x26-\x2a\x2c-\x7e]*$/;
const BROKEN_ESCAPE = /%(?![0-9a-fA-F]{2})/;
const ESCAPED = /[^ A-Za-z0-9*\-._]+/g;

/** A name or value of `application/x-www-form-urlencoded` as it was meant; undefined for a broken escape. */
export function decodeFormComponent(text: string, charset = Charset.UTF_8): string | undefined {
  if (PLAIN.test(text)) return text;
  if (BROKEN_ESCAPE.test(text)) return undefined;
  const unescaped = text
    .replaceAll('+', ' ')
    .replace(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return charset.decode(Buffer.from(unescaped, 'latin1'));
}

/** A name or value as it stands in `application/x-www-form-urlencoded`. Source: WHATWG URL, section 5.2; `java.net.URLEncoder`. */
export function encodeFormComponent(text: string, charset = Charset.UTF_8): string {
  return text.replace(ESCAPED, (run) => Array.from(charset.encode(run), escaped).join('')).replaceAll(' ', '+');
}

function escaped(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
