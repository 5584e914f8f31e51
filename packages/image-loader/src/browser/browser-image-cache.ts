import { ImageCache } from '../caching/image-cache.js';
import type { MemoryCacheConfig } from '../caching/memory-cache.js';
import { IndexedDBDiskCache, type IndexedDBDiskCacheConfig } from './indexed-db-disk-cache.js';

/** Where a cache in a page keeps what, and how much. */
export interface BrowserCacheConfig extends MemoryCacheConfig, IndexedDBDiskCacheConfig {
  /** Whether anything outlives the page. Default true. */
  readonly diskCache?: boolean;
  /** Told of disk entries that could not be read; the load goes on as if they were missing. */
  readonly onDiskError?: (error: unknown, key: string) => void;
}

/** A cache in memory and in IndexedDB. A page that is hidden gives half of its memory back, one that is frozen all. */
export class BrowserImageCache extends ImageCache {
  static #shared: BrowserImageCache | undefined;

  /** One for the whole page. */
  static get sharedImageCache(): BrowserImageCache {
    BrowserImageCache.#shared ??= new BrowserImageCache();
    return BrowserImageCache.#shared;
  }

  constructor(config: BrowserCacheConfig = {}) {
    const { diskCache = true, onDiskError } = config;
    const disk = diskCache && typeof indexedDB !== 'undefined' ? new IndexedDBDiskCache(config) : undefined;
    super({ memory: config, disk, onDiskError });
    globalThis.document?.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.memory.trimToCost(this.memory.totalCost / 2);
    });
    globalThis.document?.addEventListener('freeze', () => this.memory.clear());
  }
}
