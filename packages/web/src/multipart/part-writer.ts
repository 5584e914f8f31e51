import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartContent } from './stored-part.js';

/** Takes the bytes of one part, in memory up to a size and in a temporary file above it. */
export class PartWriter {
  readonly #location: string;
  readonly #threshold: number;
  #chunks: Uint8Array[] = [];
  #path: string | undefined;
  #file: FileHandle | undefined;
  #size = 0;

  constructor(location: string | undefined, threshold: number) {
    this.#location = location || tmpdir();
    this.#threshold = threshold;
  }

  get size(): number {
    return this.#size;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.length;
    if (this.#size <= this.#threshold) {
      this.#chunks.push(chunk);
      return;
    }
    const file = this.#file ?? (await this.#openFile());
    await file.write(chunk);
  }

  /** No part decides where its file lies, and nobody else can read it. */
  async #openFile(): Promise<FileHandle> {
    this.#path = join(this.#location, `vernal-upload-${randomUUID()}`);
    const file = await open(this.#path, 'wx', 0o600);
    this.#file = file;
    const kept = this.#chunks;
    this.#chunks = [];
    for (const chunk of kept) await file.write(chunk);
    return file;
  }

  /** The bytes, when all are there. */
  async finish(): Promise<PartContent> {
    await this.#file?.close();
    this.#file = undefined;
    return this.#path === undefined ? { bytes: Buffer.concat(this.#chunks) } : { path: this.#path };
  }

  /** Forgets the bytes. */
  async discard(): Promise<void> {
    await this.#file?.close();
    this.#chunks = [];
    if (this.#path !== undefined) await rm(this.#path, { force: true });
  }
}
