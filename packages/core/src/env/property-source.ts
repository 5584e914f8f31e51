/** Named values by key: a file, the environment variables, the arguments of the command line. Source: Spring's `PropertySource`. */
export abstract class EnumerablePropertySource {
  constructor(readonly name: string) {}

  /** The value of a property, of any type; undefined where it is missing. */
  abstract getProperty(key: string): unknown;

  containsProperty(key: string): boolean {
    return this.getProperty(key) !== undefined;
  }

  /** The keys, where they can be told. */
  abstract getPropertyNames(): string[];
}

/** A property source on an object or a map; nothing but its own keys is found in an object. */
export class MapPropertySource extends EnumerablePropertySource {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(name: string, values: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>) {
    super(name);
    this.#values = values instanceof Map ? values : new Map(Object.entries(values));
  }

  override getProperty(key: string): unknown {
    return this.#values.get(key) ?? undefined;
  }

  override getPropertyNames(): string[] {
    return [...this.#values.keys()];
  }
}
