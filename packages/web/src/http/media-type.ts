import { hasText, IllegalArgumentException, trimText } from '@vernal/core';
import { CaseInsensitiveMap } from './case-insensitive-map.js';
import { Charset } from './charset.js';
import { endOfParameter, isQuoted, isToken, unquote } from './header-syntax.js';
import { InvalidMediaTypeException } from './invalid-media-type-exception.js';
import { parseDouble } from './java-double.js';

/** Parameters by name, in their order; quoted values keep their quotes. */
export type MediaTypeParameters = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

const NO_PARAMETERS: ReadonlyMap<string, string> = new CaseInsensitiveMap<string>();
const CACHED_TEXTS = 128;
const CACHED_TEXT_LENGTH = 100;
const MAX_SORTED = 50;

/**
 * A media type as in `Content-Type` and `Accept`: type, subtype, parameters and with them a quality. Immutable; what is
 * parsed often is parsed once. Type and subtype are lower-case, a parameter's name has any case.
 * Source: Spring's `MediaType` with the `MimeType` that it extends; RFC 9110 sections 8.3.1 and 12.5.1.
 */
export class MediaType {
  static readonly ALL = new MediaType('*', '*');
  static readonly APPLICATION_ATOM_XML = new MediaType('application', 'atom+xml');
  static readonly APPLICATION_CBOR = new MediaType('application', 'cbor');
  static readonly APPLICATION_FORM_URLENCODED = new MediaType('application', 'x-www-form-urlencoded');
  static readonly APPLICATION_GRAPHQL_RESPONSE = new MediaType('application', 'graphql-response+json');
  static readonly APPLICATION_JSON = new MediaType('application', 'json');
  static readonly APPLICATION_NDJSON = new MediaType('application', 'x-ndjson');
  static readonly APPLICATION_OCTET_STREAM = new MediaType('application', 'octet-stream');
  static readonly APPLICATION_PDF = new MediaType('application', 'pdf');
  static readonly APPLICATION_PROBLEM_JSON = new MediaType('application', 'problem+json');
  static readonly APPLICATION_PROBLEM_XML = new MediaType('application', 'problem+xml');
  static readonly APPLICATION_PROTOBUF = new MediaType('application', 'x-protobuf');
  static readonly APPLICATION_RSS_XML = new MediaType('application', 'rss+xml');
  static readonly APPLICATION_XHTML_XML = new MediaType('application', 'xhtml+xml');
  static readonly APPLICATION_XML = new MediaType('application', 'xml');
  static readonly APPLICATION_YAML = new MediaType('application', 'yaml');
  static readonly IMAGE_GIF = new MediaType('image', 'gif');
  static readonly IMAGE_JPEG = new MediaType('image', 'jpeg');
  static readonly IMAGE_PNG = new MediaType('image', 'png');
  static readonly MULTIPART_FORM_DATA = new MediaType('multipart', 'form-data');
  static readonly MULTIPART_MIXED = new MediaType('multipart', 'mixed');
  static readonly MULTIPART_RELATED = new MediaType('multipart', 'related');
  static readonly TEXT_EVENT_STREAM = new MediaType('text', 'event-stream');
  static readonly TEXT_HTML = new MediaType('text', 'html');
  static readonly TEXT_MARKDOWN = new MediaType('text', 'markdown');
  static readonly TEXT_PLAIN = new MediaType('text', 'plain');
  static readonly TEXT_XML = new MediaType('text', 'xml');

  readonly type: string;
  readonly subtype: string;
  /** In their order, with names in the case in which they were written; look-ups take any case. */
  readonly parameters: ReadonlyMap<string, string>;
  /** That of the parameter `charset`. */
  readonly charset: Charset | undefined;
  /** That of the parameter `q`, between 0 and 1; 1 without it. */
  readonly qualityValue: number;
  readonly isWildcardType: boolean;
  /** True for `*` and for `*+suffix`. */
  readonly isWildcardSubtype: boolean;
  readonly #text: string;

  /**
   * Throws an {@link IllegalArgumentException} where type, subtype or a parameter's name is no token, a value is neither a
   * token nor quoted, the charset is unknown, or `q` is not between 0 and 1.
   */
  constructor(type: string, subtype = '*', parameters?: MediaTypeParameters) {
    checkToken('type', type);
    checkToken('subtype', subtype);
    this.type = type.toLowerCase();
    this.subtype = subtype.toLowerCase();
    this.parameters = checkedParameters(parameters);
    this.isWildcardType = this.type === '*';
    this.isWildcardSubtype = this.subtype === '*' || this.subtype.startsWith('*+');
    const charset = this.parameters.get('charset');
    this.charset = charset === undefined ? undefined : Charset.forName(unquote(charset));
    const quality = this.parameters.get('q');
    this.qualityValue = quality === undefined ? 1 : parseDouble(unquote(quality))!;
    this.#text = textOf(this.type, this.subtype, this.parameters);
  }

