import { EnumerablePropertySource } from './property-source.js';

/**
 * Environment variables under the names of properties. `server.port` is found as it is, or as `server_port`,
 * `SERVER_PORT`; dots, hyphens and brackets stand as underscores (`my-list[0].name` as `MY_LIST_0_NAME`).
 */
export class SystemEnvironmentPropertySource extends EnumerablePropertySource {
  readonly #variables: ReadonlyMap<string, string>;

  constructor(name: string, variables: Readonly<Record<string, string | undefined>>) {
    super(name);
    const entries = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined);
    this.#variables = new Map(entries);
  }

  override getProperty(key: string): string | undefined {
    for (const name of variableNames(key)) {
      const value = this.#variables.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  override getPropertyNames(): string[] {
    return [...this.#variables.keys()];
  }
}

function variableNames(key: string): string[] {
  const underscored = key.replaceAll(/\[(\w+)\]/g, '_$1').replaceAll(/[.-]/g, '_');
  const variants = [key, key.replaceAll('.', '_'), key.replaceAll('-', '_'), underscored];
  return [...new Set([...variants, ...variants.map((variant) => variant.toUpperCase())])];
}
