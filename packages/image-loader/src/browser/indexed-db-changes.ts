import type { StoredResponseMetadata } from '../http/response-metadata.js';
import { type StoredEntry, VARIANT_MARK } from '../protocols/disk-cache.js';
import { type Description, done, type IndexedDBStores } from './indexed-db-stores.js';

/** When an entry is too old, and when there are too many. */
export interface IndexedDBLimits {
  /** In bytes; 0 means no limit. */
  readonly maxSize: number;
  /** The time that the age counts from. */
  timeOf(description: Description): number;
  isExpired(description: Description): boolean;
}

/** What a cache in IndexedDB does beside reading entries. */
export class IndexedDBChanges {
  readonly #stores: IndexedDBStores;
  readonly #limits: IndexedDBLimits;

  constructor(stores: IndexedDBStores, limits: IndexedDBLimits) {
    this.#stores = stores;
    this.#limits = limits;
  }

  async setEntry(entry: StoredEntry, key: string): Promise<void> {
    try {
      await this.#put(entry, key);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
      await this.#trim((await this.totalSize()) / 2);
      await this.#put(entry, key);
    }
  }

  async setMetadata(metadata: StoredResponseMetadata, key: string): Promise<void> {
    const now = Date.now();
    await this.#describe(key, (known) => ({ ...known, metadata, changed: now, accessed: now }));
  }

  /** Notes that an entry was read. */
  async touch(key: string): Promise<void> {
    await this.#describe(key, (known) => ({ ...known, accessed: Date.now() }));
  }

  async removeVariants(key: string): Promise<void> {
    const start = key + VARIANT_MARK;
    await this.remove(IDBKeyRange.bound(start, `${start}\uffff`));
  }

  async removeAll(): Promise<void> {
    await this.#stores.transaction('readwrite', async ({ descriptions, bodies }) => {
      await Promise.all([done(descriptions.clear()), done(bodies.clear())]);
    });
  }

  async removeExpired(): Promise<void> {
    const { maxSize } = this.#limits;
    for (const [key, description] of await this.#all()) {
      if (this.#limits.isExpired(description)) await this.remove(key);
    }
    if (maxSize > 0 && (await this.totalSize()) > maxSize) await this.#trim(maxSize / 2);
  }

  async totalCount(): Promise<number> {
    return this.#stores.transaction('readonly', ({ descriptions }) => done(descriptions.count()));
  }

  async totalSize(): Promise<number> {
    return (await this.#all()).reduce((sum, [, { size }]) => sum + size, 0);
  }

  async remove(keys: string | IDBKeyRange): Promise<void> {
    await this.#stores.transaction('readwrite', async ({ descriptions, bodies }) => {
      await Promise.all([done(descriptions.delete(keys)), done(bodies.delete(keys))]);
    });
  }

  async #put({ data, ...known }: StoredEntry, key: string): Promise<void> {
    const now = Date.now();
    await this.#stores.transaction('readwrite', async ({ descriptions, bodies }) => {
      const before = await done<Description | undefined>(descriptions.get(key));
      const created = before?.created ?? now;
      const description = { ...known, size: data.length, created, modified: now, changed: now, accessed: now };
      await Promise.all([done(descriptions.put(description, key)), done(bodies.put(data, key))]);
    });
  }

  async #describe(key: string, change: (known: Description) => Description): Promise<void> {
    await this.#stores.transaction('readwrite', async ({ descriptions }) => {
      const known = await done<Description | undefined>(descriptions.get(key));
      if (known) await done(descriptions.put(change(known), key));
    });
  }

  async #trim(size: number): Promise<void> {
    const entries = await this.#all();
    let total = entries.reduce((sum, [, description]) => sum + description.size, 0);
    entries.sort(([, a], [, b]) => this.#limits.timeOf(a) - this.#limits.timeOf(b));
    for (const [key, description] of entries) {
      if (total <= size) return;
      await this.remove(key);
      total -= description.size;
    }
  }

  async #all(): Promise<[string, Description][]> {
    const [keys, values] = await this.#stores.transaction('readonly', ({ descriptions }) =>
      Promise.all([done(descriptions.getAllKeys()), done<Description[]>(descriptions.getAll())]),
    );
    return values.map((value, index) => [String(keys[index]), value]);
  }
}
