import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { AbstractResource, type ByteRange, type ResourceMetadata } from './abstract-resource.js';

/** A file. Source: Spring's `FileSystemResource`. */
export class FileSystemResource extends AbstractResource {
  /** Absolute. */
  readonly path: string;
  readonly isOpen = false;

  /** A path, relative to the folder the process runs in, or a `file:` URL. A folder's path may end in `/`. */
  constructor(path: string | URL) {
    super();
    const isUrl = path instanceof URL || path.startsWith('file:');
    const plain = isUrl ? fileURLToPath(path) : path;
    this.path = resolve(plain) + (plain.endsWith('/') && plain !== '/' ? '/' : '');
  }

  get description(): string {
    return `file [${this.path}]`;
  }

  get filename(): string {
    return basename(this.path);
  }

  async metadata(): Promise<ResourceMetadata | undefined> {
    try {
      const found = await stat(this.path);
      return found.isFile() ? { contentLength: found.size, lastModified: Math.trunc(found.mtimeMs) } : undefined;
    } catch {
      return undefined;
    }
  }

  getInputStream(range?: ByteRange): Readable {
    return createReadStream(this.path, range);
  }

  /** Below this path where it ends in `/`, else beside it. */
  createRelative(relativePath: string): FileSystemResource {
    const folder = this.path.endsWith('/') ? this.path : dirname(this.path);
    return new FileSystemResource(resolve(folder, relativePath) + (relativePath.endsWith('/') ? '/' : ''));
  }
}
