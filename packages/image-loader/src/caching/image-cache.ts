import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageCacheType } from '../model/image-options.js';
import type { DiskCache, StoredEntry } from '../protocols/disk-cache.js';
import type { DiskCacheEntry, ImageCacheProtocol, ImageToStore, MemoryCacheEntry } from '../protocols/image-cache.js';
import { onDemand } from '../tasks/on-demand.js';
import { uses } from './cache-types.js';
import { MemoryCache, type MemoryCacheConfig } from './memory-cache.js';

const heads = onDemand(() => import('../http/response-metadata.js'));

/** What an {@link ImageCache} is made of. */
export interface ImageCacheParts {
  readonly memory?: MemoryCacheConfig;
  /** Absent: nothing outlives the process. */
  readonly disk?: DiskCache | undefined;
  /** Told of disk entries that could not be read; the load goes on as if they were missing. */
  readonly onDiskError?: ((error: unknown, key: string) => void) | undefined;
}

const DONE = Promise.resolve();

/** Memory before disk. Concurrent readers of one disk entry share one read and get the same bytes. Source: SDImageCache. */
export class ImageCache implements ImageCacheProtocol {
  readonly memory: MemoryCache;
  readonly disk: DiskCache | undefined;
  readonly #reading = new Map<string, Promise<DiskCacheEntry | undefined>>();
  readonly #onDiskError: (error: unknown, key: string) => void;

  constructor(parts: ImageCacheParts = {}) {
    this.memory = new MemoryCache(parts.memory);
    this.disk = parts.disk;
    this.#onDiskError = parts.onDiskError ?? (() => {});
  }

  imageFromMemoryCache(key: string): MemoryCacheEntry | undefined {
    return this.memory.get(key);
  }

  queryDiskCache(key: string): Promise<DiskCacheEntry | undefined> {
    let reading = this.#reading.get(key);
    if (reading === undefined) {
      reading = this.#read(key).finally(() => this.#forget(key, reading));
      this.#reading.set(key, reading);
    }
    return reading;
  }

  async storeImage(entry: ImageToStore, key: string, cacheType: ImageCacheType): Promise<void> {
    const { image, data, metadata, extended, maxMemoryAge, maxDiskAge } = entry;
    if (image !== undefined && uses(cacheType, 'memory'))
      this.memory.set(key, { image, metadata, maxAge: maxMemoryAge });
    if (data === undefined || !uses(cacheType, 'disk')) return;
    this.#reading.delete(key);
    await this.disk?.setEntry({ data, metadata: metadata?.toStored(), extended, maxAge: maxDiskAge }, key);
  }

  renewMetadata(metadata: ResponseMetadata, key: string, cacheType: ImageCacheType): Promise<void> {
    if (uses(cacheType, 'memory')) this.memory.renew(key, metadata);
    if (!uses(cacheType, 'disk') || this.disk === undefined) return DONE;
    this.#reading.delete(key);
    return this.disk.setMetadata(metadata.toStored(), key);
  }

  async removeImage(key: string, cacheType: ImageCacheType): Promise<void> {
    if (uses(cacheType, 'memory')) this.memory.delete(key);
    if (!uses(cacheType, 'disk')) return;
    this.#reading.delete(key);
    await this.disk?.removeEntry(key);
  }

  async removeVariants(key: string): Promise<void> {
    this.memory.deleteVariants(key);
    await this.disk?.removeVariants(key);
  }

  async containsImage(key: string, cacheType: ImageCacheType): Promise<Exclude<ImageCacheType, 'all'>> {
    if (uses(cacheType, 'memory') && this.memory.get(key)) return 'memory';
    return uses(cacheType, 'disk') && (await this.disk?.containsKey(key)) ? 'disk' : 'none';
  }

  async clear(cacheType: ImageCacheType): Promise<void> {
    if (uses(cacheType, 'memory')) this.memory.clear();
    if (!uses(cacheType, 'disk')) return;
    this.#reading.clear();
    await this.disk?.removeAll();
  }

  /** Where the entry lies on disk. @returns undefined where the store has no such places */
  cachePathForKey(key: string): string | undefined {
    return this.disk?.cachePathForKey?.(key);
  }

  async #read(key: string): Promise<DiskCacheEntry | undefined> {
    try {
      const stored = await this.disk?.entryForKey(key);
      return stored && (await entryOf(stored));
    } catch (error) {
      this.#onDiskError(error, key);
      return undefined;
    }
  }

  #forget(key: string, reading: Promise<DiskCacheEntry | undefined> | undefined): void {
    if (this.#reading.get(key) === reading) this.#reading.delete(key);
  }
}

async function entryOf({ data, metadata, extended }: StoredEntry): Promise<DiskCacheEntry> {
  return { data, extended, metadata: metadata && (await heads()).ResponseMetadata.from(metadata) };
}
