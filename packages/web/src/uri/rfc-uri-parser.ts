import { InvalidUrlException } from './invalid-url-exception.js';

/** The parts of a URI or URI template as they were written; undefined for what is not there. */
export interface UriRecord {
  /** In lower case, unless it has a variable. */
  scheme?: string;
  /** Whether nothing is known of the syntax behind the scheme; then `path` is all of it. */
  isOpaque: boolean;
  userInfo?: string;
  host?: string;
  port?: string;
  path?: string;
  query?: string;
  fragment?: string;
}

type State =
  | 'START'
  | 'HOST_OR_PATH'
  | 'SCHEME_OR_PATH'
  | 'HOST'
  | 'IPV6'
  | 'PORT'
  | 'PATH'
  | 'QUERY'
  | 'FRAGMENT'
  | 'WILDCARD';
type Part = Exclude<keyof UriRecord, 'isOpaque'>;

const HIERARCHICAL_SCHEMES = new Set(['ftp', 'file', 'http', 'https', 'ws', 'wss']);
const HOST_CHAR = /[A-Za-z0-9\-._~!$&'()*+,;=]/;

/**
 * Cuts a URI by the syntax of RFC 3986, with variables in braces anywhere in scheme, host, port, path, query and fragment.
 * Host and port must be well formed; elsewhere only escapes in the path are looked at.
 * Throws an InvalidUrlException. Source: Spring's `RfcUriParser`, as of 6.2.
 */
export function parseRfcUri(uri: string): UriRecord {
  return new RfcUriParser(uri).parse();
}

class RfcUriParser {
  readonly #uri: string;
  readonly #record: UriRecord = { isOpaque: false };
  #state: State = 'START';
  #at = 0;
  /** Where the present part starts. */
  #start = 0;
  #openBraces = 0;
  /** How many hexadecimal digits are due. */
  #dueDigits = 0;
  /** Whether they belong to an escape of the old form `%uXXXX`. */
  #isUtf16Escape = false;
  /** Whether what looked like host and port has turned out to be user and password. */
  #inPassword = false;

  constructor(uri: string) {
    this.#uri = uri;
  }

  parse(): UriRecord {
    for (; this.#at < this.#uri.length; this.#at++) this.#take(this.#uri[this.#at]!);
    this.#end();
    return this.#record;
  }

  #take(char: string): void {
    switch (this.#state) {
      case 'START':
        this.#takeStart(char);
        break;
      case 'HOST_OR_PATH':
        this.#takeHostOrPath(char);
        break;
      case 'SCHEME_OR_PATH':
        this.#takeSchemeOrPath(char);
        break;
      case 'HOST':
        this.#takeHost(char);
        break;
      case 'IPV6':
        this.#takeIpv6(char);
        break;
      case 'PORT':
        this.#takePort(char);
        break;
      case 'PATH':
        this.#takePath(char);
        break;
      case 'QUERY':
        if (char === '#') this.#capture('query').#go('FRAGMENT', this.#at + 1);
        break;
      case 'FRAGMENT':
        break;
      case 'WILDCARD':
        throw this.#error('nothing can follow "*"');
    }
  }

  /** At the end of the text. */
  #end(): void {
    switch (this.#state) {
      case 'HOST':
        this.#captureHostUnlessEmpty();
        return;
      case 'IPV6':
        this.#require(this.#record.host !== undefined, 'the bracket of the host is not closed');
        return;
      case 'PORT':
        this.#capturePort();
        return;
      case 'QUERY':
        this.#capture('query');
        return;
      case 'FRAGMENT':
        if (this.#at > this.#start) this.#capture('fragment');
        return;
      default:
        this.#capture('path');
    }
  }

  #takeStart(char: string): void {
    if (char === '/') {
      this.#go('HOST_OR_PATH', this.#at);
    } else if (char === '?' || char === '#') {
      this.#go(char === '?' ? 'QUERY' : 'FRAGMENT', this.#at + 1);
    } else if (char === '*') {
      this.#go('WILDCARD');
    } else if (char === ';' || char === '.' || char === '%') {
      if (char === '%') this.#startEscape();
      this.#go('PATH', this.#at);
    } else if (this.#record.scheme === undefined) {
      this.#go('SCHEME_OR_PATH', this.#at);
    } else {
      this.#record.isOpaque = !HIERARCHICAL_SCHEMES.has(this.#record.scheme);
      this.#go('PATH', this.#at);
    }
  }

  #takeHostOrPath(char: string): void {
    if (char === '/') {
      this.#record.host = '';
      this.#go('HOST', this.#at + 1);
      return;
    }
    this.#go('PATH');
    if ('%@;?#.'.includes(char)) this.#takePath(char);
  }

  #takeSchemeOrPath(char: string): void {
    switch (char) {
      case ':':
        this.#capture('scheme').#go('START');
        if (!this.#record.scheme!.includes('{')) this.#record.scheme = this.#record.scheme!.toLowerCase();
        return;
      case '/':
      case ';':
        this.#go('PATH');
        break;
      case '%':
        this.#startEscape();
        this.#go('PATH');
        break;
      case '?':
        this.#capture('path').#go('QUERY', this.#at + 1);
        break;
      case '#':
        // as in Spring, the fragment of a path without a slash starts at the path's start
        this.#capture('path').#go('FRAGMENT');
        break;
    }
  }

  #takeHost(char: string): void {
    switch (char) {
      case '/':
        this.#captureHost().#go('PATH', this.#at);
        break;
      case ':':
        this.#captureHostUnlessEmpty().#go('PORT', this.#at + 1);
        break;
      case '?':
        this.#captureHostUnlessEmpty().#go('QUERY', this.#at + 1);
        break;
      case '#':
        this.#captureHostUnlessEmpty().#go('FRAGMENT', this.#at + 1);
        break;
      case '@':
        this.#inPassword = false;
        this.#capture('userInfo');
        this.#start = this.#at + 1;
        return;
      case '[':
        this.#require(this.#at === this.#start, '"[" can only start the host');
        this.#go('IPV6');
        break;
      case '%':
        this.#startEscape();
        break;
      default:
        this.#require(
          this.#isInBraces(char) || this.#takeEscape(char) || HOST_CHAR.test(char),
          `the host cannot have "${char}" in it`,
        );
    }
  }

  #takeIpv6(char: string): void {
    if (char === ':') return;
    if (char !== ']') {
      this.#requireHexDigit(char);
      return;
    }
    this.#at++;
    this.#captureHost();
    const next = this.#uri[this.#at];
    if (next === undefined) return;
    if (next === ':') this.#go('PORT', this.#at + 1);
    else if (next === '/') this.#go('PATH', this.#at);
    else throw this.#error(`"${next}" cannot follow the host`);
  }

  #takePort(char: string): void {
    if (char === '@') {
      this.#require(this.#record.userInfo === undefined, 'there is a second "@"');
      this.#record.userInfo = `${this.#record.host}:${this.#text()}`;
      this.#go('HOST', this.#at + 1);
    } else if (char === '/') {
      this.#capturePort().#go('PATH', this.#at);
    } else if (char === '?' || char === '#') {
      this.#capturePort().#go(char === '?' ? 'QUERY' : 'FRAGMENT', this.#at + 1);
    } else if (!/\p{Nd}/u.test(char) && !this.#isInBraces(char)) {
      this.#require(char === '%' || HOST_CHAR.test(char), `the port cannot have "${char}" in it`);
      this.#startPassword();
    }
  }

  #takePath(char: string): void {
    if (this.#takeEscape(char)) return;
    if (char === '?' && !this.#record.isOpaque) this.#capture('path').#go('QUERY', this.#at + 1);
    else if (char === '#') this.#capture('path').#go('FRAGMENT', this.#at + 1);
    else if (char === '%') this.#startEscape();
  }

  /** What was taken for host and port is read once more, as user and password. */
  #startPassword(): void {
    this.#inPassword = true;
    if (this.#record.host !== undefined) {
      this.#start -= this.#record.host.length + 1;
      delete this.#record.host;
    }
    this.#go('HOST');
  }

  #captureHost(): this {
    this.#require(this.#dueDigits === 0 && !this.#inPassword, 'host or port is malformed');
    return this.#capture('host');
  }

  #captureHostUnlessEmpty(): this {
    return this.#at > this.#start ? this.#captureHost() : this;
  }

  #capturePort(): this {
    this.#require(this.#openBraces === 0, 'a variable of the port is not closed');
    return this.#capture('port');
  }

  #capture(part: Part): this {
    this.#record[part] = this.#text();
    return this;
  }

  #text(): string {
    return this.#uri.slice(this.#start, this.#at);
  }

  #go(state: State, start: number = this.#start): void {
    this.#state = state;
    this.#start = start;
    this.#openBraces = 0;
  }

  #startEscape(): void {
    this.#require(this.#dueDigits === 0, 'an escape is not complete');
    this.#dueDigits = 2;
    this.#isUtf16Escape = false;
  }

  /** Whether the character belongs to an escape. */
  #takeEscape(char: string): boolean {
    if (this.#dueDigits === 0) return false;
    if (this.#state === 'PATH' && this.#dueDigits === 2 && char === 'u' && !this.#isUtf16Escape) {
      this.#isUtf16Escape = true;
      this.#dueDigits = 4;
      return true;
    }
    this.#dueDigits--;
    this.#requireHexDigit(char);
    return true;
  }

  #isInBraces(char: string): boolean {
    if (char === '{') {
      this.#openBraces++;
      return true;
    }
    const isOpen = this.#openBraces > 0;
    if (char === '}' && isOpen) this.#openBraces--;
    return isOpen;
  }

  #requireHexDigit(char: string): void {
    this.#require(/[0-9A-Fa-f]/.test(char), `"${char}" is no hexadecimal digit`);
  }

  #require(condition: boolean, reason: string): void {
    if (!condition) throw this.#error(reason);
  }

  #error(reason: string): InvalidUrlException {
    return new InvalidUrlException(`"${this.#uri}" is no URI: ${reason} (position ${this.#at})`);
  }
}
