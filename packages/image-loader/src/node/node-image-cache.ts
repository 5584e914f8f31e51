import { ImageCache } from '../caching/image-cache.js';
import type { MemoryCacheConfig } from '../caching/memory-cache.js';
import { defaultCacheDirectory } from './default-cache-directory.js';
import { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
import { watchMemoryPressure } from './memory-pressure.js';

/** Where a cache in Node keeps what, and how much. */
export interface NodeCacheConfig extends MemoryCacheConfig, Partial<FileDiskCacheConfig> {
  /** Whether anything is written to disk. Default true. */
  readonly diskCache?: boolean;
  /** Told of disk entries that could not be read; the load goes on as if they were missing. */
  readonly onDiskError?: (error: unknown, key: string) => void;
}

/** A cache in memory and in plain files, by default below the user's cache folder. Gives memory back when it is short. */
export class NodeImageCache extends ImageCache {
  static #shared: NodeImageCache | undefined;

  /** One for the whole process. */
  static get sharedImageCache(): NodeImageCache {
    NodeImageCache.#shared ??= new NodeImageCache();
    return NodeImageCache.#shared;
  }

  readonly #stopWatching: () => void;

  constructor(config: NodeCacheConfig = {}) {
    const { diskCache = true, directory = defaultCacheDirectory(), onDiskError } = config;
    super({ memory: config, disk: diskCache ? new FileDiskCache({ ...config, directory }) : undefined, onDiskError });
    this.#stopWatching = watchMemoryPressure(() => this.memory.trimToCost(this.memory.totalCost / 2));
  }

  /**
   * The bytes that the disk has, read while everything else waits: for scripts that want nothing else meanwhile.
   * @returns undefined where there are none, or where the store is no {@link FileDiskCache}
   */
  diskImageDataForKey(key: string): Uint8Array<ArrayBuffer> | undefined {
    return this.disk instanceof FileDiskCache ? this.disk.dataForKeySync(key) : undefined;
  }

  /** Lets go of what is watched and written. */
  async close(): Promise<void> {
    this.#stopWatching();
    await this.disk?.close();
  }
}
