import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, basename as fileName, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseProperties } from '../util/properties.js';

/** The files of one base name, by what their names end with. */
export class MessageBundle {
  readonly #directory: string;
  readonly #name: string;
  readonly #cacheMillis: number;
  #texts = new Map<string, ReadonlyMap<string, string>>();
  #signature: string | undefined;
  #checkedAt: number | undefined;

  /** @param cacheMillis milliseconds after which the files are looked at again. Default: never. */
  constructor(basename: string | URL, cacheMillis = Infinity) {
    const path = basename instanceof URL || basename.startsWith('file:') ? fileURLToPath(basename) : basename;
    this.#directory = dirname(path);
    this.#name = fileName(path);
    this.#cacheMillis = cacheMillis;
  }

  /** @throws an error that names the file where one cannot be parsed. */
  getText(code: string, suffix: string): string | undefined {
    this.#refresh();
    return this.#texts.get(suffix)?.get(code);
  }

  #refresh(): void {
    const now = performance.now();
    if (this.#checkedAt !== undefined && now - this.#checkedAt <= this.#cacheMillis) return;
    const files = this.#files();
    const signature = files.map((file) => `${file} ${statSync(join(this.#directory, file)).mtimeMs}`).join('\n');
    if (signature !== this.#signature) this.#texts = this.#read(files);
    this.#signature = signature;
    this.#checkedAt = now;
  }

  #files(): string[] {
    let names: string[];
    try {
      names = readdirSync(this.#directory);
    } catch {
      return [];
    }
    return names.filter((name) => {
      const suffix = fileName(name, extname(name)).slice(this.#name.length);
      return name.startsWith(this.#name) && extname(name) in PARSERS && (suffix === '' || suffix.startsWith('_'));
    });
  }

  #read(files: readonly string[]): Map<string, ReadonlyMap<string, string>> {
    const texts = new Map<string, ReadonlyMap<string, string>>();
    for (const file of files) {
      const path = join(this.#directory, file);
      const suffix = fileName(file, extname(file)).slice(this.#name.length);
      try {
        const read = PARSERS[extname(file)]?.(readFileSync(path, 'utf8')) ?? [];
        texts.set(suffix, new Map([...(texts.get(suffix) ?? []), ...read]));
      } catch (cause) {
        throw new Error(`Messages in ${path} cannot be read: ${String(cause)}`, { cause });
      }
    }
    return texts;
  }
}

const PARSERS: Readonly<Record<string, (text: string) => ReadonlyMap<string, string>>> = {
  '.properties': parseProperties,
  '.json': (text) => new Map(flatten(JSON.parse(text), '')),
};

/** The texts of a tree, the names on the way to each joined by dots. */
function flatten(value: unknown, key: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[key, String(value)]];
  return Object.entries(value).flatMap(([name, child]) => flatten(child, key === '' ? name : `${key}.${name}`));
}
