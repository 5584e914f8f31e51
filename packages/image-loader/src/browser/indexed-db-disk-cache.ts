import type { StoredResponseMetadata } from '../http/response-metadata.js';
import type { CacheExpireType, DiskCache, DiskCacheConfig, StoredEntry } from '../protocols/disk-cache.js';
import { onDemand } from '../tasks/on-demand.js';
import type { IndexedDBChanges } from './indexed-db-changes.js';
import { type Description, done, IndexedDBStores } from './indexed-db-stores.js';

/** Where and how an {@link IndexedDBDiskCache} keeps its entries. */
export interface IndexedDBDiskCacheConfig extends DiskCacheConfig {
  /** The database's name. Default `vernal-image-loader`. */
  readonly databaseName?: string;
}

const WEEK = 7 * 24 * 3600 * 1000;
const SWEEP_AFTER = 10 * 1000;
const ACCESS_STEP = 60 * 1000;
const DATE: Readonly<Record<CacheExpireType, 'created' | 'modified' | 'changed' | 'accessed'>> = {
  access: 'accessed',
  modification: 'modified',
  creation: 'created',
  change: 'changed',
};

/** The page's IndexedDB. Bytes and description are written in one transaction, so no entry is ever torn. */
export class IndexedDBDiskCache implements DiskCache {
  readonly #stores: IndexedDBStores;
  readonly #maxAge: number;
  readonly #date: 'created' | 'modified' | 'changed' | 'accessed';
  /** Pictures are shown before anything is written. */
  readonly #changes: () => IndexedDBChanges | Promise<IndexedDBChanges>;

  constructor(config: IndexedDBDiskCacheConfig = {}) {
    const { databaseName = 'vernal-image-loader', maxDiskAge = WEEK, maxDiskSize = 0 } = config;
    this.#stores = new IndexedDBStores(databaseName);
    this.#maxAge = maxDiskAge;
    this.#date = DATE[config.diskCacheExpireType ?? 'access'];
    this.#changes = onDemand(async () => {
      const { IndexedDBChanges } = await import('./indexed-db-changes.js');
      return new IndexedDBChanges(this.#stores, {
        maxSize: maxDiskSize,
        timeOf: (description) => description[this.#date],
        isExpired: (description) => this.#isExpired(description),
      });
    });
    if (config.sweep ?? true) setTimeout(() => void this.removeExpired().catch(() => {}), SWEEP_AFTER);
  }

  async entryForKey(key: string): Promise<StoredEntry | undefined> {
    const [description, data] = await this.#stores.transaction('readonly', async ({ descriptions, bodies }) =>
      Promise.all([
        done<Description | undefined>(descriptions.get(key)),
        done<Uint8Array<ArrayBuffer> | undefined>(bodies.get(key)),
      ]),
    );
    if (description === undefined || data === undefined) return undefined;
    if (this.#isExpired(description)) {
      await this.removeEntry(key);
      return undefined;
    }
    if (this.#date === 'accessed' && Date.now() - description.accessed > ACCESS_STEP) {
      await (await this.#changes()).touch(key);
    }
    const { metadata, extended, maxAge } = description;
    return { data, metadata, extended, maxAge };
  }

  async containsKey(key: string): Promise<boolean> {
    const description = await this.#stores.transaction('readonly', ({ descriptions }) =>
      done<Description | undefined>(descriptions.get(key)),
    );
    return description !== undefined && !this.#isExpired(description);
  }

  async setEntry(entry: StoredEntry, key: string): Promise<void> {
    await (await this.#changes()).setEntry(entry, key);
  }

  async setMetadata(metadata: StoredResponseMetadata, key: string): Promise<void> {
    await (await this.#changes()).setMetadata(metadata, key);
  }

  async removeEntry(key: string): Promise<void> {
    await (await this.#changes()).remove(key);
  }

  async removeVariants(key: string): Promise<void> {
    await (await this.#changes()).removeVariants(key);
  }

  async removeAll(): Promise<void> {
    await (await this.#changes()).removeAll();
  }

  async removeExpired(): Promise<void> {
    await (await this.#changes()).removeExpired();
  }

  async totalCount(): Promise<number> {
    return (await this.#changes()).totalCount();
  }

  async totalSize(): Promise<number> {
    return (await this.#changes()).totalSize();
  }

  close(): Promise<void> {
    return this.#stores.close();
  }

  #isExpired(description: Description): boolean {
    const { maxAge = this.#maxAge } = description;
    return maxAge >= 0 && Date.now() - description[this.#date] > maxAge;
  }
}
