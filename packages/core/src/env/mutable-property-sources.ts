import type { EnumerablePropertySource } from './property-source.js';

/** Property sources in order of precedence, the first one wins; a name is there once at most. */
export class MutablePropertySources implements Iterable<EnumerablePropertySource> {
  #sources: EnumerablePropertySource[] = [];

  [Symbol.iterator](): Iterator<EnumerablePropertySource> {
    return this.#sources[Symbol.iterator]();
  }

  get size(): number {
    return this.#sources.length;
  }

  contains(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get(name: string): EnumerablePropertySource | undefined {
    return this.#sources.find((source) => source.name === name);
  }

  /** Adds a source with the highest precedence. */
  addFirst(source: EnumerablePropertySource): void {
    this.#sources = [source, ...this.#without(source.name)];
  }

  /** Adds a source with the lowest precedence. */
  addLast(source: EnumerablePropertySource): void {
    this.#sources = [...this.#without(source.name), source];
  }

  /** Adds a source just above another one. @throws an error where that one is missing. */
  addBefore(relativeName: string, source: EnumerablePropertySource): void {
    this.#insert(relativeName, source, 0);
  }

  /** Adds a source just below another one. @throws an error where that one is missing. */
  addAfter(relativeName: string, source: EnumerablePropertySource): void {
    this.#insert(relativeName, source, 1);
  }

  /** Puts a source in the place of another one. @throws an error where that one is missing. */
  replace(name: string, source: EnumerablePropertySource): void {
    const at = this.#indexOf(name, this.#sources);
    this.#sources = this.#sources.with(at, source);
  }

  remove(name: string): EnumerablePropertySource | undefined {
    const found = this.get(name);
    this.#sources = this.#without(name);
    return found;
  }

  #insert(relativeName: string, source: EnumerablePropertySource, offset: 0 | 1): void {
    if (relativeName === source.name) {
      throw new Error(`Property source "${source.name}" cannot be added relative to itself`);
    }
    const others = this.#without(source.name);
    this.#sources = others.toSpliced(this.#indexOf(relativeName, others) + offset, 0, source);
  }

  #without(name: string): EnumerablePropertySource[] {
    return this.#sources.filter((source) => source.name !== name);
  }

  #indexOf(name: string, sources: readonly EnumerablePropertySource[]): number {
    const at = sources.findIndex((source) => source.name === name);
    if (at < 0)
      throw new Error(
        `Property source "${name}" does not exist: there are ${sources.map((one) => one.name).join(', ') || 'none'}`,
      );
    return at;
  }
}
