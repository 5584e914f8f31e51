import type { ResponseMetadata } from '../http/response-metadata.js';
import type { WebImage } from '../model/web-image.js';
import { VARIANT_MARK } from '../protocols/disk-cache.js';
import type { MemoryCacheEntry } from '../protocols/image-cache.js';

/** Limits of the memory cache. Source: SDImageCacheConfig. */
export interface MemoryCacheConfig {
  /** In bytes of pixels and encoded data; 0 means no limit. Default 128 MiB. */
  readonly maxMemoryCost?: number;
  /** Entries; 0 means no limit. Default 0. */
  readonly maxMemoryCount?: number;
  /** In ms since an entry was stored; 0 means for ever. Default 0. */
  readonly maxMemoryAge?: number;
  /** Whether an evicted image that something else still holds is found again. Default true. */
  readonly shouldUseWeakMemoryCache?: boolean;
}

interface Slot {
  entry: MemoryCacheEntry;
  readonly cost: number;
  /** When it becomes too old, in ms since the epoch. */
  expiresAt: number;
}

/** What is left of an entry once it has made room: enough to find the image again while somebody shows it. */
interface Evicted {
  readonly image: WeakRef<WebImage>;
  readonly metadata: ResponseMetadata | undefined;
  readonly expiresAt: number;
}

const DEFAULT_COST = 128 * 1024 * 1024;

/** Least-recently-used images by cost and count. A Map keeps the order: reading an entry moves it to the end. */
export class MemoryCache {
  readonly #slots = new Map<string, Slot>();
  readonly #evicted = new Map<string, Evicted>();
  readonly #maxCost: number;
  readonly #maxCount: number;
  readonly #maxAge: number;
  readonly #weak: boolean;
  /** The slot at the end of the Map, which need not be moved there. */
  #newest: Slot | undefined;
  #totalCost = 0;

  constructor(config: MemoryCacheConfig = {}) {
    this.#maxCost = (config.maxMemoryCost ?? DEFAULT_COST) || Infinity;
    this.#maxCount = config.maxMemoryCount || Infinity;
    this.#maxAge = config.maxMemoryAge ?? 0;
    this.#weak = config.shouldUseWeakMemoryCache ?? true;
  }

  /** In bytes of pixels and encoded data. */
  get totalCost(): number {
    return this.#totalCost;
  }

  get totalCount(): number {
    return this.#slots.size;
  }

  get(key: string): MemoryCacheEntry | undefined {
    const slot = this.#slots.get(key);
    if (slot === undefined) return this.#secondChance(key);
    if (isOver(slot)) {
      this.delete(key);
      return undefined;
    }
    if (slot === this.#newest) return slot.entry;
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    this.#newest = slot;
    return slot.entry;
  }

  set(key: string, entry: MemoryCacheEntry): void {
    this.delete(key);
    const slot = { entry, cost: entry.image.cost, expiresAt: this.#endOf(entry) };
    this.#slots.set(key, slot);
    this.#newest = slot;
    this.#totalCost += slot.cost;
    this.#evict(this.#maxCost, this.#maxCount);
  }

  /** Puts the metadata of an entry that the origin has confirmed in place; its age counts anew. */
  renew(key: string, metadata: ResponseMetadata): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    slot.entry = { image: slot.entry.image, metadata, maxAge: slot.entry.maxAge };
    slot.expiresAt = this.#endOf(slot.entry);
  }

  delete(key: string): void {
    this.#evicted.delete(key);
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#totalCost -= slot.cost;
  }

  /** Removes what was derived from the image of this key. */
  deleteVariants(key: string): void {
    const start = key + VARIANT_MARK;
    for (const candidate of [...this.#slots.keys(), ...this.#evicted.keys()]) {
      if (candidate.startsWith(start)) this.delete(candidate);
    }
  }

  clear(): void {
    this.#slots.clear();
    this.#evicted.clear();
    this.#totalCost = 0;
  }

  /** Drops the oldest entries until no more than `cost` bytes are held: the answer to a shortage of memory. */
  trimToCost(cost: number): void {
    this.#evict(cost, cost > 0 ? Infinity : 0);
  }

  #endOf({ maxAge = this.#maxAge }: MemoryCacheEntry): number {
    return maxAge > 0 ? Date.now() + maxAge : Infinity;
  }

  #evict(maxCost: number, maxCount: number): void {
    for (const [key, slot] of this.#slots) {
      if (this.#totalCost <= maxCost && this.#slots.size <= maxCount) return;
      this.#evictSlot(key, slot);
    }
  }

  #evictSlot(key: string, slot: Slot): void {
    this.#slots.delete(key);
    this.#totalCost -= slot.cost;
    if (!this.#weak) return;
    const { image, metadata } = slot.entry;
    this.#evicted.set(key, { image: new WeakRef(image), metadata, expiresAt: slot.expiresAt });
    if (this.#evicted.size > 2 * this.#slots.size + 100) this.#dropCollected();
  }

  #secondChance(key: string): MemoryCacheEntry | undefined {
    const evicted = this.#evicted.get(key);
    const image = evicted && !isOver(evicted) ? evicted.image.deref() : undefined;
    if (image === undefined) this.#evicted.delete(key);
    return image && { image, metadata: evicted?.metadata };
  }

  #dropCollected(): void {
    for (const [key, { image }] of this.#evicted) if (image.deref() === undefined) this.#evicted.delete(key);
  }
}

const isOver = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt !== Infinity && Date.now() > expiresAt;
