import { EnumerablePropertySource } from './property-source.js';

/** The property that holds the arguments which are no options, comma-separated. */
export const NON_OPTION_ARGS = 'nonOptionArgs';

/**
 * The arguments of a command line: `--name=value`, or `--name` for an empty value; an option that comes several times
 * has its values joined by commas. All others are in {@link NON_OPTION_ARGS}.
 */
export class CommandLinePropertySource extends EnumerablePropertySource {
  readonly #options = new Map<string, string[]>();
  readonly #others: string[] = [];

  /** @throws an error for an option without a name (`--`, `--=x`). */
  constructor(args: readonly string[], name = 'commandLineArgs') {
    super(name);
    for (const arg of args) {
      if (arg.startsWith('--')) this.#addOption(arg);
      else this.#others.push(arg);
    }
  }

  override getProperty(key: string): string | undefined {
    const values = key === NON_OPTION_ARGS ? this.#others : this.#options.get(key);
    return values === undefined || (key === NON_OPTION_ARGS && values.length === 0) ? undefined : values.join(',');
  }

  override getPropertyNames(): string[] {
    return [...this.#options.keys()];
  }

  #addOption(arg: string): void {
    const at = arg.indexOf('=');
    const name = arg.slice(2, at < 0 ? undefined : at);
    if (name === '') throw new Error(`Invalid argument syntax: ${arg} has no option name; write --name=value`);
    const values = this.#options.get(name) ?? [];
    if (at >= 0) values.push(arg.slice(at + 1));
    this.#options.set(name, values);
  }
}
