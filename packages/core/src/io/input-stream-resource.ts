import type { Readable } from 'node:stream';
import { IllegalStateException } from '../util/exceptions.js';
import { AbstractResource, type ResourceMetadata } from './abstract-resource.js';

/** A stream that is already open: it can be read once. Source: Spring's `InputStreamResource`. */
export class InputStreamResource extends AbstractResource {
  readonly description: string;
  readonly filename = undefined;
  readonly isOpen = true;
  #open: (() => Readable) | undefined;

  /** A stream, or a function that opens one when it is read. */
  constructor(stream: Readable | (() => Readable), description = 'stream') {
    super();
    this.#open = typeof stream === 'function' ? stream : () => stream;
    this.description = description;
  }

  metadata(): ResourceMetadata {
    return { contentLength: -1, lastModified: -1 };
  }

  getInputStream(): Readable {
    if (!this.#open) throw new IllegalStateException(`${this.description} has been read: it can be read once`);
    const open = this.#open;
    this.#open = undefined;
    return open();
  }

  createRelative(relativePath: string): never {
    throw new Error(`${this.description} has no folder for ${relativePath}`);
  }
}
