import type { Readable } from 'node:stream';
import type { MaybePromise } from '../util/promises.js';

/** A part of a resource's bytes; `end` is the last one that belongs to it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Bytes that have a name, wherever they are. Source: Spring's `Resource`, a name that the decorator `@Resource` has here. */
export abstract class AbstractResource {
  /** For messages: `file [/srv/a.txt]`. */
  abstract readonly description: string;
  /** The last part of the path; undefined where there is none. */
  abstract readonly filename: string | undefined;
  abstract exists(): MaybePromise<boolean>;
  /** In bytes; -1 where it cannot be known beforehand. Rejects where the resource does not exist. */
  abstract contentLength(): MaybePromise<number>;
  /** Milliseconds since the epoch; -1 where it is not known. */
  abstract lastModified(): MaybePromise<number>;
  /** A new stream of all bytes, or of some of them. */
  abstract getInputStream(range?: ByteRange): Readable;

  /** All bytes. */
  async readBytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.getInputStream()) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }

  toString(): string {
    return this.description;
  }
}
