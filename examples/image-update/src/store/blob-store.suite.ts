import assert from 'node:assert/strict';
import type { BlobStore } from './blob-store.js';
import type { GalleryDb } from './gallery-tables.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

/** What every {@link BlobStore} does. */
export function blobStoreSuite(
  name: string,
  open: () => Promise<{ readonly blobs: BlobStore; readonly db: GalleryDb }>,
) {
  describe(`${name} as a BlobStore`, () => {
    let blobs: BlobStore;
    let db: GalleryDb;
    const read = async (key: string) => {
      const found = await blobs.find(key);
      return found && Buffer.from(await found.readBytes()).toString();
    };

    before(async () => {
      ({ blobs, db } = await open());
    });

    it('gives back what was put', async () => {
      await blobs.put('a1', bytes('one'), db);
      assert.equal(await read('a1'), 'one');
      assert.equal(await (await blobs.find('a1'))?.contentLength(), 3);
    });

    it('has nothing of a key that was not put', async () => assert.equal(await read('b1'), undefined));

    it('takes the same bytes twice', async () => {
      await Promise.all(Array.from({ length: 5 }, () => blobs.put('c1', bytes('same'), db)));
      assert.equal(await read('c1'), 'same');
    });

    it('forgets what is removed, and nothing else', async () => {
      for (const key of ['d1', 'd2', 'd3']) await blobs.put(key, bytes(key), db);
      await blobs.remove(['d1', 'd3', 'never'], db);
      await blobs.remove([], db);
      assert.deepEqual([await read('d1'), await read('d2'), await read('d3')], [undefined, 'd2', undefined]);
    });
  });
}
