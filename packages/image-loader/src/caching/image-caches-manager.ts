import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageCacheType } from '../model/image-options.js';
import type { DiskCacheEntry, ImageCacheProtocol, ImageToStore, MemoryCacheEntry } from '../protocols/image-cache.js';

/**
 * Which of the caches an operation concerns: the one added last (`highest`), the one added first (`lowest`), or all, from the one added
 * last. `serial` asks one after the other, `concurrent` all at once; what is written goes to all at once with both.
 * Source: SDImageCachesManagerOperationPolicy.
 */
export type ImageCachesPolicy = 'highest' | 'lowest' | 'serial' | 'concurrent';

/** What an {@link ImageCachesManager} does with more than one cache. */
export interface ImageCachesPolicies {
  /** Default `serial`: until one has it. `concurrent`: whichever has it first; memory is asked one after the other in any case. */
  readonly query?: ImageCachesPolicy;
  /** Default `highest`. */
  readonly store?: ImageCachesPolicy;
  /** Default `serial`. */
  readonly remove?: ImageCachesPolicy;
  /** Default `serial`. */
  readonly clear?: ImageCachesPolicy;
}

/** Several caches as one. Source: SDImageCachesManager. */
export class ImageCachesManager implements ImageCacheProtocol {
  readonly #caches: ImageCacheProtocol[];
  readonly #policies: Required<ImageCachesPolicies>;

  constructor(caches: readonly ImageCacheProtocol[], policies: ImageCachesPolicies = {}) {
    this.#caches = [...caches];
    this.#policies = { query: 'serial', store: 'highest', remove: 'serial', clear: 'serial', ...policies };
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

  queryDiskCache(key: string): Promise<DiskCacheEntry | undefined> {
    return this.#first((cache) => cache.queryDiskCache(key));
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
    const found = await this.#first(async (cache) => {
      const answer = await cache.containsImage(key, cacheType);
      return answer === 'none' ? undefined : answer;
    });
    return found ?? 'none';
  }

  clear(cacheType: ImageCacheType): Promise<void> {
    return this.#each('clear', (cache) => cache.clear(cacheType));
  }

  /** What the first that has something gives. */
  async #first<Found>(ask: (cache: ImageCacheProtocol) => Promise<Found | undefined>): Promise<Found | undefined> {
    const caches = this.#chosen('query');
    if (this.#policies.query === 'concurrent') return firstFound(caches.map(ask));
    for (const cache of caches) {
      const found = await ask(cache);
      if (found !== undefined) return found;
    }
    return undefined;
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
      case 'serial':
      case 'concurrent':
        return ordered;
    }
  }
}

/** What the first of several that has something gives; undefined where none has. */
function firstFound<Found>(asked: readonly Promise<Found | undefined>[]): Promise<Found | undefined> {
  return new Promise((resolve, reject) => {
    for (const one of asked) one.then((found) => found !== undefined && resolve(found), reject);
    void Promise.all(asked).then(() => resolve(undefined), reject);
  });
}
