import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseProperties } from '../util/properties.js';
import { type StandardEnvironment, SYSTEM_ENVIRONMENT } from './environment.js';
import { flattenProperties } from './flatten-properties.js';
import { type EnumerablePropertySource, MapPropertySource } from './property-source.js';
import { yamlPropertySource } from './yaml-property-source.js';

/** Where application files (`application.yaml` and its like) are looked for. */
export interface ApplicationFilesOptions {
  /** Folders to look in, the first one wins. Default: `config` in the working directory, then the working directory. */
  readonly directories?: readonly string[];
  /** The name of the files without extension and profile. Default: `application`. */
  readonly name?: string;
}

const READERS: Readonly<Record<string, (name: string, text: string) => EnumerablePropertySource>> = {
  properties: (name, text) => new MapPropertySource(name, parseProperties(text)),
  yaml: yamlPropertySource,
  yml: yamlPropertySource,
  json: jsonPropertySource,
};

/**
 * Adds `application.{properties,yaml,yml,json}` and, for each active profile, `application-PROFILE.…` below the
 * environment variables. Files of profiles win over the others, a later profile over an earlier one. The plain files may
 * name the active profiles themselves. To be called before the context is refreshed; files are read at once.
 *
 * @throws an error that names the file where one cannot be read or parsed.
 */
export function addApplicationFiles(environment: StandardEnvironment, options: ApplicationFilesOptions = {}): void {
  const { directories = [join(process.cwd(), 'config'), process.cwd()], name = 'application' } = options;
  const sources = environment.getPropertySources();
  const add = (files: readonly EnumerablePropertySource[]): void => {
    for (const file of files.toReversed()) sources.addAfter(SYSTEM_ENVIRONMENT, file);
  };
  add(readFiles(directories, name));
  const active = environment.getActiveProfiles();
  const profiles = active.length > 0 ? active : environment.getDefaultProfiles();
  for (const profile of profiles) add(readFiles(directories, `${name}-${profile}`));
}

/**
 * Reads the text of a file of properties by the extension of its path.
 *
 * @throws an error that names the file where it cannot be parsed, or where its extension is none of the known ones.
 */
export function readPropertySource(name: string, path: string, text: string): EnumerablePropertySource {
  const read = READERS[extname(path).slice(1)];
  if (read) return read(name, text);
  throw new Error(`${path}: properties are read from ${Object.keys(READERS).join(', ')} files`);
}

function readFiles(directories: readonly string[], name: string): EnumerablePropertySource[] {
  return directories.flatMap((directory) =>
    Object.entries(READERS).flatMap(([extension, read]) => {
      const path = join(directory, `${name}.${extension}`);
      return existsSync(path) ? [read(path, readFileSync(path, 'utf8'))] : [];
    }),
  );
}

function jsonPropertySource(name: string, text: string): EnumerablePropertySource {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return new MapPropertySource(name, flattenProperties(document, name));
}
