import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type AbstractResource, FileSystemResource } from '@vernal/core';
import { makeFolder } from '@vernal/image-loader';
import { BlobStore } from './blob-store.js';

const STAGED = '.tmp';

/** Bytes are files of one folder, named by their key. */
export class FolderBlobStore extends BlobStore {
  readonly #folder: string;

  private constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  /** Makes the folder and takes out what a crash has left half-written. */
  static async open(folder: string): Promise<FolderBlobStore> {
    const store = new FolderBlobStore(resolve(folder));
    await makeFolder(store.#folder);
    const names = await readdir(store.#folder);
    await Promise.all(names.filter((name) => name.endsWith(STAGED)).map((name) => rm(store.#path(name))));
    return store;
  }

  /** Staged beside the target, forced to the disk, then renamed over it. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const staged = this.#path(`${key}.${randomUUID()}${STAGED}`);
    try {
      const file = await open(staged, 'wx');
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(staged, this.#path(key));
      await this.#syncFolder();
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }

  async find(key: string): Promise<AbstractResource | undefined> {
    const file = new FileSystemResource(this.#path(key));
    return (await file.exists()) ? file : undefined;
  }

  async remove(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => rm(this.#path(key), { force: true })));
  }

  /** Without it a power cut may take the file's name away. Windows has no such call and needs none. */
  async #syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(this.#folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
