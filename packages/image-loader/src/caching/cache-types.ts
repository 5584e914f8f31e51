import type { ImageCacheType } from '../model/image-options.js';

/** Whether a choice of caches includes this one. */
export const uses = (chosen: ImageCacheType, cache: 'disk' | 'memory'): boolean => chosen === cache || chosen === 'all';

/** This cache where a choice includes it, else none. */
export const only = (cache: 'disk' | 'memory', chosen: ImageCacheType): ImageCacheType =>
  uses(chosen, cache) ? cache : 'none';
