import { type AbstractResource, ByteArrayResource } from '@vernal/core';
import { BlobStore } from './blob-store.js';
import type { GalleryDb } from './gallery-tables.js';

/** Bytes are rows of the database, so that every process has them that has the pictures. */
export class TableBlobStore extends BlobStore {
  readonly #db: GalleryDb;

  constructor(db: GalleryDb) {
    super();
    this.#db = db;
  }

  async put(key: string, bytes: Uint8Array, db: GalleryDb): Promise<void> {
    await db
      .insertInto('blobs')
      .values({ key, bytes: Buffer.from(bytes) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }

  async find(key: string): Promise<AbstractResource | undefined> {
    const row = await this.#db.selectFrom('blobs').select('bytes').where('key', '=', key).executeTakeFirst();
    return row && new ByteArrayResource(row.bytes);
  }

  async remove(keys: readonly string[], db: GalleryDb): Promise<void> {
    if (keys.length > 0) await db.deleteFrom('blobs').where('key', 'in', keys).execute();
  }
}
