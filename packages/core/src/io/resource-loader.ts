import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AntPathMatcher } from '../path/ant-path-matcher.js';
import { IllegalArgumentException } from '../util/exceptions.js';
import type { AbstractResource } from './abstract-resource.js';
import { FileSystemResource } from './file-system-resource.js';
import { UrlResource } from './url-resource.js';

/** Finds resources by their location. Source: Spring's `ResourceLoader`, `ResourcePatternResolver`. */
export class ResourceLoader {
  readonly #base: string;

  /** `base`: the folder that plain paths are relative to and `module:` locations are resolved from. Default: the process' own. */
  constructor(base: string = process.cwd()) {
    this.#base = resolve(base);
  }

  /**
   * The resource at a location, whether it is there or not: a path, `file:` with a path or a whole URL, `module:` with a
   * package's file as an import would name it, `http:` or `https:`. Throws an `IllegalArgumentException` for another scheme
   * and for a module that cannot be resolved.
   */
  getResource(location: string): AbstractResource {
    const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(location)?.[1]?.toLowerCase();
    switch (scheme) {
      case undefined:
        return this.#file(location);
      case 'file':
        return this.#file(pathOfFileLocation(location));
      case 'module':
        return new FileSystemResource(this.#modulePath(location.slice('module:'.length)));
      case 'http':
      case 'https':
        return new UrlResource(location);
      default:
        throw new IllegalArgumentException(
          `No resource can be loaded from "${location}": the scheme must be file:, module:, http: or https:, or none`,
        );
    }
  }

  /**
   * All files that a location with Ant-style wildcards stands for, sorted by path; a location without wildcards stands for
   * itself. Wildcards work in paths and in `file:` locations.
   */
  async getResources(locationPattern: string): Promise<AbstractResource[]> {
    if (!/[*?{]/.test(locationPattern)) return [this.getResource(locationPattern)];
    const pattern = resolve(this.#base, pathOfFileLocation(locationPattern));
    const folder = pattern.slice(0, pattern.slice(0, pattern.search(/[*?{]/)).lastIndexOf('/') + 1);
    const matcher = new AntPathMatcher();
    const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => matcher.match(pattern, path))
      .sort()
      .map((path) => new FileSystemResource(path));
  }

  #file(path: string): FileSystemResource {
    return new FileSystemResource(resolve(this.#base, path) + (path.endsWith('/') ? '/' : ''));
  }

  #modulePath(specifier: string): string {
    try {
      return createRequire(pathToFileURL(join(this.#base, 'resource.js'))).resolve(specifier);
    } catch (error) {
      throw new IllegalArgumentException(
        `The module "${specifier}" cannot be resolved from ${this.#base}: install it, or give the path of the file`,
        { cause: error },
      );
    }
  }
}

function pathOfFileLocation(location: string): string {
  if (!location.startsWith('file:')) return location;
  return location.startsWith('file:/') ? fileURLToPath(location) : location.slice('file:'.length);
}
