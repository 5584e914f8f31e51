import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImageError } from '../model/image-error.js';
import type { ImageResult } from '../model/image-result.js';
import { makeFolder } from '../node/make-folder.js';

/** A folder that images are written to, each under the last name of its URL. */
export class OutputFolder {
  readonly #path: string;
  readonly #taken = new Set<string>();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string): Promise<OutputFolder> {
    try {
      await makeFolder(path);
      if (!(await stat(path)).isDirectory()) throw new Error('it is a file');
    } catch (error) {
      throw new Error(`Images cannot be written to ${path}: ${(error as Error).message}`, { cause: error });
    }
    return new OutputFolder(path);
  }

  /** Writes the file whole or not at all, in place of an older one. @returns its path */
  async write(url: string, { data, image }: ImageResult): Promise<string> {
    if (data === undefined) throw new ImageError('bad-image', url, 'There is no encoded data to write');
    const path = join(this.#path, this.#nameFor(url, image.format));
    const staged = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(staged, data);
      await rename(staged, path);
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
    return path;
  }

  /** No separator, no dot at the start, nothing a file system may refuse; two URLs of one run never share a name. */
  #nameFor(url: string, format: string): string {
    const last = new URL(url).pathname.split('/').findLast((part) => part !== '') ?? 'image';
    const plain =
      last
        .replace(/[^\w.@-]+/g, '_')
        .replace(/^\.+/, '')
        .slice(0, 100) || 'image';
    const [, stem, extension] = /^(.+?)(\.\w{1,5})?$/.exec(plain)!;
    const end = extension ?? `.${format === 'jpeg' ? 'jpg' : format}`;
    let name = stem + end;
    for (let number = 2; this.#taken.has(name); number++) name = `${stem}-${number}${end}`;
    this.#taken.add(name);
    return name;
  }
}
