import { hasText, IllegalArgumentException } from '@vernal/core';
import { isToken } from './header-syntax.js';
import { formatHttpDate } from './http-date.js';

/** The attributes of a cookie that a server sets. */
export interface ResponseCookieAttributes {
  /** Default: none is sent, which means the folder of the request's path. */
  readonly path?: string | undefined;
  /** Default: none is sent, which means the host that answers. */
  readonly domain?: string | undefined;
  /** Seconds until the cookie ends; 0: at once; negative (default): with the browser's session. */
  readonly maxAge?: number;
  /** Default false. */
  readonly secure?: boolean;
  /** Default false. */
  readonly httpOnly?: boolean;
  /** Default false. */
  readonly partitioned?: boolean;
  /** `Strict`, `Lax` or `None`. */
  readonly sameSite?: string | undefined;
}

/** A cookie as a server sets it. Immutable. Source: Spring's `ResponseCookie`; RFC 6265 section 4.1. */
export class ResponseCookie {
  readonly path: string | undefined;
  readonly domain: string | undefined;
  /** Seconds; negative: until the browser's session ends. */
  readonly maxAge: number;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  readonly sameSite: string | undefined;

  /** Throws an {@link IllegalArgumentException} for a character that the name, the value or an attribute may not have. */
  constructor(
    readonly name: string,
    readonly value: string,
    attributes: ResponseCookieAttributes = {},
  ) {
    this.path = attributes.path;
    this.domain = attributes.domain;
    this.maxAge = attributes.maxAge ?? -1;
    this.secure = attributes.secure ?? false;
    this.httpOnly = attributes.httpOnly ?? false;
    this.partitioned = attributes.partitioned ?? false;
    this.sameSite = attributes.sameSite;
    check(isToken(name), 'name', name);
    check(isCookieValue(value), 'value', value);
    check(!this.domain || isCookieDomain(this.domain), 'domain', this.domain);
    check(this.path === undefined || /^[\x20-\x3a\x3c-\x7e]*$/.test(this.path), 'path', this.path);
  }

  /** A builder that starts with that cookie. */
  static from(name: string, value = ''): ResponseCookieBuilder {
    return new ResponseCookieBuilder(name, value, {});
  }

  /** A builder that starts with this cookie. */
  mutate(): ResponseCookieBuilder {
    return new ResponseCookieBuilder(this.name, this.value, this);
  }

  /** Whether both stand for the same place in a browser: same name, path and domain. */
  equals(other: unknown): boolean {
    return (
      other instanceof ResponseCookie &&
      other.name.toLowerCase() === this.name.toLowerCase() &&
      other.path === this.path &&
      other.domain === this.domain
    );
  }

  /** The value of a `Set-Cookie` header; `Expires` is reckoned from now. */
  toString(): string {
    let text = `${this.name}=${this.value}`;
    if (hasText(this.path)) text += `; Path=${this.path}`;
    if (hasText(this.domain)) text += `; Domain=${this.domain}`;
    if (this.maxAge >= 0) {
      const expires = this.maxAge > 0 ? Date.now() + this.maxAge * 1000 : 0;
      text += `; Max-Age=${this.maxAge}; Expires=${formatHttpDate(expires)}`;
    }
    if (this.secure) text += '; Secure';
    if (this.httpOnly) text += '; HttpOnly';
    if (this.partitioned) text += '; Partitioned';
    if (hasText(this.sameSite)) text += `; SameSite=${this.sameSite}`;
    return text;
  }
}

/** Builds a {@link ResponseCookie}. */
export class ResponseCookieBuilder {
  readonly #name: string;
  #value: string;
  readonly #attributes: { -readonly [K in keyof ResponseCookieAttributes]: ResponseCookieAttributes[K] };

  constructor(name: string, value: string, attributes: ResponseCookieAttributes) {
    this.#name = name;
    this.#value = value;
    this.#attributes = { ...attributes };
  }

  value(value: string): this {
    this.#value = value;
    return this;
  }

  /** In seconds; 0: the cookie ends at once; negative: with the browser's session. */
  maxAge(seconds: number): this {
    this.#attributes.maxAge = seconds;
    return this;
  }

  path(path: string | undefined): this {
    this.#attributes.path = path;
    return this;
  }

  domain(domain: string | undefined): this {
    this.#attributes.domain = domain;
    return this;
  }

  secure(secure: boolean): this {
    this.#attributes.secure = secure;
    return this;
  }

  httpOnly(httpOnly: boolean): this {
    this.#attributes.httpOnly = httpOnly;
    return this;
  }

  partitioned(partitioned: boolean): this {
    this.#attributes.partitioned = partitioned;
    return this;
  }

  sameSite(sameSite: string | undefined): this {
    this.#attributes.sameSite = sameSite;
    return this;
  }

  build(): ResponseCookie {
    return new ResponseCookie(this.#name, this.#value, this.#attributes);
  }
}

function check(legal: boolean, what: string, text: string | undefined): void {
  if (!legal) throw new IllegalArgumentException(`Illegal ${what} of a cookie: '${text}'`);
}

/** Printable US-ASCII without blank, quote, comma, semicolon and backslash; the whole may stand in double quotes. */
function isCookieValue(value: string): boolean {
  const bare = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(bare);
}

function isCookieDomain(domain: string): boolean {
  return /^[A-Za-z0-9.-]+$/.test(domain) && !/^-|[.-]$|\.[.-]|-\./.test(domain);
}
