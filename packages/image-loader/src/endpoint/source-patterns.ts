/**
 * The list of what may be shown: `https://img.example.org/**`, `https://*.example.org/pictures/**`, `picture:**`. `*` stands for
 * anything within one label of a host or one segment of a path, `**` for anything at all, of a host any number of labels.
 * What a pattern does not say must not be there: a port, a user name; a query only where the pattern ends with `**`.
 */
export class SourcePatterns {
  readonly #patterns: readonly RegExp[];

  /** @throws TypeError where a pattern does not begin with a scheme */
  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.map(compile);
  }

  /** @param url as `URL.href` has it */
  allows(url: string): boolean {
    return this.#patterns.some((pattern) => pattern.test(url));
  }
}

function compile(pattern: string): RegExp {
  const match = /^([a-z][a-z0-9+.-]*:)(\/\/[^/]*)?(.*)$/i.exec(pattern);
  if (match === null) throw new TypeError(`'${pattern}' is no pattern of sources: https://*.example.org/pictures/**`);
  const [, scheme = '', authority = '', path = ''] = match;
  const host = wild(authority, '[^./:@]+', '[^/:@]+');
  const rest = wild(authority !== '' && path === '' ? '/' : path, '[^/?]*', '.*');
  return new RegExp(`^${escaped(scheme.toLowerCase())}${host}${rest}$`);
}

function wild(text: string, one: string, any: string): string {
  return text
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? any : part === '*' ? one : escaped(part)))
    .join('');
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
