import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageCacheType } from '../model/image-options.js';
import type { WebImage } from '../model/web-image.js';
import type { ExtendedData } from './disk-cache.js';

/** What the memory cache holds of a URL. */
export interface MemoryCacheEntry {
  readonly image: WebImage;
  /** The head of the answer that brought it; undefined where no origin did. */
  readonly metadata: ResponseMetadata | undefined;
  /** In place of the cache's `maxMemoryAge`, in ms; 0 means for ever. */
  readonly maxAge?: number | undefined;
}

/** What the disk cache holds of a URL. */
export interface DiskCacheEntry {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly metadata: ResponseMetadata | undefined;
  readonly extended?: ExtendedData | undefined;
}

/** What is to be stored: the image goes to memory, the data to disk; either may be missing. */
export interface ImageToStore {
  readonly image?: WebImage;
  readonly data?: Uint8Array<ArrayBuffer> | undefined;
  readonly metadata: ResponseMetadata | undefined;
  /** For the disk; memory has it with the image. */
  readonly extended?: ExtendedData | undefined;
  /** How long each cache keeps it, in ms, where it is not to be as long as everything else; 0 in memory and a negative age on disk mean for ever. */
  readonly maxMemoryAge?: number | undefined;
  readonly maxDiskAge?: number | undefined;
}

/**
 * Two stores behind one key. Reading never fails: damaged or unreadable entries are misses. Source: the SDImageCache protocol,
 * which in Swift has this name too.
 */
export interface ImageCacheProtocol {
  imageFromMemoryCache(key: string): MemoryCacheEntry | undefined;
  queryDiskCache(key: string): Promise<DiskCacheEntry | undefined>;
  /** Memory is written before this returns; the promise is for the disk. @throws what the disk store throws */
  storeImage(entry: ImageToStore, key: string, cacheType: ImageCacheType): Promise<void>;
  /** Replaces the metadata of whatever is stored under the key, after the origin confirmed it. */
  renewMetadata(metadata: ResponseMetadata, key: string, cacheType: ImageCacheType): Promise<void>;
  removeImage(key: string, cacheType: ImageCacheType): Promise<void>;
  /** Removes what was derived from the image of this key: thumbnails and transformed images, not the image itself. */
  removeVariants(key: string): Promise<void>;
  containsImage(key: string, cacheType: ImageCacheType): Promise<Exclude<ImageCacheType, 'all'>>;
  clear(cacheType: ImageCacheType): Promise<void>;
}
