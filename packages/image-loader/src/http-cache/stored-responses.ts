import { ResponseMetadata } from '../http/response-metadata.js';
import { type DiskCache, VARIANT_MARK } from '../protocols/disk-cache.js';
import { matchesVary, varyFields } from './vary.js';

/** A response in the store; its bytes are read with it. */
export interface StoredResponse {
  readonly id: string;
  readonly metadata: ResponseMetadata;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What the index of a URL says of one of its responses. */
interface Variant {
  readonly id: string;
  /** The request's fields that the response depends on, as they were; null for one that was not there. */
  readonly vary: readonly (readonly [name: string, value: string | null])[];
}

/** So many responses of one URL are kept. */
const MOST_VARIANTS = 20;

/** The responses of each URL: an index that tells them apart by the request's fields, and an entry for each. */
export class StoredResponses {
  readonly #store: DiskCache;
  readonly #changing = new Map<string, Promise<void>>();

  constructor(store: DiskCache) {
    this.#store = store;
  }

  /** The newest response that was given to a request like this one. */
  async find(url: string, request: Headers): Promise<StoredResponse | undefined> {
    const variants = await this.#index(url);
    const variant = variants.find(({ vary }) => matchesVary(vary, request));
    if (variant === undefined) return undefined;
    const entry = await this.#store.entryForKey(entryKey(url, variant.id));
    if (entry?.metadata === undefined) return undefined;
    return { id: variant.id, data: entry.data, metadata: ResponseMetadata.from(entry.metadata) };
  }

  /** Stores a response; one that was given to a request like this one makes room for it. */
  add(url: string, request: Headers, metadata: ResponseMetadata, data: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#inTurn(url, async () => {
      const variants = await this.#index(url);
      const vary = varyFields(metadata.headers, request);
      const replaced = variants.filter((variant) => matchesVary(variant.vary, request));
      const id = replaced[0]?.id ?? crypto.randomUUID();
      await this.#store.setEntry({ data, metadata: metadata.toStored({ keepsCookies: true }) }, entryKey(url, id));
      const others = variants.filter((variant) => !replaced.includes(variant));
      const kept = [{ id, vary }, ...others].slice(0, MOST_VARIANTS);
      await this.#writeIndex(url, kept);
      for (const gone of variants) {
        if (!kept.some((variant) => variant.id === gone.id)) await this.#store.removeEntry(entryKey(url, gone.id));
      }
    });
  }

  /** Replaces the fields of a response, after a 304 confirmed it. */
  update(url: string, id: string, metadata: ResponseMetadata): Promise<void> {
    return this.#inTurn(url, () =>
      this.#store.setMetadata(metadata.toStored({ keepsCookies: true }), entryKey(url, id)),
    );
  }

  /** Forgets everything of a URL. */
  invalidate(url: string): Promise<void> {
    return this.#inTurn(url, async () => {
      await this.#store.removeEntry(indexKey(url));
      await this.#store.removeVariants(indexKey(url));
    });
  }

  async #index(url: string): Promise<readonly Variant[]> {
    const entry = await this.#store.entryForKey(indexKey(url));
    return entry ? (JSON.parse(new TextDecoder().decode(entry.data)) as Variant[]) : [];
  }

  async #writeIndex(url: string, variants: readonly Variant[]): Promise<void> {
    const data = new TextEncoder().encode(JSON.stringify(variants));
    await this.#store.setEntry({ data, metadata: undefined }, indexKey(url));
  }

  /** Changes to one URL's index one after the other. */
  #inTurn(url: string, change: () => Promise<void>): Promise<void> {
    const turn = (this.#changing.get(url) ?? Promise.resolve()).catch(() => {}).then(change);
    this.#changing.set(url, turn);
    const forget = () => {
      if (this.#changing.get(url) === turn) this.#changing.delete(url);
    };
    turn.then(forget, forget);
    return turn;
  }
}

const indexKey = (url: string) => `http-cache ${url}`;
const entryKey = (url: string, id: string) => `${indexKey(url)}${VARIANT_MARK}${id}`;
