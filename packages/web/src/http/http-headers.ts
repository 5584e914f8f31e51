// Over 400 lines: one typed accessor for each registered header, each of them a line or two.
import { hasText, IllegalArgumentException, localeOf } from '@vernal/core';
import type { CacheControl } from './cache-control.js';
import { Charset } from './charset.js';
import { ContentDisposition } from './content-disposition.js';
import { ETag } from './etag.js';
import { HeaderMap } from './header-map.js';
import { commaSeparated, parseLong } from './header-syntax.js';
import { formatHttpDate, parseHttpDate } from './http-date.js';
import { HttpMethod } from './http-method.js';
import { HttpRange } from './http-range.js';
import { LanguageRange } from './language-range.js';
import { MediaType } from './media-type.js';

/** What a `Host` header names; the port is 0 where none is given. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/**
 * The headers of a request or an answer, names in any case, with typed accessors for the registered ones. Getters throw an
 * {@link IllegalArgumentException} (for media types an `InvalidMediaTypeException`) for a value that is none of its
 * kind, and give undefined, -1 or an empty list for a missing one. Setting undefined removes the header. Dates are in
 * milliseconds since the epoch, ages in seconds. Source: Spring's `HttpHeaders`.
 */
export class HttpHeaders extends HeaderMap {
  getAccept(): MediaType[] {
    return MediaType.parseMediaTypes(this.get(HttpHeaders.ACCEPT));
  }

  setAccept(types: readonly MediaType[]): void {
    this.set(HttpHeaders.ACCEPT, MediaType.toString(types));
  }

  getAcceptCharset(): Charset[] {
    return commaSeparated(this.getFirst(HttpHeaders.ACCEPT_CHARSET) ?? '')
      .map((token) => token.replace(/;.*$/s, ''))
      .filter((name) => name !== '*')
      .map(Charset.forName);
  }

  setAcceptCharset(charsets: readonly Charset[]): void {
    this.set(HttpHeaders.ACCEPT_CHARSET, charsets.map(({ name }) => name.toLowerCase()).join(', '));
  }

  /** By weight. Empty parts, and a `;` without a parameter, are passed over. */
  getAcceptLanguage(): LanguageRange[] {
    const parts = commaSeparated(this.getFirst(HttpHeaders.ACCEPT_LANGUAGE) ?? '');
    return parts.length === 0 ? [] : LanguageRange.parse(parts.map(withoutTrailingSemicolons).join(','));
  }

  setAcceptLanguage(ranges: readonly LanguageRange[]): void {
    this.set(HttpHeaders.ACCEPT_LANGUAGE, ranges.join(', '));
  }

  /** The ranges by weight as locales, without those that stand for any language. */
  getAcceptLanguageAsLocales(): Intl.Locale[] {
    return this.getAcceptLanguage()
      .filter(({ range }) => !range.startsWith('*'))
      .map(({ range }) => localeOf(range));
  }

  setAcceptLanguageAsLocales(locales: readonly Intl.Locale[]): void {
    this.setAcceptLanguage(locales.map((locale) => new LanguageRange(locale.toString())));
  }

  getAcceptPatch(): MediaType[] {
    return MediaType.parseMediaTypes(this.get(HttpHeaders.ACCEPT_PATCH));
  }

  setAcceptPatch(types: readonly MediaType[]): void {
    this.set(HttpHeaders.ACCEPT_PATCH, MediaType.toString(types));
  }

  getAccessControlAllowCredentials(): boolean {
    return this.getFirst(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS)?.toLowerCase() === 'true';
  }