  /** Parses one media type; `*` alone counts as `*` + `/*`. Throws an {@link InvalidMediaTypeException}. */
  static parseMediaType(text: string): MediaType {
    const cached = cache.get(text);
    if (cached) return cached;
    const parsed = parse(text);
    if (text.length <= CACHED_TEXT_LENGTH && parsed.type !== 'multipart') {
      if (cache.size >= CACHED_TEXTS) cache.delete(cache.keys().next().value!);
      cache.set(text, parsed);
    }
    return parsed;
  }

  /** Parses a comma-separated list, or several; empty parts are skipped. Throws an {@link InvalidMediaTypeException}. */
  static parseMediaTypes(text: string | readonly string[] | undefined): MediaType[] {
    if (text === undefined) return [];
    const texts = typeof text === 'string' ? [text] : text;
    return texts.flatMap((list) => tokenize(list).filter(hasText).map(MediaType.parseMediaType));
  }

  /** The same as {@link parseMediaType}, under the name that type conversion looks for. */
  static valueOf(text: string): MediaType {
    return MediaType.parseMediaType(text);
  }

  /** A list as it is written in a header. */
  static toString(types: Iterable<MediaType>): string {
    return [...types].join(', ');
  }

  /**
   * A new list with higher quality and then higher specificity first, else in the order given. Throws an
   * {@link IllegalArgumentException} for more than 50. Source: `MimeTypeUtils.sortBySpecificity`.
   */
  static sortBySpecificity(types: readonly MediaType[]): MediaType[] {
    if (types.length > MAX_SORTED) throw new IllegalArgumentException(`Too many media types: ${types.length}`);
    const list = [...types];
    // Specificity is no total order: the outcome is that of a bubble sort, and any other sort gives another one.
    for (let end = list.length; end > 1; end--) {
      for (let at = 1; at < end; at++) {
        const [before, here] = [list[at - 1]!, list[at]!];
        if (here.isMoreSpecific(before)) [list[at - 1], list[at]] = [here, before];
      }
    }
    return list;
  }

  /** Whether neither type nor subtype is a wildcard. */
  get isConcrete(): boolean {
    return !this.isWildcardType && !this.isWildcardSubtype;
  }

  /** What follows the last `+` of the subtype. */
  get subtypeSuffix(): string | undefined {
    const plus = this.subtype.lastIndexOf('+');
    return plus === -1 ? undefined : this.subtype.slice(plus + 1);
  }

  /** The value of a parameter, with its quotes if it has any; the name may have any case. */
  getParameter(name: string): string | undefined {
    return this.parameters.get(name);
  }

  /** Whether every type that `other` stands for is one of this: `text/*` includes `text/plain`, `*+xml` includes `soap+xml`. */
  includes(other: MediaType | undefined): boolean {
    if (!other) return false;
    if (this.isWildcardType) return true;
    if (this.type !== other.type) return false;
    if (this.subtype === other.subtype || this.subtype === '*') return true;
    return other.subtype.includes('+') && this.subtype === `*+${other.subtypeSuffix}`;
  }

  /** Whether some type is one of both: {@link includes} in either direction, and `*+xml` also goes with `xml`. */
  isCompatibleWith(other: MediaType | undefined): boolean {
    if (!other) return false;
    if (this.isWildcardType || other.isWildcardType) return true;
    if (this.type !== other.type) return false;
    if (this.subtype === other.subtype || this.subtype === '*' || other.subtype === '*') return true;
    if (this.isWildcardSubtype) return goesWithSuffix(other, this.subtypeSuffix);
    return other.isWildcardSubtype && goesWithSuffix(this, other.subtypeSuffix);
  }

  /** Whether this is to be preferred to `other`: by quality, then concreteness, then, of equal types, more parameters. */
  isMoreSpecific(other: MediaType): boolean {
    if (this.qualityValue !== other.qualityValue) return this.qualityValue > other.qualityValue;
    if (this.isWildcardType !== other.isWildcardType) return other.isWildcardType;
    if (this.isWildcardSubtype !== other.isWildcardSubtype) return other.isWildcardSubtype;
    return this.equalsTypeAndSubtype(other) && this.parameters.size > other.parameters.size;
  }

  isLessSpecific(other: MediaType): boolean {
    return other.isMoreSpecific(this);
  }

  equalsTypeAndSubtype(other: MediaType | undefined): boolean {
    return other !== undefined && this.type === other.type && this.subtype === other.subtype;
  }

  /** Whether one of the list has this type and subtype. */
  isPresentIn(types: Iterable<MediaType>): boolean {
    for (const type of types) if (type.equalsTypeAndSubtype(this)) return true;
    return false;
  }

  /** Same type, subtype and parameters in any order; charsets are compared as such, other values as text. */
  equals(other: unknown): boolean {
    if (this === other) return true;
    return other instanceof MediaType && this.equalsTypeAndSubtype(other) && this.#hasParametersOf(other);
  }

