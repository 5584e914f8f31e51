/** One kind of slash, none of them doubled, at most one in front. Source: Spring `ResourceHandlerUtils.normalizeInputPath`. */
export function normalizeInputPath(path: string): string {
  const slashes = path.replaceAll('\\', '/').replace(/\/{2,}/g, '/');
  let start = 0;
  while (start < slashes.length && isIgnoredInFront(slashes.charCodeAt(start))) start++;
  return (slashes.slice(0, start).includes('/') ? '/' : '') + slashes.slice(start);
}

const SLASH = 0x2f;
const SPACE = 0x20;
const DELETE = 0x7f;

function isIgnoredInFront(code: number): boolean {
  return code === SLASH || code <= SPACE || code === DELETE;
}

/**
 * Whether a path may lead out of its location, however it is encoded: protected folders, URLs and steps upwards.
 * Source: Spring `ResourceHandlerUtils.shouldIgnoreInputPath`.
 */
export function shouldIgnoreInputPath(path: string): boolean {
  return path.trim() === '' || isInvalidPath(path) || isInvalidEncodedPath(path);
}

/** Undefined where an escape is none, or its bytes are no UTF-8. */
export function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function isInvalidPath(path: string): boolean {
  if (/web-inf|meta-inf|\.\.\//i.test(path)) return true;
  return /^\/?(?:url|file|jar|https?|ftp|classpath|module|data|blob|[a-z][a-z0-9+.-]*):\//i.test(path);
}

function isInvalidEncodedPath(path: string): boolean {
  let decoded = decodePath(path);
  if (decoded?.includes('%')) decoded = decodePath(decoded);
  if (decoded === undefined || decoded.trim() === '' || decoded.includes('\0')) return true;
  return isInvalidPath(decoded) || isInvalidPath(normalizeInputPath(decoded));
}
