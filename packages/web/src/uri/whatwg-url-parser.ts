import { InvalidUrlException } from './invalid-url-exception.js';
import type { UriRecord } from './rfc-uri-parser.js';

const DEFAULT_PORTS = new Map([
  ['ftp', 21],
  ['file', undefined],
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
]);
const FORBIDDEN_IN_HOST = /[ #/:<>?@[\\\]^|]/;
/** Escapes, names in other scripts, and addresses of IPv4 in all their forms. */
const NEEDS_PLATFORM = /%|[^\p{ASCII}]|(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/iu;
const DRIVE_LETTER = /^[A-Za-z][:|]$/;
const SINGLE_DOT = /^\/?(?:\.|%2e)$/i;
const DOUBLE_DOT = /^\/?(?:\.|%2e){2}$/i;

/**
 * Cuts a URL as browsers do: takes white space off, `\` for `/`, resolves dot segments, puts the host into its one form,
 * leaves the scheme's own port out. Unlike a browser it takes relative URLs and variables in braces, and encodes nothing.
 * Throws an InvalidUrlException. Source: the WHATWG URL standard as Spring's `WhatWgUrlParser` reads it.
 */
export function parseWhatwgUrl(url: string): UriRecord {
  return new WhatwgUrlParser(url).parse();
}

class WhatwgUrlParser {
  readonly #url: string;
  readonly #record: UriRecord = { isOpaque: false };
  #rest: string;
  #isSpecial = false;

  constructor(url: string) {
    this.#url = url;
    this.#rest = trimControls(url).replace(/[\t\n\r]/g, '');
  }

  parse(): UriRecord {
    const scheme = this.#takeScheme();
    if (scheme === undefined) this.#parseRelative();
    else this.#parseBehindScheme(scheme);
    return this.#record;
  }

  #parseRelative(): void {
    if (!this.#rest.startsWith('//')) this.#parsePath('');
    else this.#parseAuthority(this.#rest.slice(2));
  }

  #parseBehindScheme(scheme: string): void {
    this.#record.scheme = scheme;
    this.#isSpecial = DEFAULT_PORTS.has(scheme);
    if (scheme === 'file') this.#parseFile();
    else if (this.#isSpecial) this.#parseAuthority(this.#rest.replace(/^[/\\]+/, ''));
    else if (this.#rest.startsWith('//')) this.#parseAuthority(this.#rest.slice(2));
    // as in Spring, the path behind a scheme without authority has no slash at its start
    else if (this.#rest.startsWith('/')) this.#parsePath('', this.#rest.slice(1));
    else this.#parseOpaque();
  }

  /** The scheme in lower case but for its variables; undefined where there is none. */
  #takeScheme(): string | undefined {
    const { colon, scheme } = scanScheme(this.#rest);
    if (colon < 0) return undefined;
    this.#rest = this.#rest.slice(colon + 1);
    return scheme;
  }

  #parseOpaque(): void {
    const [path, query, fragment] = cut(this.#rest);
    this.#record.isOpaque = true;
    this.#record.path = query === undefined ? path : `${path}?${query}`;
    this.#setFragment(fragment);
  }

  #parseFile(): void {
    const slashes = /^[/\\]{0,2}/.exec(this.#rest)![0].length;
    const rest = this.#rest.slice(slashes);
    const end = rest.search(/[/\\?#]|$/);
    const host = rest.slice(0, end);
    if (slashes < 2) {
      this.#parsePath('', rest);
    } else if (DRIVE_LETTER.test(host)) {
      this.#parsePath(host, rest.slice(end));
    } else {
      const parsed = host === '' ? '' : this.#parseHost(host);
      if (parsed !== '' && parsed !== 'localhost') this.#record.host = parsed;
      this.#parsePathStart(rest.slice(end));
    }
  }

  #parseAuthority(rest: string): void {
    const end = rest.search(this.#isSpecial ? /[/\\?#]|$/ : /[/?#]|$/);
    const authority = rest.slice(0, end);
    const at = authority.lastIndexOf('@');
    if (at >= 0) this.#setUserInfo(authority.slice(0, at));
    const hostAndPort = authority.slice(at + 1);
    if (at >= 0 && hostAndPort === '') throw this.#error('there is no host behind "@"');
    const colon = colonOutsideBrackets(hostAndPort);
    const host = colon < 0 ? hostAndPort : hostAndPort.slice(0, colon);
    if (host === '' && (colon >= 0 || this.#isSpecial)) throw this.#error('there is no host');
    if (host !== '') this.#record.host = this.#parseHost(host);
    if (colon >= 0) this.#setPort(hostAndPort.slice(colon + 1));
    this.#parsePathStart(rest.slice(end));
  }

  #setUserInfo(text: string): void {
    const colon = text.indexOf(':');
    const name = encodeAt(colon < 0 ? text : text.slice(0, colon));
    const password = colon < 0 ? '' : encodeAt(text.slice(colon + 1));
    if (name !== '' || password !== '') this.#record.userInfo = password === '' ? name : `${name}:${password}`;
  }

  #parseHost(host: string): string {
    const isBracketed = host.startsWith('[');
    const isLiteral = !isBracketed && !(this.#isSpecial && NEEDS_PLATFORM.test(host));
    if (isBracketed ? !host.endsWith(']') : FORBIDDEN_IN_HOST.test(host) || host.includes('\0')) {
      throw this.#error(`the host "${host}" has a character that is not allowed there`);
    }
    if (isLiteral) return this.#isSpecial ? host.toLowerCase() : host;
    const url = `http://${host}/`;
    if (!URL.canParse(url)) throw this.#error(`"${host}" is no host`);
    return new URL(url).hostname;
  }

  #setPort(text: string): void {
    if (text === '') return;
    if (!/^\d+$/.test(text)) {
      if (!isTemplate(text)) throw this.#error(`"${text}" is no port`);
      this.#record.port = text;
      return;
    }
    const port = Number(text);
    if (port > 65_535) throw this.#error(`there is no port ${text}`);
    if (port !== DEFAULT_PORTS.get(this.#record.scheme ?? '')) this.#record.port = String(port);
  }

  /** Behind an authority: the path has a slash at its start, or there is none. */
  #parsePathStart(rest: string): void {
    const hasPath = rest.startsWith('/') || (this.#isSpecial && rest.startsWith('\\'));
    this.#parsePath(hasPath ? '/' : '', hasPath ? rest.slice(1) : rest);
  }

  /** @param start what the first segment starts with */
  #parsePath(start: string, rest: string = this.#rest): void {
    const [path, query, fragment] = cut(rest);
    const segments: string[] = [];
    const texts = path.split(this.#isSpecial ? /[/\\]/ : '/');
    for (const [i, text] of texts.entries()) {
      const segment = (i === 0 ? start : '/') + text;
      if (DOUBLE_DOT.test(segment)) {
        if (!this.#isDriveLetter(segments)) segments.pop();
      } else if (!SINGLE_DOT.test(segment)) {
        const isDrive = this.#record.scheme === 'file' && segments.length === 0 && DRIVE_LETTER.test(segment);
        segments.push(isDrive ? `${segment[0]}:` : segment);
      }
    }
    this.#record.path = segments.join('');
    if (query !== undefined) this.#record.query = query;
    this.#setFragment(fragment);
  }

  #isDriveLetter(segments: readonly string[]): boolean {
    return this.#record.scheme === 'file' && segments.length === 1 && /^[A-Za-z]:$/.test(segments[0]!);
  }

  #setFragment(fragment: string | undefined): void {
    if (fragment !== undefined && fragment.trim() !== '') this.#record.fragment = fragment;
  }

  #error(reason: string): InvalidUrlException {
    return new InvalidUrlException(`"${this.#url}" is no URL: ${reason}`);
  }
}

/** Without control characters and spaces at both ends. */
function trimControls(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text[start]! <= ' ') start++;
  while (end > start && text[end - 1]! <= ' ') end--;
  return text.slice(start, end);
}

/** Where the colon is that ends the scheme, or -1. */
function scanScheme(text: string): { colon: number; scheme: string } {
  const none = { colon: -1, scheme: '' };
  if (!/^[A-Za-z{]/.test(text)) return none;
  let scheme = '';
  let braces = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === ':') return { colon: i, scheme };
    if (char === '{') braces++;
    else if (braces === 0 && !/[A-Za-z0-9+.-]/.test(char)) return none;
    scheme += braces === 0 ? char.toLowerCase() : char;
    if (char === '}') braces--;
  }
  return none;
}

/** Path, query and fragment. */
function cut(text: string): [path: string, query: string | undefined, fragment: string | undefined] {
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? undefined : text.slice(hash + 1);
  const rest = hash < 0 ? text : text.slice(0, hash);
  const mark = rest.indexOf('?');
  return mark < 0 ? [rest, undefined, fragment] : [rest.slice(0, mark), rest.slice(mark + 1), fragment];
}

function colonOutsideBrackets(text: string): number {
  let inBrackets = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') inBrackets = true;
    else if (text[i] === ']') inBrackets = false;
    else if (text[i] === ':' && !inBrackets) return i;
  }
  return -1;
}

function encodeAt(text: string): string {
  return text.replaceAll('@', '%40');
}

/** Digits, and variables in braces. */
function isTemplate(text: string): boolean {
  let braces = 0;
  for (const char of text) {
    if (char === '{') braces++;
    else if (char === '}' && braces > 0) braces--;
    else if (braces === 0 && !/\d/.test(char)) return false;
  }
  return true;
}
