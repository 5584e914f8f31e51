import { hasText, IllegalArgumentException, trimText } from '@vernal/core';
import { Charset } from './charset.js';
import {
  decodeBase64Words,
  decodeExtendedValue,
  decodeQuotedPairs,
  decodeQuotedPrintableWords,
  encodeExtendedValue,
  encodeQuotedPairs,
  encodeQuotedPrintableWord,
} from './encoded-words.js';
import { parseLong } from './header-syntax.js';

/**
 * How a body is to be shown or saved: `inline`, `attachment` or, for a part of a form, `form-data`. Immutable.
 * Source: Spring's `ContentDisposition`; RFC 6266, RFC 7578 section 4.2.
 */
export class ContentDisposition {
  /** In the case in which it was written. */
  readonly type: string;
  readonly name: string | undefined;
  readonly filename: string | undefined;
  /** The charset that the file name was, or is to be, encoded in; undefined: quoted as it is. */
  readonly charset: Charset | undefined;
  /** The `size` in bytes, which RFC 6266 does not have any more. */
  readonly size: number | undefined;

  private constructor(type: string, parameters: Parameters) {
    this.type = type;
    this.name = parameters.name;
    this.filename = parameters.filename;
    this.charset = parameters.charset;
    this.size = parameters.size;
  }

  static attachment(): ContentDispositionBuilder {
    return ContentDisposition.builder('attachment');
  }

  static formData(): ContentDispositionBuilder {
    return ContentDisposition.builder('form-data');
  }

  static inline(): ContentDispositionBuilder {
    return ContentDisposition.builder('inline');
  }

  /** Throws an {@link IllegalArgumentException} for a blank type. */
  static builder(type: string): ContentDispositionBuilder {
    if (!hasText(type)) throw new IllegalArgumentException('The type of a Content-Disposition must not be empty');
    return new ContentDispositionBuilder((parameters) => new ContentDisposition(type, parameters));
  }

  /** One without type and parameters: what a missing header stands for. */
  static empty(): ContentDisposition {
    return new ContentDisposition('', {});
  }

  /** Parses a header. Throws an {@link IllegalArgumentException}. */
  static parse(header: string): ContentDisposition {
    const [type, ...parts] = tokenize(header);
    if (type === undefined || type === '') throw new IllegalArgumentException('An empty Content-Disposition');
    const parameters: Parameters = {};
    for (const part of parts) {
      const equals = part.indexOf('=');
      if (equals === -1) throw new IllegalArgumentException(`Content-Disposition: '${part}' has no value`);
      const quoted = part[equals + 1] === '"' && part.endsWith('"');
      const value = quoted ? part.slice(equals + 2, -1) : part.slice(equals + 1);
      readParameter(part.slice(0, equals).toLowerCase(), value, parameters);
    }
    return new ContentDisposition(type, parameters);
  }

  get isAttachment(): boolean {
    return this.type.toLowerCase() === 'attachment';
  }

  get isFormData(): boolean {
    return this.type.toLowerCase() === 'form-data';
  }

  get isInline(): boolean {
    return this.type.toLowerCase() === 'inline';
  }

  equals(other: unknown): boolean {
    return (
      other instanceof ContentDisposition &&
      this.type === other.type &&
      this.name === other.name &&
      this.filename === other.filename &&
      this.charset === other.charset &&
      this.size === other.size
    );
  }

  /** The header. Throws an {@link IllegalArgumentException} for a charset other than UTF-8, ISO-8859-1 and US-ASCII. */
  toString(): string {
    let text = this.type;
    if (this.name !== undefined) text += `; name="${this.name}"`;
    if (this.filename !== undefined) {
      if (this.charset === undefined || this.charset === Charset.US_ASCII) {
        text += `; filename="${encodeQuotedPairs(this.filename)}"`;
      } else {
        text += `; filename="${encodeQuotedPrintableWord(this.filename, this.charset)}"`;
        text += `; filename*=${encodeExtendedValue(this.filename, this.charset)}`;
      }
    }
    if (this.size !== undefined) text += `; size=${this.size}`;
    return text;
  }
}

/** Builds a {@link ContentDisposition}. */
export class ContentDispositionBuilder {
  readonly #make: (parameters: Parameters) => ContentDisposition;
  readonly #parameters: Parameters = {};

  constructor(make: (parameters: Parameters) => ContentDisposition) {
    this.#make = make;
  }

  /** The name of the form field. */
  name(name: string | undefined): this {
    this.#parameters.name = name;
    return this;
  }

  /**
   * The name to save under: quoted as it is, or with a charset (UTF-8, ISO-8859-1) encoded after RFC 2047 and RFC 8187.
   * Give no charset for `form-data`.
   */
  filename(filename: string | undefined, charset?: Charset): this {
    this.#parameters.filename = filename;
    this.#parameters.charset = charset;
    return this;
  }

  build(): ContentDisposition {
    return this.#make({ ...this.#parameters });
  }
}

interface Parameters {
  name?: string | undefined;
  filename?: string | undefined;
  charset?: Charset | undefined;
  size?: number | undefined;
}

function readParameter(attribute: string, value: string, into: Parameters): void {
  if (attribute === 'name') into.name = value;
  else if (attribute === 'filename*') Object.assign(into, extendedFilename(value, into.charset));
  else if (attribute === 'filename' && into.filename === undefined)
    Object.assign(into, plainFilename(value, into.charset));
  else if (attribute === 'size') {
    into.size = parseLong(value);
    if (into.size === undefined)
      throw new IllegalArgumentException(`Content-Disposition: the size '${value}' is no number`);
  }
}

interface Filename {
  readonly filename: string;
  readonly charset: Charset | undefined;
}

/** `UTF-8'en'text`, or only a text, which is then US-ASCII. RFC 8187 section 3.2. */
function extendedFilename(value: string, charset: Charset | undefined): Filename {
  const first = value.indexOf("'");
  const second = value.indexOf("'", first + 1);
  if (first === -1 || second === -1) return { filename: decodeExtendedValue(value, Charset.US_ASCII), charset };
  const named = Charset.forName(trimText(value.slice(0, first)));
  if (named !== Charset.UTF_8 && named !== Charset.ISO_8859_1) {
    throw new IllegalArgumentException(`Content-Disposition: the charset ${named} is neither UTF-8 nor ISO-8859-1`);
  }
  return { filename: decodeExtendedValue(value.slice(second + 1), named), charset: named };
}

function plainFilename(value: string, charset: Charset | undefined): Filename {
  if (value.startsWith('=?')) {
    return decodeBase64Words(value) ?? decodeQuotedPrintableWords(value) ?? { filename: value, charset };
  }
  return { filename: decodeQuotedPairs(value), charset };
}

/** The parts between `;` outside of quotes, trimmed; the first is the type. */
function tokenize(header: string): string[] {
  const semicolon = header.indexOf(';');
  const parts = [trimText(semicolon === -1 ? header : header.slice(0, semicolon))];
  for (let from = semicolon; from !== -1 && from < header.length; ) {
    const end = endOfPart(header, from + 1);
    const part = trimText(header.slice(from + 1, end));
    if (part !== '') parts.push(part);
    from = end;
  }
  return parts;
}

function endOfPart(header: string, from: number): number {
  let quoted = false;
  let escaped = false;
  let at = from;
  for (; at < header.length; at++) {
    const char = header[at];
    if (char === ';' && !quoted) break;
    if (char === '"' && !escaped) quoted = !quoted;
    escaped = char === '\\' && !escaped;
  }
  return at;
}
