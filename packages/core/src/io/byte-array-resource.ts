import { Readable } from 'node:stream';
import { AbstractResource, type ByteRange, type ResourceMetadata } from './abstract-resource.js';

/** Bytes in memory. Source: Spring's `ByteArrayResource`. */
export class ByteArrayResource extends AbstractResource {
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly filename: string | undefined;
  readonly isOpen = false;

  constructor(bytes: Uint8Array, description = 'bytes in memory', filename?: string) {
    super();
    this.bytes = bytes;
    this.description = description;
    this.filename = filename;
  }

  metadata(): ResourceMetadata {
    return { contentLength: this.bytes.length, lastModified: -1 };
  }

  getInputStream(range?: ByteRange): Readable {
    const bytes = range ? this.bytes.subarray(range.start, range.end + 1) : this.bytes;
    return Readable.from(bytes.length === 0 ? [] : [bytes], { objectMode: false });
  }

  override async readBytes(): Promise<Uint8Array> {
    return this.bytes;
  }

  createRelative(relativePath: string): never {
    throw new Error(`${this.description} has no folder for ${relativePath}`);
  }
}
