import { createReadStream } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Part } from '../servlet/part.js';

/** Where the bytes of a part are. */
export type PartContent = { readonly bytes: Uint8Array } | { readonly path: string };

/** A part that was read: its bytes are in memory, or in a file of their own. */
export class StoredPart extends Part {
  #content: PartContent;
  /** Whether the file is ours to remove. */
  #temporary: boolean;

  constructor(
    readonly name: string,
    readonly submittedFileName: string | undefined,
    readonly headers: ReadonlyMap<string, readonly string[]>,
    content: PartContent,
    readonly size: number,
  ) {
    super();
    this.#content = content;
    this.#temporary = 'path' in content;
  }

  get contentType(): string | undefined {
    return this.getHeader('content-type');
  }

  getHeader(name: string): string | undefined {
    return this.headers.get(name.toLowerCase())?.[0];
  }

  async getBytes(): Promise<Uint8Array> {
    return 'bytes' in this.#content ? this.#content.bytes : readFile(this.#content.path);
  }

  getInputStream(): Readable {
    if ('path' in this.#content) return createReadStream(this.#content.path);
    return Readable.from([this.#content.bytes], { objectMode: false });
  }

  async write(path: string): Promise<void> {
    if ('bytes' in this.#content) return writeFile(path, this.#content.bytes);
    if (this.#temporary) await move(this.#content.path, path);
    else await copyFile(this.#content.path, path);
    this.#temporary = false;
    this.#content = { path };
  }

  /** Removes the file, unless it was moved away. */
  async delete(): Promise<void> {
    if (this.#temporary && 'path' in this.#content) await rm(this.#content.path, { force: true });
  }
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // to another disk there is no renaming
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from, { force: true });
  }
}
