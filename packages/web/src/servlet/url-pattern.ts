import { IllegalArgumentException } from '@vernal/core';

/** A path pattern of servlets and filters. Source: Servlet 6.0 section 12.2. */
export type UrlPattern =
  | { readonly kind: 'exact'; readonly path: string }
  | { readonly kind: 'prefix'; readonly path: string }
  | { readonly kind: 'extension'; readonly extension: string }
  | { readonly kind: 'default' };

/** Reads `/exact`, `/prefix/*`, `*.extension` or `/`. Throws an `IllegalArgumentException` for anything else. */
export function parseUrlPattern(text: string): UrlPattern {
  if (text === '/') return { kind: 'default' };
  if (text.startsWith('/')) {
    return text.endsWith('/*') ? { kind: 'prefix', path: text.slice(0, -2) } : { kind: 'exact', path: text };
  }
  if (/^\*\.[^/*.]+$/.test(text)) return { kind: 'extension', extension: text.slice(2) };
  throw new IllegalArgumentException(
    `'${text}' is no URL pattern: use '/exact', '/prefix/*', '*.extension', or '/' for all that no other pattern takes`,
  );
}

/** Whether a filter with that pattern stands before a path; a filter's `/` matches the root alone. */
export function matchesFilterPath(pattern: UrlPattern, path: string): boolean {
  switch (pattern.kind) {
    case 'exact':
      return path === pattern.path;
    case 'prefix':
      return hasPrefix(path, pattern.path);
    case 'extension':
      return extensionOf(path) === pattern.extension;
    case 'default':
      return path === '/';
  }
}

/** Whether a path is `prefix` or lies below it. */
export function hasPrefix(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && (path.length === prefix.length || path.charCodeAt(prefix.length) === 0x2f);
}

/** What stands behind the last dot of the last segment; undefined where there is none. */
export function extensionOf(path: string): string | undefined {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') ? path.slice(dot + 1) : undefined;
}
