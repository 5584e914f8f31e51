import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { AbstractResource, type ByteRange } from './abstract-resource.js';

/** A file. */
export class FileSystemResource extends AbstractResource {
  /** Absolute. */
  readonly path: string;

  constructor(path: string | URL) {
    super();
    this.path = typeof path === 'string' ? resolve(path) : fileURLToPath(path);
  }

  get description(): string {
    return `file [${this.path}]`;
  }

  get filename(): string {
    return basename(this.path);
  }

  /** What the file system says; undefined where there is no such file. Folders are none. */
  async stats(): Promise<Stats | undefined> {
    const found = await stat(this.path).catch(() => undefined);
    return found?.isFile() ? found : undefined;
  }

  async exists(): Promise<boolean> {
    return (await this.stats()) !== undefined;
  }

  async contentLength(): Promise<number> {
    return (await stat(this.path)).size;
  }

  async lastModified(): Promise<number> {
    return Math.trunc((await stat(this.path)).mtimeMs);
  }

  getInputStream(range?: ByteRange): Readable {
    return createReadStream(this.path, range);
  }
}
