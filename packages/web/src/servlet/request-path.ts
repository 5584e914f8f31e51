import { isUtf8 } from 'node:buffer';

/**
 * The path by which servlets and filters are chosen: path parameters cut off, decoded as UTF-8, `//`, `/./` and `/../`
 * resolved. `%2F` stays as it is. Undefined where a path has no such form (a broken escape, bytes that are no UTF-8, a NUL, a backslash, a way
 * above the root): such a request is a bad one. Source: Servlet 6.0 section 3.5.2.
 */
export function decodedPath(requestURI: string): string | undefined {
  if (isPlain(requestURI)) return requestURI;
  return BROKEN_ESCAPE.test(requestURI) ? undefined : normalize(decode(requestURI.replace(/;[^/]*/g, '')));
}

const SLASH = 0x2f;
const PERCENT = 0x25;
const SEMICOLON = 0x3b;
const BACKSLASH = 0x5c;
const DOT = 0x2e;

/** Whether a path stands for itself: most do, and a look at each character tells it sooner than a regular expression. */
function isPlain(path: string): boolean {
  if (path.charCodeAt(0) !== SLASH) return false;
  let before = 0;
  for (let index = 0; index < path.length; index++) {
    const code = path.charCodeAt(index);
    if (code <= 0x20 || code > 0x7e || code === PERCENT || code === SEMICOLON || code === BACKSLASH) return false;
    if (before === SLASH && (code === SLASH || code === DOT)) return false;
    before = code;
  }
  return true;
}
/** In a path parameter too, which the patterns of handlers decode. */
const BROKEN_ESCAPE = /%(?![0-9a-fA-F]{2})/;

function decode(path: string): string | undefined {
  if (!path.includes('%')) return path;
  const bytes: number[] = [];
  for (let index = 0; index < path.length; index++) {
    const code = path.charCodeAt(index);
    if (code !== PERCENT) {
      bytes.push(...Buffer.from(path[index] as string));
      continue;
    }
    const digits = path.slice(index + 1, index + 3);
    const byte = Number.parseInt(digits, 16);
    if (byte === SLASH) bytes.push(PERCENT, ...Buffer.from(digits));
    else bytes.push(byte);
    index += 2;
  }
  const decoded = Buffer.from(bytes);
  return isUtf8(decoded) ? decoded.toString('utf8') : undefined;
}

function normalize(path: string | undefined): string | undefined {
  if (path === undefined || !path.startsWith('/') || /[\0\\]/.test(path)) return undefined;
  const segments: string[] = [];
  const given = path
    .replace(/\/{2,}/g, '/')
    .slice(1)
    .split('/');
  for (const segment of given) {
    if (segment === '..' && segments.pop() === undefined) return undefined;
    if (segment !== '.' && segment !== '..') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}
