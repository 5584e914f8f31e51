import type { Readable } from 'node:stream';
import { AbstractResource } from './abstract-resource.js';

/** A stream that can be read once; its length is not known. */
export class InputStreamResource extends AbstractResource {
  readonly description: string;
  readonly filename = undefined;
  readonly #stream: Readable;

  constructor(stream: Readable, description = 'InputStream resource') {
    super();
    this.#stream = stream;
    this.description = description;
  }

  exists(): boolean {
    return true;
  }

  contentLength(): number {
    return -1;
  }

  lastModified(): number {
    return -1;
  }

  getInputStream(): Readable {
    return this.#stream;
  }
}