  setAccessControlAllowCredentials(allow: boolean): void {
    this.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, String(allow));
  }

  getAccessControlAllowHeaders(): string[] {
    return this.getValuesAsList(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS);
  }

  setAccessControlAllowHeaders(names: readonly string[]): void {
    this.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names.join(', '));
  }

  getAccessControlAllowMethods(): HttpMethod[] {
    return this.#methods(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS);
  }

  setAccessControlAllowMethods(methods: Iterable<HttpMethod>): void {
    this.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, [...methods].join(','));
  }

  getAccessControlAllowOrigin(): string | undefined {
    return this.getFieldValues(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
  }

  setAccessControlAllowOrigin(origin: string | undefined): void {
    this.setOrRemove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
  }

  getAccessControlExposeHeaders(): string[] {
    return this.getValuesAsList(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
  }

  setAccessControlExposeHeaders(names: readonly string[]): void {
    this.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, names.join(', '));
  }

  getAccessControlMaxAge(): number {
    return this.#number(HttpHeaders.ACCESS_CONTROL_MAX_AGE);
  }

  setAccessControlMaxAge(seconds: number): void {
    this.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, String(seconds));
  }

  getAccessControlRequestHeaders(): string[] {
    return this.getValuesAsList(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
  }

  setAccessControlRequestHeaders(names: readonly string[]): void {
    this.set(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, names.join(', '));
  }

  getAccessControlRequestMethod(): HttpMethod | undefined {
    const name = this.getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    return name === undefined ? undefined : HttpMethod.valueOf(name);
  }

  setAccessControlRequestMethod(method: HttpMethod | undefined): void {
    this.setOrRemove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method?.name);
  }

  /** Each method once. */
  getAllow(): HttpMethod[] {
    return this.#methods(HttpHeaders.ALLOW);
  }

  setAllow(methods: Iterable<HttpMethod>): void {
    this.set(HttpHeaders.ALLOW, [...methods].join(','));
  }

  /**
   * Sets `Authorization` to `Basic` credentials. The charset is ISO-8859-1 unless given. Throws an
   * {@link IllegalArgumentException} for a colon in the name and for characters that the charset has not. RFC 7617.
   */
  setBasicAuth(username: string, password: string, charset?: Charset): void {
    this.set(HttpHeaders.AUTHORIZATION, `Basic ${HttpHeaders.encodeBasicAuth(username, password, charset)}`);
  }

  /** What {@link setBasicAuth} writes behind `Basic`. */
  static encodeBasicAuth(username: string, password: string, charset = Charset.ISO_8859_1): string {
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new IllegalArgumentException('Basic authentication needs a user name and a password');
    }
    if (username.includes(':')) throw new IllegalArgumentException('The user name must not contain a colon');
    const credentials = `${username}:${password}`;
    if (!charset.canEncode(credentials)) {
      throw new IllegalArgumentException(`User name or password has characters that ${charset} cannot encode`);
    }
    return Buffer.from(charset.encode(credentials)).toString('base64');
  }

  setBearerAuth(token: string): void {
    this.set(HttpHeaders.AUTHORIZATION, `Bearer ${token}`);
  }

  getCacheControl(): string | undefined {
    return this.getFieldValues(HttpHeaders.CACHE_CONTROL);
  }

  setCacheControl(cacheControl: CacheControl | string | undefined): void {
    this.setOrRemove(
      HttpHeaders.CACHE_CONTROL,
      typeof cacheControl === 'object' ? cacheControl.headerValue : cacheControl,
    );
  }

  getConnection(): string[] {
    return this.getValuesAsList(HttpHeaders.CONNECTION);
  }

  setConnection(connection: string | readonly string[]): void {
    this.set(HttpHeaders.CONNECTION, joined(connection));
  }

  getContentDisposition(): ContentDisposition {
    const header = this.getFirst(HttpHeaders.CONTENT_DISPOSITION);
    return hasText(header) ? ContentDisposition.parse(header) : ContentDisposition.empty();
  }

  setContentDisposition(disposition: ContentDisposition): void {
    this.set(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
  }

  setContentDispositionFormData(name: string, filename?: string): void {
    const disposition = ContentDisposition.formData().name(name);
    this.setContentDisposition(disposition.filename(hasText(filename) ? filename : undefined).build());
  }

  /** The first language named. */
  getContentLanguage(): Intl.Locale | undefined {
    const [tag] = this.getValuesAsList(HttpHeaders.CONTENT_LANGUAGE);
    return tag === undefined ? undefined : localeOf(tag);
  }

  setContentLanguage(locale: Intl.Locale | undefined): void {
    this.setOrRemove(HttpHeaders.CONTENT_LANGUAGE, locale?.toString());
  }

  /** In bytes. */
  getContentLength(): number {
    return this.#number(HttpHeaders.CONTENT_LENGTH);
  }

  /** Throws an {@link IllegalArgumentException} for a negative length. */
  setContentLength(bytes: number): void {
    if (bytes < 0) throw new IllegalArgumentException(`A content length must not be negative: ${bytes}`);
    this.set(HttpHeaders.CONTENT_LENGTH, String(bytes));
  }

  getContentType(): MediaType | undefined {
    const header = this.getFirst(HttpHeaders.CONTENT_TYPE);
    return header ? MediaType.parseMediaType(header) : undefined;
  }

  /** Throws an {@link IllegalArgumentException} for a type with a wildcard. */
  setContentType(type: MediaType | undefined): void {
    if (type?.isConcrete === false) throw new IllegalArgumentException(`A content type has no wildcards: ${type}`);
    this.setOrRemove(HttpHeaders.CONTENT_TYPE, type?.toString());
  }

  /** Throws an {@link IllegalArgumentException} for a text that is no date. */
  getDate(): number {
    return this.getFirstDate(HttpHeaders.DATE);
  }

  setDate(epochMillis: number): void;
  setDate(name: string, epochMillis: number): void;
  setDate(name: string | number, epochMillis?: number): void {
    if (typeof name === 'number') this.setDate(HttpHeaders.DATE, name);
    else this.set(name, formatHttpDate(epochMillis!));
  }

  getETag(): string | undefined {
    return this.getFirst(HttpHeaders.ETAG);
  }

  /** Puts the tag in quotes where it has none. */
  setETag(tag: string | undefined): void {
    this.setOrRemove(HttpHeaders.ETAG, tag === undefined ? undefined : ETag.quoteETagIfNecessary(tag));
  }

  /** -1 also for a text that is no date. */
  getExpires(): number {
    return this.#dateOrIgnored(HttpHeaders.EXPIRES);
  }

  setExpires(epochMillis: number): void {
    this.setDate(HttpHeaders.EXPIRES, epochMillis);
  }

  getHost(): HostAndPort | undefined {
    const header = this.getFirst(HttpHeaders.HOST);
    if (header === undefined) return undefined;
    const colon = header.startsWith('[') ? header.indexOf(':', header.indexOf(']')) : header.lastIndexOf(':');
    if (colon === -1) return { host: header, port: 0 };
    const port = portOf(header.slice(colon + 1));
    if (port < 0 || port > 65_535)
      throw new IllegalArgumentException(`The port of the host '${header}' is out of range`);
    return { host: header.slice(0, colon), port };
  }

  setHost(host: HostAndPort | undefined): void {
    this.setOrRemove(HttpHeaders.HOST, host && (host.port === 0 ? host.host : `${host.host}:${host.port}`));
  }

  /** Throws an {@link IllegalArgumentException} where the header has no entity tag in it. */
  getIfMatch(): string[] {
    return this.#entityTags(HttpHeaders.IF_MATCH);
  }

  setIfMatch(tags: string | readonly string[]): void {
    this.set(HttpHeaders.IF_MATCH, joined(tags));
  }

  /** -1 also for a text that is no date. */
  getIfModifiedSince(): number {
    return this.#dateOrIgnored(HttpHeaders.IF_MODIFIED_SINCE);
  }

  setIfModifiedSince(epochMillis: number): void {
    this.setDate(HttpHeaders.IF_MODIFIED_SINCE, epochMillis);
  }

  /** Throws an {@link IllegalArgumentException} where the header has no entity tag in it. */
  getIfNoneMatch(): string[] {
    return this.#entityTags(HttpHeaders.IF_NONE_MATCH);
  }

  setIfNoneMatch(tags: string | readonly string[]): void {
    this.set(HttpHeaders.IF_NONE_MATCH, joined(tags));
  }

  /** -1 also for a text that is no date. */
  getIfUnmodifiedSince(): number {
    return this.#dateOrIgnored(HttpHeaders.IF_UNMODIFIED_SINCE);
  }

  setIfUnmodifiedSince(epochMillis: number): void {
    this.setDate(HttpHeaders.IF_UNMODIFIED_SINCE, epochMillis);
  }

  /** -1 also for a text that is no date. */
  getLastModified(): number {
    return this.#dateOrIgnored(HttpHeaders.LAST_MODIFIED);
  }

  setLastModified(epochMillis: number): void {
    this.setDate(HttpHeaders.LAST_MODIFIED, epochMillis);
  }

  getLocation(): string | undefined {
    return this.getFirst(HttpHeaders.LOCATION);
  }

  setLocation(location: string | URL | undefined): void {
    this.setOrRemove(HttpHeaders.LOCATION, location?.toString());
  }

  getOrigin(): string | undefined {
    return this.getFirst(HttpHeaders.ORIGIN);
  }

  setOrigin(origin: string | undefined): void {
    this.setOrRemove(HttpHeaders.ORIGIN, origin);
  }

  getPragma(): string | undefined {
    return this.getFirst(HttpHeaders.PRAGMA);
  }

  setPragma(pragma: string | undefined): void {
    this.setOrRemove(HttpHeaders.PRAGMA, pragma);
  }

  getRange(): HttpRange[] {
    return HttpRange.parseRanges(this.getFirst(HttpHeaders.RANGE));
  }

  setRange(ranges: readonly HttpRange[]): void {
    this.set(HttpHeaders.RANGE, HttpRange.toString(ranges));
  }

  getUpgrade(): string | undefined {
    return this.getFirst(HttpHeaders.UPGRADE);
  }

  setUpgrade(upgrade: string | undefined): void {
    this.setOrRemove(HttpHeaders.UPGRADE, upgrade);
  }

  getVary(): string[] {
    return this.getValuesAsList(HttpHeaders.VARY);
  }

  setVary(names: readonly string[]): void {
    this.set(HttpHeaders.VARY, names.join(', '));
  }

  /** The date in a header; -1 where it is missing. Throws an {@link IllegalArgumentException} for a text that is no date. */
  getFirstDate(name: string): number {
    const header = this.getFirst(name);
    if (header === undefined) return -1;
    const date = parseHttpDate(header);
    if (date === undefined) throw new IllegalArgumentException(`The header ${name} has no date: "${header}"`);
    return date;
  }

  /** Removes the headers that describe a body. */
  clearContentHeaders(): void {
    this.remove(HttpHeaders.CONTENT_DISPOSITION);
    this.remove(HttpHeaders.CONTENT_ENCODING);
    this.remove(HttpHeaders.CONTENT_LANGUAGE);
    this.remove(HttpHeaders.CONTENT_LENGTH);
    this.remove(HttpHeaders.CONTENT_LOCATION);
    this.remove(HttpHeaders.CONTENT_RANGE);
    this.remove(HttpHeaders.CONTENT_TYPE);
  }

  #dateOrIgnored(name: string): number {
    return parseHttpDate(this.getFirst(name) ?? '') ?? -1;
  }

  #number(name: string): number {
    const header = this.getFirst(name);
    if (header === undefined) return -1;
    const value = parseLong(header);
    if (value === undefined) throw new IllegalArgumentException(`The header ${name} is no number: "${header}"`);
    return value;
  }

  #methods(name: string): HttpMethod[] {
    return [...new Set(commaSeparated(this.getFirst(name) ?? ''))].map(HttpMethod.valueOf);
  }

  #entityTags(name: string): string[] {
    return (this.get(name) ?? []).flatMap((header) => {
      const tags = ETag.parse(header);
      if (tags.length === 0) throw new IllegalArgumentException(`The header ${name} has no entity tag: '${header}'`);
      return tags.map((tag) => tag.formattedTag);
    });
  }
}

function withoutTrailingSemicolons(text: string): string {
  let end = text.length;
  while (text[end - 1] === ';') end--;
  return text.slice(0, end);
}

function joined(values: string | readonly string[]): string {
  return typeof values === 'string' ? values : values.join(', ');
}

/** The port, and 0 for what Java reads as no 32-bit number. */
function portOf(text: string): number {
  const port = parseLong(text);
  return port !== undefined && port === (port | 0) ? port : 0;
}
