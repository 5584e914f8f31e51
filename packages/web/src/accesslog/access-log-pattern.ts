import { IllegalArgumentException } from '@vernal/core';
import { parseCookies } from '../servlet/cookie-parser.js';
import type { AccessLogEntry } from './access-log-entry.js';
import { TimestampFormat } from './timestamp-format.js';

type Element = (entry: AccessLogEntry) => string;

/** Patterns with names of their own. */
const NAMED: Readonly<Record<string, string>> = {
  common: '%h %l %u %t "%r" %s %b',
  combined: '%h %l %u %t "%r" %s %b "%{Referer}i" "%{User-Agent}i"',
};

const CLF_TIME = '[dd/MMM/yyyy:HH:mm:ss Z]';

const PLAIN: Readonly<Record<string, Element>> = {
  a: ({ remoteAddr }) => remoteAddr,
  A: ({ localAddr }) => localAddr,
  b: ({ bytesSent }) => (bytesSent === 0 ? '-' : String(bytesSent)),
  B: ({ bytesSent }) => String(bytesSent),
  D: ({ elapsed }) => String(Math.round(elapsed * 1000)),
  F: ({ untilCommit }) => (untilCommit === undefined ? '-' : String(Math.round(untilCommit))),
  h: ({ remoteAddr }) => remoteAddr,
  H: ({ raw }) => `HTTP/${raw.httpVersion}`,
  I: () => String(process.pid),
  l: () => '-',
  m: ({ raw }) => String(raw.method),
  p: ({ localPort }) => String(localPort),
  q: ({ raw }) => queryOf(String(raw.url)),
  r: ({ raw }) => `${raw.method} ${raw.url} HTTP/${raw.httpVersion}`,
  s: ({ rawResponse }) => String(rawResponse.statusCode),
  S: sessionId,
  T: ({ elapsed }) => String(Math.round(elapsed / 1000)),
  u: ({ request }) => request?.userPrincipal?.name ?? '-',
  U: ({ raw }) => String(raw.url).replace(/\?.*/s, ''),
  v: ({ raw }) => (raw.headers.host ?? String(raw.headers[':authority'] ?? '-')).replace(/:\d+$/, ''),
  X: ({ rawResponse }) => (rawResponse.writableEnded ? (rawResponse.shouldKeepAlive === false ? '-' : '+') : 'X'),
};

const NAMING: Readonly<Record<string, (name: string) => Element>> = {
  c:
    (name) =>
    ({ raw }) =>
      parseCookies(raw.headers.cookie ?? '')
        .filter((cookie) => cookie.name === name)
        .map(({ value }) => value)
        .join() || '-',
  i:
    (name) =>
    ({ raw }) =>
      headerOf(raw.rawHeaders, name),
  o:
    (name) =>
    ({ responseHeaders }) =>
      headerOf(responseHeaders, name),
  p: (name) => {
    if (name === 'local') return ({ localPort }) => String(localPort);
    if (name === 'remote') return ({ remotePort }) => String(remotePort);
    throw new IllegalArgumentException(`'%{${name}}p': the port is local or remote`);
  },
  r:
    (name) =>
    ({ request }) =>
      textOf(request?.getAttribute(name)),
  s: (name) => (entry) => textOf(sessionOf(entry)?.getAttribute(name)),
  t: (format) => timestamp(format),
  T: (unit) => {
    const factor = { ns: 1_000_000, us: 1000, ms: 1, s: 0.001, fracsec: 0.001 }[unit];
    if (factor === undefined) throw new IllegalArgumentException(`'%{${unit}}T': the unit is s, ms, us, ns or fracsec`);
    return ({ elapsed }) => (unit === 'fracsec' ? (elapsed * factor).toFixed(3) : String(Math.round(elapsed * factor)));
  },
};

/** The form of the lines of an access log. Source: Tomcat `AccessLogValve`, attribute `pattern`. */
export class AccessLogPattern {
  /** Whether lines tell what only the application knows. */
  readonly needsRequest: boolean;
  readonly #elements: readonly (Element | string)[];

  /**
   * @param pattern `common`, `combined`, or text with conversions such as `%a`, `%s` and `%{User-Agent}i`
   * @throws IllegalArgumentException for a conversion that there is not
   */
  constructor(pattern: string) {
    const parts = [...(NAMED[pattern] ?? pattern).matchAll(/%(?:\{([^}]*)\})?(.)|[^%]+|%/gs)];
    this.needsRequest = parts.some(([, name, letter = '']) =>
      name === undefined ? letter === 'u' || letter === 'S' : letter === 'r' || letter === 's',
    );
    this.#elements = parts.map(([text, name, letter]) => (letter === undefined ? text : elementOf(text, name, letter)));
  }

  format(entry: AccessLogEntry): string {
    let line = '';
    for (const element of this.#elements) line += typeof element === 'string' ? element : escaped(element(entry));
    return line;
  }
}

function elementOf(text: string, name: string | undefined, letter: string): Element | string {
  if (text === '%%') return '%';
  if (text === '%t') return timestamp('');
  const element = name === undefined ? PLAIN[letter] : NAMING[letter]?.(name);
  if (element) return element;
  throw new IllegalArgumentException(
    `'${text}' is no conversion of an access log: there are %t %${Object.keys(PLAIN).join(' %')} and %{…}${Object.keys(NAMING).join(' %{…}')}`,
  );
}

/** What clients send must neither end a line nor look like another field. */
function escaped(text: string): string {
  return text.replace(/["\\\p{Cc}]/gu, (char) =>
    char === '"' || char === '\\' ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

function headerOf(pairs: readonly string[], name: string): string {
  const wanted = name.toLowerCase();
  const values = pairs.filter((_, index) => index % 2 === 1 && pairs[index - 1]?.toLowerCase() === wanted);
  return values.join() || '-';
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '-' : String(value);
}

function sessionOf({ request }: AccessLogEntry) {
  try {
    return request?.getLoadedSession(false);
  } catch {
    // nobody needed it, so it was not loaded
    return undefined;
  }
}

function sessionId(entry: AccessLogEntry): string {
  return sessionOf(entry)?.id ?? entry.request?.requestedSessionId ?? '-';
}

function timestamp(format: string): Element {
  const [, moment, pattern = ''] = /^(?:(begin|end)(?::|$))?(.*)$/s.exec(format) ?? [];
  const at = ({ begin, elapsed }: AccessLogEntry) => Math.trunc(moment === 'begin' ? begin : begin + elapsed);
  switch (pattern) {
    case 'sec':
      return (entry) => String(Math.floor(at(entry) / 1000));
    case 'msec':
      return (entry) => String(at(entry));
    case 'msec_frac':
      return (entry) => String(at(entry) % 1000).padStart(3, '0');
    default: {
      const form = new TimestampFormat(pattern || CLF_TIME);
      return (entry) => form.format(at(entry));
    }
  }
}
