import { cacheKey, originalCacheKey } from '../caching/cache-key.js';
import { uses } from '../caching/cache-types.js';
import { ImageLoadToken } from '../manager/image-load-token.js';
import type { ImageManagerOptions } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import type { ImageOptions } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { ImageCacheProtocol, MemoryCacheEntry } from '../protocols/image-cache.js';
import type { ImageContext } from '../protocols/image-context.js';

const NO_OPTIONS: ImageOptions = Object.freeze({});
const NO_CONTEXT: ImageContext = Object.freeze({});

/**
 * The commonest load of a server, a picture that memory has and that is not to be asked about, takes this short way.
 * @returns undefined where a load has to go the long one
 */
export function memoryHit(
  url: string,
  request: LoadImageRequest,
  cache: ImageCacheProtocol,
  manager: ImageManagerOptions,
): ImageLoadToken | undefined {
  if (manager.optionsProcessor || manager.transformer) return undefined;
  const { options = NO_OPTIONS, context = NO_CONTEXT, onImage, signal } = request;
  if (onImage || signal?.aborted || options.refreshCached || options.fromLoaderOnly) return undefined;
  if (!uses(context.queryCacheType ?? 'all', 'memory')) return undefined;
  const originalKey = originalCacheKey(url, context, manager.cacheKeyFilter);
  const isPlain = options === NO_OPTIONS && context === NO_CONTEXT;
  const key = isPlain ? originalKey : cacheKey(originalKey, options, context);
  const entry = (context.imageCache ?? cache).imageFromMemoryCache(key);
  if (entry === undefined || (options.queryMemoryData && entry.image.data === undefined)) return undefined;
  const decode = options.decode ?? manager.decode ?? 'eager';
  if (decode === 'eager' && !entry.image.isPrepared) return undefined;
  return ImageLoadToken.finished(resultOf(url, entry, context.scale));
}

function resultOf(url: string, { image: found, metadata }: MemoryCacheEntry, scale: number | undefined): ImageResult {
  const image = (scale && found.atScale?.(scale)) || found;
  return {
    url,
    image,
    data: image.data,
    cacheType: 'memory',
    finished: true,
    notModified: false,
    metadata,
    status: undefined,
    received: 0,
    duration: 0,
    error: undefined,
  };
}