  #hasParametersOf(other: MediaType): boolean {
    if (this.parameters.size !== other.parameters.size) return false;
    for (const [name, value] of this.parameters) {
      if (name === 'charset' ? this.charset !== other.charset : value !== other.parameters.get(name)) return false;
    }
    return true;
  }

  /** The same type with `other`'s quality, or this object where `other` names none. */
  copyQualityValue(other: MediaType): MediaType {
    const quality = other.parameters.get('q');
    return quality === undefined
      ? this
      : this.withParameters(new CaseInsensitiveMap(this.parameters).set('q', quality));
  }

  /** The same type without a quality. */
  removeQualityValue(): MediaType {
    if (!this.parameters.has('q')) return this;
    const parameters = new CaseInsensitiveMap(this.parameters);
    parameters.delete('q');
    return this.withParameters(parameters);
  }

  /** The same type with that charset. */
  withCharset(charset: Charset): MediaType {
    return this.withParameters(new CaseInsensitiveMap(this.parameters).set('charset', charset.name));
  }

  /** The same type with these parameters only. */
  withParameters(parameters: MediaTypeParameters): MediaType {
    return new MediaType(this.type, this.subtype, parameters);
  }

  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

const cache = new Map<string, MediaType>();

function goesWithSuffix(type: MediaType, suffix: string | undefined): boolean {
  return suffix !== undefined && (type.subtype === suffix || type.subtypeSuffix === suffix);
}

function checkedParameters(parameters: MediaTypeParameters | undefined): ReadonlyMap<string, string> {
  const entries = parameters instanceof Map ? [...parameters] : Object.entries(parameters ?? {});
  if (entries.length === 0) return NO_PARAMETERS;
  const checked = new CaseInsensitiveMap<string>();
  for (const [name, value] of entries as [string, string][]) {
    checkToken('parameter', name);
    if (!isQuoted(value)) checkToken(`value of parameter '${name}'`, value);
    if (name.toLowerCase() === 'q') checkQuality(name, unquote(value));
    checked.set(name, value);
  }
  return checked;
}

function checkToken(what: string, text: string): void {
  if (!isToken(text)) throw new IllegalArgumentException(`The ${what} "${text}" is not a token`);
}

/** Only a lower-case `q` is held to its range, as in Spring; any `q` has to be a number. */
function checkQuality(name: string, text: string): void {
  const quality = parseDouble(text);
  if (quality === undefined || (name === 'q' && !(quality >= 0 && quality <= 1))) {
    throw new IllegalArgumentException(`The quality "${text}" is not between 0 and 1`);
  }
}

function textOf(type: string, subtype: string, parameters: ReadonlyMap<string, string>): string {
  let text = `${type}/${subtype}`;
  for (const [name, value] of parameters) text += `;${name}=${value}`;
  return text;
}

function parse(text: string): MediaType {
  const semicolon = text.indexOf(';');
  let fullType = trimText(semicolon === -1 ? text : text.slice(0, semicolon));
  if (fullType === '') throw new InvalidMediaTypeException(text, 'must not be empty');
  if (fullType === '*') fullType = '*/*';
  const slash = fullType.indexOf('/');
  if (slash === -1) throw new InvalidMediaTypeException(text, "does not contain '/'");
  const [type, subtype] = [fullType.slice(0, slash), fullType.slice(slash + 1)];
  if (subtype === '') throw new InvalidMediaTypeException(text, "does not contain a subtype after '/'");
  if (type === '*' && subtype !== '*') {
    throw new InvalidMediaTypeException(text, "the wildcard type is legal in '*/*' only");
  }
  try {
    return new MediaType(type, subtype, semicolon === -1 ? undefined : parseParameters(text, semicolon));
  } catch (error) {
    if (!(error instanceof IllegalArgumentException)) throw error;
    throw new InvalidMediaTypeException(text, error.message);
  }
}

function parseParameters(text: string, semicolon: number): Map<string, string> {
  const parameters = new Map<string, string>();
  for (let from = semicolon; from < text.length; ) {
    const end = endOfParameter(text, from + 1);
    const parameter = text.slice(from + 1, end);
    const equals = parameter.indexOf('=');
    if (equals !== -1) parameters.set(trimText(parameter.slice(0, equals)), trimText(parameter.slice(equals + 1)));
    from = end;
  }
  return parameters;
}

/** The parts between commas that stand outside of double quotes; a backslash shields the character behind it. */
function tokenize(list: string): string[] {
  const tokens: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < list.length; at++) {
    const char = list[at];
    if (char === '"') quoted = !quoted;
    else if (char === '\\') at++;
    else if (char === ',' && !quoted) {
      tokens.push(list.slice(start, at));
      start = at + 1;
    }
  }
  tokens.push(list.slice(start));
  return tokens;
}
