import type { StoredResponseMetadata } from '../http/response-metadata.js';
import type { ExtendedData } from '../protocols/disk-cache.js';

/** What is kept beside the bytes: small, so that renewing it writes little. */
export interface Description {
  readonly metadata: StoredResponseMetadata | undefined;
  readonly extended?: ExtendedData | undefined;
  /** In place of the store's own, in ms; negative means for ever. */
  readonly maxAge?: number | undefined;
  readonly size: number;
  readonly created: number;
  readonly modified: number;
  readonly changed: number;
  readonly accessed: number;
}

/** The two stores of the database, by key. */
interface Stores {
  readonly descriptions: IDBObjectStore;
  readonly bodies: IDBObjectStore;
}

const DESCRIPTIONS = 'descriptions';
const BODIES = 'bodies';

/** A database that is opened when it is first wanted, and anew when it was closed from outside. */
export class IndexedDBStores {
  readonly #name: string;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Bytes and description change in one transaction or not at all. */
  async transaction<Result>(mode: IDBTransactionMode, use: (stores: Stores) => Promise<Result>): Promise<Result> {
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

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => undefined))?.close();
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

/** The result of a request. */
export function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
