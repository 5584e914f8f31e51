import { IllegalArgumentException } from '@vernal/core';

/** A charset name that is malformed, or that nothing here can decode. */
export class UnsupportedCharsetException extends IllegalArgumentException {
  constructor(readonly charsetName: string) {
    super(`Unsupported charset '${charsetName}'`);
  }
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9\-+.:_]{0,63}$/;
/** 0x80 to 0x9f: Node.js before 23 decodes windows-1252 as if it were ISO-8859-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const resolved = new Map<string, Charset>();

/**
 * A named way to write text as bytes: one object per charset, so that two may be compared by identity. ISO-8859-1 and
 * US-ASCII are what they say, not the windows-1252 that browsers read for them. Source: `java.nio.charset.Charset`.
 */
export class Charset {
  static readonly UTF_8 = this.#define('UTF-8', 'utf8', 'unicode-1-1-utf-8');
  static readonly UTF_16 = this.#define('UTF-16', 'utf_16', 'utf16', 'unicode', 'unicodebig');
  static readonly UTF_16BE = this.#define('UTF-16BE', 'utf_16be', 'iso-10646-ucs-2', 'x-utf-16be');
  static readonly UTF_16LE = this.#define('UTF-16LE', 'utf_16le', 'x-utf-16le');
  static readonly ISO_8859_1 = this.#define(
    'ISO-8859-1',
    'iso8859-1',
    'iso8859_1',
    'iso_8859-1',
    'iso_8859_1',
    'iso-ir-100',
    'latin1',
    'l1',
    'cp819',
    'csisolatin1',
  );
  static readonly US_ASCII = this.#define('US-ASCII', 'ascii', 'iso646-us', 'ansi_x3.4-1968', 'us', 'csascii');

  /** The canonical name. */
  readonly name: string;
  #encodeTable: Map<string, number> | undefined;

  private constructor(name: string) {
    this.name = name;
  }

  /** `this`, not the name: the compiler makes the class known under its name only after the static fields. */
  static #define(name: string, ...aliases: string[]): Charset {
    const charset = new this(name);
    for (const alias of [name, ...aliases]) resolved.set(alias.toLowerCase(), charset);
    return charset;
  }

  /** The charset of a name or an alias, in any case. Throws an {@link UnsupportedCharsetException}. */
  static forName(name: string): Charset {
    const known = resolved.get(name.toLowerCase());
    if (known) return known;
    if (!NAME.test(name)) throw new UnsupportedCharsetException(name);
    let encoding: string;
    try {
      encoding = new TextDecoder(name).encoding;
    } catch {
      throw new UnsupportedCharsetException(name);
    }
    const charset = resolved.get(encoding) ?? Charset.#define(canonicalName(encoding), encoding);
    resolved.set(name.toLowerCase(), charset);
    return charset;
  }

  /** The text of bytes; what cannot be decoded becomes U+FFFD. A byte order mark stays, except for UTF-16, which it chooses. */
  decode(bytes: Uint8Array): string {
    if (this === Charset.UTF_8) return utf8.decode(bytes);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this === Charset.ISO_8859_1) return buffer.toString('latin1');
    if (this === Charset.US_ASCII) return buffer.toString('latin1').replace(/[\x80-\xff]/g, '\uFFFD');
    if (this === Charset.UTF_16) {
      return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be').decode(bytes);
    }
    if (this.name === 'windows-1252') {
      return buffer.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
    }
    return new TextDecoder(this.name, { ignoreBOM: true }).decode(bytes);
  }

  /** The bytes of a text; `?` stands for what the charset has not. Throws for a multi-byte charset other than Unicode's. */
  encode(text: string): Uint8Array {
    if (this === Charset.UTF_8) return Buffer.from(text, 'utf8');
    if (this === Charset.UTF_16LE) return Buffer.from(text, 'utf16le');
    if (this === Charset.UTF_16BE) return Buffer.from(text, 'utf16le').swap16();
    if (this === Charset.UTF_16) return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    return Uint8Array.from(text.match(/./gsu) ?? [], (char) => this.#byteOf(char) ?? 0x3f);
  }

  /** Whether {@link encode} loses nothing of a text. */
  canEncode(text: string): boolean {
    if (this.name.startsWith('UTF-')) return !/\p{Surrogate}/u.test(text);
    for (const char of text) if (this.#byteOf(char) === undefined) return false;
    return true;
  }

  toString(): string {
    return this.name;
  }

  #byteOf(char: string): number | undefined {
    const code = char.codePointAt(0)!;
    if (code < 0x80) return code;
    if (this === Charset.US_ASCII) return undefined;
    if (this === Charset.ISO_8859_1) return code < 0x100 ? code : undefined;
    this.#encodeTable ??= singleByteTable(this);
    return this.#encodeTable.get(char);
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function canonicalName(encoding: string): string {
  if (/^(windows|x)-/.test(encoding)) return encoding;
  if (encoding === 'shift_jis') return 'Shift_JIS';
  return encoding === 'big5' ? 'Big5' : encoding.toUpperCase();
}

function singleByteTable(charset: Charset): Map<string, number> {
  const table = new Map<string, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const char = charset.decode(Uint8Array.of(byte));
    if (char.length === 1 && char !== '\uFFFD') table.set(char, byte);
  }
  if (table.size < 0x40) throw new UnsupportedCharsetException(charset.name);
  return table;
}
