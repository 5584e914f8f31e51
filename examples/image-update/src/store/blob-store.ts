import type { AbstractResource } from '@vernal/core';
import type { GalleryDb } from './gallery-tables.js';

/** Keeps bytes by a key that is made of their hash: the bytes of a key never change. */
export abstract class BlobStore {
  /** Keeps bytes whole or not at all; when it resolves, not even a power cut loses them. `db` is the transaction it is part of. */
  abstract put(key: string, bytes: Uint8Array, db: GalleryDb): Promise<void>;
  /** Undefined where there are none of that key. */
  abstract find(key: string): Promise<AbstractResource | undefined>;
  /** Does nothing for a key that is not there. */
  abstract remove(keys: readonly string[], db: GalleryDb): Promise<void>;
}
