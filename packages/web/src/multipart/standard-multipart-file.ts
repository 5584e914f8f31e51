import type { Readable } from 'node:stream';
import { MultipartFile } from '../servlet/multipart-http-servlet-request.js';
import type { Part } from '../servlet/part.js';

/** A part that is a file. Source: Spring `StandardMultipartHttpServletRequest.StandardMultipartFile`. */
export class StandardMultipartFile extends MultipartFile {
  readonly #part: Part;
  readonly originalFilename: string;

  constructor(part: Part, originalFilename: string) {
    super();
    this.#part = part;
    this.originalFilename = originalFilename;
  }

  get name(): string {
    return this.#part.name;
  }

  get contentType(): string | undefined {
    return this.#part.contentType;
  }

  get size(): number {
    return this.#part.size;
  }

  get isEmpty(): boolean {
    return this.#part.size === 0;
  }

  getBytes(): Promise<Uint8Array> {
    return this.#part.getBytes();
  }

  getInputStream(): Readable {
    return this.#part.getInputStream();
  }

  transferTo(path: string): Promise<void> {
    return this.#part.write(path);
  }
}
