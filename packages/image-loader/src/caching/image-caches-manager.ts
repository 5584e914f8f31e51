import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageCacheType } from '../model/image-options.js';
import type { DiskCacheEntry, ImageCacheProtocol, ImageToStore, MemoryCacheEntry } from '../protocols/image-cache.js';

/** Which of the caches an operation concerns: the one added last, the one added first, or all. */
export type ImageCachesPolicy = 'highest' | 'lowest' | 'all';

/** What an {@link ImageCachesManager} does with more than one cache. */
export interface ImageCachesPolicies {
  /** Default `all`: one after the other, the one added last first, until one has it. */
  readonly query?: ImageCachesPolicy;
  /** Default `highest`. */
  readonly store?: ImageCachesPolicy;
  /** Default `all`. */
  readonly remove?: ImageCachesPolicy;
  /** Default `all`. */
  readonly clear?: ImageCachesPolicy;
}

/** Several caches as one. Source: SDImageCachesManager. */
export class ImageCachesManager implements ImageCacheProtocol {
  readonly #caches: ImageCacheProtocol[];
  readonly #policies: Required<ImageCachesPolicies>;

  constructor(caches: readonly ImageCacheProtocol[], policies: ImageCachesPolicies = {}) {
    this.#caches = [...caches];
    this.#policies = { query: 'all', store: 'highest', remove: 'all', clear: 'all', ...policies };
  }

  get caches(): readonly ImageCacheProtocol[] {
    return this.#caches;
  }

  addCache(cache: ImageCacheProtocol): void {
    this.#caches.push(cache);
  }

  removeCache(cache: ImageCacheProtocol): void {
    const index = this.#caches.indexOf(cache);
    if (index >= 0) this.#caches.splice(index, 1);
  }

  imageFromMemoryCache(key: string): MemoryCacheEntry | undefined {
    for (const cache of this.#chosen('query')) {
      const entry = cache.imageFromMemoryCache(key);
      if (entry) return entry;
    }
    return undefined;
  }

  async queryDiskCache(key: string): Promise<DiskCacheEntry | undefined> {
    for (const cache of this.#chosen('query')) {
      const entry = await cache.queryDiskCache(key);
      if (entry) return entry;
    }
    return undefined;
  }

  storeImage(entry: ImageToStore, key: string, cacheType: ImageCacheType): Promise<void> {
    return this.#each('store', (cache) => cache.storeImage(entry, key, cacheType));
  }

  renewMetadata(metadata: ResponseMetadata, key: string, cacheType: ImageCacheType): Promise<void> {
    return this.#each('query', (cache) => cache.renewMetadata(metadata, key, cacheType));
  }

  removeImage(key: string, cacheType: ImageCacheType): Promise<void> {
    return this.#each('remove', (cache) => cache.removeImage(key, cacheType));
  }

  removeVariants(key: string): Promise<void> {
    return this.#each('remove', (cache) => cache.removeVariants(key));
  }

  async containsImage(key: string, cacheType: ImageCacheType): Promise<Exclude<ImageCacheType, 'all'>> {
    for (const cache of this.#chosen('query')) {
      const found = await cache.containsImage(key, cacheType);
      if (found !== 'none') return found;
    }
    return 'none';
  }

  clear(cacheType: ImageCacheType): Promise<void> {
    return this.#each('clear', (cache) => cache.clear(cacheType));
  }

  async #each(policy: keyof ImageCachesPolicies, use: (cache: ImageCacheProtocol) => Promise<void>): Promise<void> {
    await Promise.all(this.#chosen(policy).map(use));
  }

  #chosen(policy: keyof ImageCachesPolicies): readonly ImageCacheProtocol[] {
    const ordered = this.#caches.toReversed();
    switch (this.#policies[policy]) {
      case 'highest':
        return ordered.slice(0, 1);
      case 'lowest':
        return ordered.slice(-1);
      case 'all':
        return ordered;
    }
  }
}
