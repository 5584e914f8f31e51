import { ImageCache } from '../caching/image-cache.js';
import type { MemoryCacheConfig } from '../caching/memory-cache.js';
import { defaultCacheDirectory } from './default-cache-directory.js';
import { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';

/** Where a cache in Node keeps what, and how much. */
export interface NodeCacheConfig extends MemoryCacheConfig, Partial<FileDiskCacheConfig> {
  /** Whether anything is written to disk. Default true. */
  readonly diskCache?: boolean;
  readonly onDiskError?: (error: unknown, key: string) => void;
}

/** A cache in memory and in plain files, by default below the user's cache folder. */
export class NodeImageCache extends ImageCache {
  static #shared: NodeImageCache | undefined;

  /** One for the whole process. */
  static get sharedImageCache(): NodeImageCache {
    NodeImageCache.#shared ??= new NodeImageCache();
    return NodeImageCache.#shared;
  }

  constructor(config: NodeCacheConfig = {}) {
    const { diskCache = true, directory = defaultCacheDirectory(), onDiskError } = config;
    super({ memory: config, disk: diskCache ? new FileDiskCache({ ...config, directory }) : undefined, onDiskError });
  }
}
