import { Readable } from 'node:stream';
import { AbstractResource, type ByteRange } from './abstract-resource.js';

/** Bytes in memory. */
export class ByteArrayResource extends AbstractResource {
  readonly bytes: Uint8Array;
  readonly description: string;
  readonly filename = undefined;

  constructor(bytes: Uint8Array, description = 'Byte array resource') {
    super();
    this.bytes = bytes;
    this.description = description;
  }

  exists(): boolean {
    return true;
  }

  contentLength(): number {
    return this.bytes.length;
  }

  lastModified(): number {
    return -1;
  }

  getInputStream(range?: ByteRange): Readable {
    const bytes = range ? this.bytes.subarray(range.start, range.end + 1) : this.bytes;
    return Readable.from([bytes], { objectMode: false });
  }

  override async readBytes(): Promise<Uint8Array> {
    return this.bytes;
  }
}
