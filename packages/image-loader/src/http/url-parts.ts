/** A URL as requests need it. */
export interface URLParts {
  /** `https:` … */
  readonly scheme: string;
  readonly origin: string;
  readonly hostname: string;
  /** With the query. */
  readonly path: string;
  /** As the URL has them, percent-encoded. */
  readonly username: string;
  readonly password: string;
  /** The whole, as it is sent: without user information and fragment. */
  readonly sent: string;
}

const MOST_KNOWN = 256;

const known = new Map<string, URLParts>();

/** Whether a text is an absolute URL. */
export function isURL(text: string): boolean {
  return known.has(text) || URL.canParse(text);
}

/** The scheme of an absolute URL: `https:` … @returns undefined for what is none */
export function schemeOf(url: string): string | undefined {
  const scheme = known.get(url)?.scheme;
  if (scheme !== undefined) return scheme;
  return URL.canParse(url) ? url.slice(0, url.indexOf(':') + 1).toLowerCase() : undefined;
}

/** Takes a URL apart; the last ones are remembered, since the same are asked for again and again. @returns undefined for what is none */
export function partsOf(url: string): URLParts | undefined {
  const parts = known.get(url);
  return parts ?? remembered(url);
}

function remembered(text: string): URLParts | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const { protocol: scheme, origin, hostname, username, password } = url;
  const path = url.pathname + url.search;
  url.username = '';
  url.password = '';
  url.hash = '';
  const parts = { scheme, origin, hostname, path, username, password, sent: url.href };
  if (text.length > 2048) return parts;
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
  known.set(text, parts);
  return parts;
}
