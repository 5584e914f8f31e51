import type { StoredResponseMetadata } from '../http/response-metadata.js';
import {
  type CacheExpireType,
  type DiskCache,
  type DiskCacheConfig,
  type StoredEntry,
  VARIANT_MARK,
} from '../protocols/disk-cache.js';

/** Where and how an {@link IndexedDBDiskCache} keeps its entries. */
export interface IndexedDBDiskCacheConfig extends DiskCacheConfig {
  /** The database's name. Default `vernal-image-loader`. */
  readonly databaseName?: string;
}

/** What is kept beside the bytes: small, so that renewing it writes little. */
interface Description {
  readonly metadata: StoredResponseMetadata | undefined;
  readonly size: number;
  readonly created: number;
  readonly modified: number;
  readonly changed: number;
  readonly accessed: number;
}

const WEEK = 7 * 24 * 3600 * 1000;
const SWEEP_AFTER = 10 * 1000;
const ACCESS_STEP = 60 * 1000;
const DESCRIPTIONS = 'descriptions';
const BODIES = 'bodies';
const DATE: Readonly<Record<CacheExpireType, 'created' | 'modified' | 'changed' | 'accessed'>> = {
  access: 'accessed',
  modification: 'modified',
  creation: 'created',
  change: 'changed',
};

/** The page's IndexedDB. Bytes and description are written in one transaction, so no entry is ever torn. */
export class IndexedDBDiskCache implements DiskCache {
  readonly #name: string;
  readonly #maxAge: number;
  readonly #maxSize: number;
  readonly #date: 'created' | 'modified' | 'changed' | 'accessed';
  #opening: Promise<IDBDatabase> | undefined;

  constructor(config: IndexedDBDiskCacheConfig = {}) {
    this.#name = config.databaseName ?? 'vernal-image-loader';
    this.#maxAge = config.maxDiskAge ?? WEEK;
    this.#maxSize = config.maxDiskSize ?? 0;
    this.#date = DATE[config.diskCacheExpireType ?? 'access'];
    if (config.sweep ?? true) setTimeout(() => void this.removeExpired().catch(() => {}), SWEEP_AFTER);
  }

  async entryForKey(key: string): Promise<StoredEntry | undefined> {
    const [description, data] = await this.#transaction('readonly', async ({ descriptions, bodies }) =>
      Promise.all([
        done<Description | undefined>(descriptions.get(key)),
        done<Uint8Array<ArrayBuffer> | undefined>(bodies.get(key)),
      ]),
    );
    if (description === undefined || data === undefined) return undefined;
    const now = Date.now();
    if (this.#isExpired(description, now)) {
      await this.removeEntry(key);
      return undefined;
    }
    if (this.#date === 'accessed' && now - description.accessed > ACCESS_STEP) {
      await this.#describe(key, (known) => ({ ...known, accessed: now }));
    }
    return { data, metadata: description.metadata };
  }

  async containsKey(key: string): Promise<boolean> {
    const description = await this.#transaction('readonly', ({ descriptions }) =>
      done<Description | undefined>(descriptions.get(key)),
    );
    return description !== undefined && !this.#isExpired(description, Date.now());
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

  async removeEntry(key: string): Promise<void> {
    await this.#delete(key);
  }

  async removeVariants(key: string): Promise<void> {
    const start = key + VARIANT_MARK;
    await this.#delete(IDBKeyRange.bound(start, `${start}\uffff`));
  }

  async removeAll(): Promise<void> {
    await this.#transaction('readwrite', async ({ descriptions, bodies }) => {
      await Promise.all([done(descriptions.clear()), done(bodies.clear())]);
    });
  }

  async removeExpired(): Promise<void> {
    const now = Date.now();
    for (const [key, description] of await this.#all()) {
      if (this.#isExpired(description, now)) await this.removeEntry(key);
    }
    if (this.#maxSize > 0 && (await this.totalSize()) > this.#maxSize) await this.#trim(this.#maxSize / 2);
  }

  async totalCount(): Promise<number> {
    return this.#transaction('readonly', ({ descriptions }) => done(descriptions.count()));
  }

  async totalSize(): Promise<number> {
    return (await this.#all()).reduce((sum, [, { size }]) => sum + size, 0);
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => undefined))?.close();
  }

  async #put({ data, metadata }: StoredEntry, key: string): Promise<void> {
    const now = Date.now();
    await this.#transaction('readwrite', async ({ descriptions, bodies }) => {
      const known = await done<Description | undefined>(descriptions.get(key));
      const created = known?.created ?? now;
      const description = { metadata, size: data.length, created, modified: now, changed: now, accessed: now };
      await Promise.all([done(descriptions.put(description, key)), done(bodies.put(data, key))]);
    });
  }

  async #describe(key: string, change: (known: Description) => Description): Promise<void> {
    await this.#transaction('readwrite', async ({ descriptions }) => {
      const known = await done<Description | undefined>(descriptions.get(key));
      if (known) await done(descriptions.put(change(known), key));
    });
  }

  async #delete(keys: string | IDBKeyRange): Promise<void> {
    await this.#transaction('readwrite', async ({ descriptions, bodies }) => {
      await Promise.all([done(descriptions.delete(keys)), done(bodies.delete(keys))]);
    });
  }

  async #trim(size: number): Promise<void> {
    const entries = await this.#all();
    let total = entries.reduce((sum, [, description]) => sum + description.size, 0);
    entries.sort(([, a], [, b]) => a[this.#date] - b[this.#date]);
    for (const [key, description] of entries) {
      if (total <= size) return;
      await this.removeEntry(key);
      total -= description.size;
    }
  }

  async #all(): Promise<[string, Description][]> {
    const [keys, values] = await this.#transaction('readonly', ({ descriptions }) =>
      Promise.all([done(descriptions.getAllKeys()), done<Description[]>(descriptions.getAll())]),
    );
    return values.map((value, index) => [String(keys[index]), value]);
  }

  #isExpired(description: Description, now: number): boolean {
    return this.#maxAge >= 0 && now - description[this.#date] > this.#maxAge;
  }

  async #transaction<Result>(
    mode: IDBTransactionMode,
    use: (stores: { descriptions: IDBObjectStore; bodies: IDBObjectStore }) => Promise<Result>,
  ): Promise<Result> {
    const transaction = (await this.#open()).transaction([DESCRIPTIONS, BODIES], mode);
    const completed = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted'));
    });
    const used = use({
      descriptions: transaction.objectStore(DESCRIPTIONS),
      bodies: transaction.objectStore(BODIES),
    });
    const [result] = await Promise.all([used, completed]);
    return result;
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= openDatabase(this.#name, () => {
      this.#opening = undefined;
    });
    return this.#opening;
  }
}

/** @param onClosed called when the database is closed from outside, so that it can be opened anew */
async function openDatabase(name: string, onClosed: () => void): Promise<IDBDatabase> {
  try {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DESCRIPTIONS);
      request.result.createObjectStore(BODIES);
    };
    const database = await done(request);
    database.onclose = onClosed;
    database.onversionchange = () => {
      database.close();
      onClosed();
    };
    return database;
  } catch (error) {
    onClosed();
    throw error;
  }
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
