import { type AbstractResource, Component } from '@vernal/core';
import sharp from 'sharp';
import { BlobStore } from '../store/blob-store.js';
import { GalleryDatabase } from '../store/gallery-database.js';
import { PictureStore } from './picture-store.js';
import { thumbnailKey } from './thumbnail-sizes.js';

export const THUMBNAIL_TYPE = 'image/webp';
const QUALITY = 78;

/** Small pictures for small places: made when they are first asked for, then kept. */
@Component()
export class Thumbnails {
  readonly #store: PictureStore;
  readonly #blobs: BlobStore;
  readonly #database: GalleryDatabase;
  readonly #underWay = new Map<string, Promise<AbstractResource>>();

  constructor(store: PictureStore, blobs: BlobStore, database: GalleryDatabase) {
    this.#store = store;
    this.#blobs = blobs;
    this.#database = database;
  }

  /** A picture of that width, never larger than the original. Requests at the same time share the work. */
  async get(hash: string, width: number): Promise<AbstractResource> {
    const key = thumbnailKey(hash, width);
    const known = await this.#blobs.find(key);
    if (known) return known;
    let making = this.#underWay.get(key);
    if (!making) {
      making = this.#make(hash, width, key).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, making);
    }
    return making;
  }

  async #make(hash: string, width: number, key: string): Promise<AbstractResource> {
    const original = await (await this.#store.bytes(hash)).readBytes();
    const bytes = await sharp(original, { animated: true })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
    await this.#blobs.put(key, bytes, this.#database.db);
    return (await this.#blobs.find(key)) as AbstractResource;
  }
}
