/**
 * A map whose keys are texts in any case; it iterates in insertion order with each key in the case in which it was set last.
 * Setting a key in another case moves it to the end. Source: Spring's `LinkedCaseInsensitiveMap`.
 */
export class CaseInsensitiveMap<V> extends Map<string, V> {
  readonly #keys = new Map<string, string>();

  constructor(entries: Iterable<readonly [string, V]> = []) {
    super();
    for (const [key, value] of entries) this.set(key, value);
  }

  override get(key: string): V | undefined {
    const own = this.#keys.get(key.toLowerCase());
    return own === undefined ? undefined : super.get(own);
  }

  override has(key: string): boolean {
    return this.#keys.has(key.toLowerCase());
  }

  override set(key: string, value: V): this {
    const lower = key.toLowerCase();
    const own = this.#keys.get(lower);
    if (own !== key) {
      if (own !== undefined) super.delete(own);
      this.#keys.set(lower, key);
    }
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    const lower = key.toLowerCase();
    const own = this.#keys.get(lower);
    if (own === undefined) return false;
    this.#keys.delete(lower);
    return super.delete(own);
  }

  override clear(): void {
    this.#keys.clear();
    super.clear();
  }
}
