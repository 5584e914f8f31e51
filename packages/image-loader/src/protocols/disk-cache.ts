import type { StoredResponseMetadata } from '../http/response-metadata.js';

/** An entry as a disk cache keeps it. */
export interface StoredEntry {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly metadata: StoredResponseMetadata | undefined;
  /** What else is known of the image (`image.extended`), as JSON can carry it. */
  readonly extended?: ExtendedData | undefined;
  /** In place of the store's `maxDiskAge`, in ms; negative means for ever. */
  readonly maxAge?: number | undefined;
}

/** What an application keeps with an image: values that JSON can carry, by name. */
export type ExtendedData = Readonly<Record<string, unknown>>;

/** Which of an entry's times its age counts from. `access` is renewed by reading, `change` by a 304, `modification` by new data, `creation` by nothing. */
export type CacheExpireType = 'access' | 'modification' | 'creation' | 'change';

/** Limits of a disk cache. Source: SDImageCacheConfig. */
export interface DiskCacheConfig {
  /** In ms; negative means for ever. Default one week. */
  readonly maxDiskAge?: number;
  /** In bytes; when it is exceeded the oldest entries go until half of it is left. 0 means no limit. Default 0. */
  readonly maxDiskSize?: number;
  /** Default `access`. */
  readonly diskCacheExpireType?: CacheExpireType;
  /** Whether this process tidies up; switch it off for all but one of several that share a store. Default true. */
  readonly sweep?: boolean;
}

/** A store that outlives the process. An entry is there whole or not at all. Source: the SDDiskCache protocol. */
export interface DiskCache {
  /** A damaged or expired entry is a miss, and is removed. */
  entryForKey(key: string): Promise<StoredEntry | undefined>;
  containsKey(key: string): Promise<boolean>;
  /** Replaces the entry as a whole. @throws the platform's error when it cannot be written; the old entry then stays */
  setEntry(entry: StoredEntry, key: string): Promise<void>;
  /** Replaces the metadata and leaves the rest; does nothing where there is no entry. */
  setMetadata(metadata: StoredResponseMetadata, key: string): Promise<void>;
  removeEntry(key: string): Promise<void>;
  /** Removes the entries whose key is `key`, then {@link VARIANT_MARK}, then anything. */
  removeVariants(key: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Removes what is older than `maxDiskAge`, then the oldest until the size limit is kept. */
  removeExpired(): Promise<void>;
  totalCount(): Promise<number>;
  /** In bytes, as stored. */
  totalSize(): Promise<number>;
  /** Where the entry lies, where the platform has such places. */
  cachePathForKey?(key: string): string;
  close(): Promise<void>;
}

/** Stands between the key of an image and the description of what was derived from it; no URL contains it. */
export const VARIANT_MARK = '\u0000';
