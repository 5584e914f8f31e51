import { stat } from 'node:fs/promises';
import type { ImageCache } from '../caching/image-cache.js';
import { formatHttpDate } from '../http/http-date.js';
import type { HeadersFilter } from '../protocols/download-modifiers.js';

/**
 * A headers filter that asks by the date of the cache file, for origins that give neither ETag nor Last-Modified but answer
 * If-Modified-Since. Where there are validators they stay: a file's date misses a change between the answer and its storing.
 * @param keyOf the cache key of a URL; default: the URL itself
 */
export function lastModifiedFilter(cache: ImageCache, keyOf: (url: string) => string = (url) => url): HeadersFilter {
  return async (url, headers) => {
    const path = cache.cachePathForKey(keyOf(url));
    const file = path === undefined ? undefined : await stat(path).catch(() => undefined);
    const isAsked = headers.has('if-none-match') || headers.has('if-modified-since');
    if (file && !isAsked) headers.set('if-modified-since', formatHttpDate(file.mtimeMs));
    return headers;
  };
}
