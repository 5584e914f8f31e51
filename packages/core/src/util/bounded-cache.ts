/** Keeps what was made for a key; all is forgotten once there are too many keys, so that input cannot fill the memory. */
export class BoundedCache<K, V> {
  readonly #values = new Map<K, V>();

  /** @param limit the number of keys that are kept. */
  constructor(readonly limit = 256) {}

  getOrCreate(key: K, create: () => V): V {
    const found = this.#values.get(key);
    if (found !== undefined) return found;
    const made = create();
    if (this.#values.size >= this.limit) this.#values.clear();
    this.#values.set(key, made);
    return made;
  }
}
