import { IllegalArgumentException } from '@vernal/core';
import { Charset } from './charset.js';

const BASE64_WORD = /=\?([0-9a-zA-Z_-]+)\?B\?([+/0-9a-zA-Z]+=*)\?=/g;
const QUOTED_PRINTABLE_WORD = /=\?([0-9a-zA-Z_-]+)\?Q\?([!->@-~]+)\?=/g;
/** RFC 8187 section 3.2.1. */
const ATTRIBUTE_CHAR = /[0-9a-zA-Z!#$&+\-.^_`|~]/;

/** A decoded file name, with the charset of its last word. */
export interface DecodedWords {
  readonly filename: string;
  readonly charset: Charset;
}

/** The text of `=?charset?B?…?=` words; undefined without any. Throws an {@link IllegalArgumentException}. RFC 2047. */
export function decodeBase64Words(value: string): DecodedWords | undefined {
  return decodeWords(value, BASE64_WORD, decodeBase64);
}

/** The text of `=?charset?Q?…?=` words; undefined without any. Throws an {@link IllegalArgumentException}. RFC 2047. */
export function decodeQuotedPrintableWords(value: string): DecodedWords | undefined {
  return decodeWords(value, QUOTED_PRINTABLE_WORD, decodeQuotedPrintable);
}

function decodeWords(value: string, pattern: RegExp, decode: (text: string) => Uint8Array): DecodedWords | undefined {
  let words: DecodedWords | undefined;
  for (const [, name, text] of value.matchAll(pattern)) {
    const charset = Charset.forName(name!);
    words = { filename: (words?.filename ?? '') + charset.decode(decode(text!)), charset };
  }
  return words;
}

function decodeBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, '');
  const padding = text.length - digits.length;
  const wellFormed = digits.length % 4 !== 1 && (padding === 0 || (padding < 3 && text.length % 4 === 0));
  if (!wellFormed) throw new IllegalArgumentException(`Wrong padding in the Base64 text '${text}'`);
  return Buffer.from(digits, 'base64');
}

function decodeQuotedPrintable(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '_') bytes.push(0x20);
    else if (char === '=' && at < text.length - 2) {
      const hex = text.slice(at + 1, at + 3);
      if (!/^[\da-f]{2}$/i.test(hex)) throw new IllegalArgumentException(`Not a hexadecimal number: '${hex}'`);
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(text.charCodeAt(at));
  }
  return Uint8Array.from(bytes);
}

/** A file name as one `=?charset?Q?…?=` word. RFC 2047 section 4.2. */
export function encodeQuotedPrintableWord(filename: string, charset: Charset): string {
  let text = '';
  for (const byte of charset.encode(filename)) {
    if (byte === 0x20) text += '_';
    else text += byte > 0x20 && byte < 0x7f && !'"=?_'.includes(charOf(byte)) ? charOf(byte) : `=${hexOf(byte)}`;
  }
  return `=?${charset.name}?Q?${text}?=`;
}

/** The text of a percent-encoded value. Throws an {@link IllegalArgumentException}. RFC 8187 section 3.2. */
export function decodeExtendedValue(value: string, charset: Charset): string {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    if (ATTRIBUTE_CHAR.test(char)) bytes.push(value.charCodeAt(at));
    else {
      const hex = value.slice(at + 1, at + 3);
      if (char !== '%' || !/^[+-]?[\da-f]+$/i.test(hex) || hex.length < 2) {
        throw new IllegalArgumentException(`Invalid character or escape at ${at} in '${value}' (RFC 8187)`);
      }
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    }
  }
  return charset.decode(Uint8Array.from(bytes));
}

/** A file name as `charset''…`. Throws an {@link IllegalArgumentException} for a charset that RFC 8187 does not know. */
export function encodeExtendedValue(filename: string, charset: Charset): string {
  if (charset !== Charset.UTF_8 && charset !== Charset.ISO_8859_1) {
    throw new IllegalArgumentException(`A file name may be encoded in UTF-8 and ISO-8859-1 only, not in ${charset}`);
  }
  const chars = Array.from(charset.encode(filename), (byte) =>
    ATTRIBUTE_CHAR.test(charOf(byte)) ? charOf(byte) : `%${hexOf(byte)}`,
  );
  return `${charset.name}''${chars.join('')}`;
}

/** A text for between double quotes. */
export function encodeQuotedPairs(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}

/** A text from between double quotes; a backslash shields only quotes and backslashes, as in the names that browsers send. */
export function decodeQuotedPairs(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}

function charOf(byte: number): string {
  return String.fromCharCode(byte);
}

function hexOf(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
