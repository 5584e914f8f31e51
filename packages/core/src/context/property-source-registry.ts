import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BeanDefinitionStoreException } from '../beans/errors.js';
import type { PropertySourceOptions } from '../decorators/configuration.js';
import { readPropertySource } from '../env/application-files.js';
import { type Environment, StandardEnvironment } from '../env/environment.js';
import type { EnumerablePropertySource } from '../env/property-source.js';

/** Adds the files of `@PropertySource` to the environment, below what is there; later ones before earlier ones. */
export class PropertySourceRegistry {
  readonly #environment: Environment;
  #lastAdded: string | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** @throws BeanDefinitionStoreException where a file is missing or cannot be read. */
  async add(options: PropertySourceOptions): Promise<void> {
    const locations = typeof options.value === 'string' ? [options.value] : options.value;
    for (const location of locations) await this.#addFile(location, options);
  }

  async #addFile(
    location: string,
    { name, base, ignoreResourceNotFound = false }: PropertySourceOptions,
  ): Promise<void> {
    const path = pathOf(this.#environment.resolveRequiredPlaceholders(location), base);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (cause) {
      if (ignoreResourceNotFound && (cause as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw new BeanDefinitionStoreException(`@PropertySource('${location}') cannot be read from ${path}`, { cause });
    }
    this.#insert(readPropertySource(name ?? path, path, text));
  }

  #insert(source: EnumerablePropertySource): void {
    if (!(this.#environment instanceof StandardEnvironment)) return;
    const sources = this.#environment.getPropertySources();
    if (this.#lastAdded === undefined || !sources.contains(this.#lastAdded)) sources.addLast(source);
    else if (source.name !== this.#lastAdded) sources.addBefore(this.#lastAdded, source);
    this.#lastAdded = source.name;
  }
}

function pathOf(location: string, base: string | URL | undefined): string {
  if (location.startsWith('file:')) return fileURLToPath(location);
  if (isAbsolute(location) || base === undefined) return resolve(location);
  const from = base instanceof URL || base.startsWith('file:') ? fileURLToPath(base) : base;
  return resolve(dirname(from), location);
}
