/** A value for the property at a path. */
export interface PropertyValue {
  readonly name: string;
  readonly value: unknown;
}

/** Values for the properties of a bean, in order; a name is there once at most. Source: Spring's `MutablePropertyValues`. */
export class MutablePropertyValues implements Iterable<PropertyValue> {
  readonly #values: Map<string, unknown>;

  constructor(values: Iterable<PropertyValue> | ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>> = []) {
    this.#values = new Map(entriesOf(values));
  }

  /** A copy of the present content, so that values may be added and removed meanwhile. */
  [Symbol.iterator](): Iterator<PropertyValue> {
    return [...this.#values].map(([name, value]) => ({ name, value }))[Symbol.iterator]();
  }

  get size(): number {
    return this.#values.size;
  }

  add(name: string, value: unknown): this {
    this.#values.set(name, value);
    return this;
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  contains(name: string): boolean {
    return this.#values.has(name);
  }

  remove(name: string): void {
    this.#values.delete(name);
  }
}

function entriesOf(
  values: Iterable<PropertyValue> | ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>,
): Iterable<readonly [string, unknown]> {
  if (values instanceof Map) return values;
  if (Symbol.iterator in values) {
    return [...(values as Iterable<PropertyValue>)].map(({ name, value }) => [name, value]);
  }
  return Object.entries(values);
}
