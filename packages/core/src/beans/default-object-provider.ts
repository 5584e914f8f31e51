import { ObjectProvider } from './object-provider.js';

/** How a provider finds its beans. */
interface ProviderSource {
  /** The one bean; undefined where there is none, or several and `uniqueOnly` does not throw at that. */
  one(mode: 'required' | 'available' | 'unique', args?: readonly unknown[]): unknown;
  oneAsync(): Promise<unknown>;
  all(ordered: boolean): unknown[];
}

/** A provider on the look-ups of a factory. */
export class DefaultObjectProvider<T> extends ObjectProvider<T> {
  readonly #source: ProviderSource;

  constructor(source: ProviderSource) {
    super();
    this.#source = source;
  }

  override getObject(...args: readonly unknown[]): T {
    return this.#source.one('required', args.length > 0 ? args : undefined) as T;
  }

  override getObjectAsync(): Promise<T> {
    return this.#source.oneAsync() as Promise<T>;
  }

  override getIfAvailable(): T | undefined {
    return this.#source.one('available') as T | undefined;
  }

  override getIfUnique(): T | undefined {
    return this.#source.one('unique') as T | undefined;
  }

  override stream(): T[] {
    return this.#source.all(false) as T[];
  }

  override orderedStream(): T[] {
    return this.#source.all(true) as T[];
  }
}
