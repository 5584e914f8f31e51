import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PostConstruct, Service, Value } from '@vernal/core';
import type { Picture } from './picture.js';
import type { PictureContent } from './picture-content.js';
import { PictureNotFoundException } from './picture-not-found-exception.js';
import { PictureStore } from './picture-store.js';
import { samplePictures } from './sample-pictures.js';

/**
 * The embedded store: a folder with one JSON file for each picture and the bytes beside it, named by their hash. A picture
 * changes by one rename of its JSON file, so a reader or a crash sees the old picture or the new one, never a half.
 */
@Service()
export class FolderPictureStore extends PictureStore {
  readonly #records: string;
  readonly #blobs: string;
  readonly #pictures = new Map<string, Picture>();

  constructor(@Value('${gallery.data}') folder: string) {
    super();
    this.#records = resolve(folder, 'pictures');
    this.#blobs = resolve(folder, 'blobs');
  }

  @PostConstruct()
  async open(): Promise<void> {
    await this.#makeFolders();
    for (const file of await readdir(this.#records)) {
      if (!file.endsWith('.json')) continue;
      const picture: Picture = JSON.parse(await readFile(join(this.#records, file), 'utf8'));
      this.#pictures.set(picture.name, picture);
    }
    if (this.#pictures.size > 0) return;
    for (const { name, title, content } of await samplePictures()) await this.#put(name, title, content);
  }

  async list(): Promise<readonly Picture[]> {
    return [...this.#pictures.values()].sort((a, b) => a.title.localeCompare(b.title));
  }

  async get(name: string): Promise<Picture> {
    const found = this.#pictures.get(name);
    if (!found) throw new PictureNotFoundException(name);
    return found;
  }

  path(picture: Picture): string {
    return join(this.#blobs, picture.hash);
  }

  async replace(name: string, content: PictureContent): Promise<Picture> {
    const before = await this.get(name);
    return this.#put(name, before.title, content);
  }

  async #put(name: string, title: string, { bytes, ...content }: PictureContent): Promise<Picture> {
    const picture: Picture = { name, title, ...content, size: bytes.length, lastModified: Date.now() };
    await this.#write(this.path(picture), bytes);
    await this.#write(join(this.#records, `${name}.json`), Buffer.from(JSON.stringify(picture, undefined, 2)));
    this.#pictures.set(name, picture);
    return picture;
  }

  /** Whole or not at all: staged beside the target, forced to the disk, then renamed over it. */
  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const staged = `${path}.${randomUUID()}.tmp`;
    try {
      const file = await open(staged, 'wx');
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(staged, path);
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }

  async #makeFolders(): Promise<void> {
    for (const folder of [this.#records, this.#blobs]) {
      try {
        await mkdir(folder, { recursive: true });
        await access(folder, constants.W_OK);
      } catch (error) {
        throw new Error(
          `The gallery cannot write to its data folder ${folder} (${(error as NodeJS.ErrnoException).code}). ` +
            'Give this user the right to write there, or name another folder in GALLERY_DATA.',
          { cause: error },
        );
      }
    }
  }
}
