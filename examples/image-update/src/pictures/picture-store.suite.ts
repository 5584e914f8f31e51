import assert from 'node:assert/strict';
import { GallerySettings } from '../gallery-settings.js';
import type { BlobStore } from '../store/blob-store.js';
import type { GalleryDatabase } from '../store/gallery-database.js';
import { plainPicture } from '../testing/gallery-under-test.js';
import { type PictureContent, readPictureContent } from './picture-content.js';
import { PictureNameTakenException, PictureNotFoundException } from './picture-exceptions.js';
import { PictureStore } from './picture-store.js';

const KEPT = 3;

/** What the store of pictures does over each database. */
export function pictureStoreSuite(
  name: string,
  open: () => Promise<{ readonly blobs: BlobStore; readonly database: GalleryDatabase }>,
) {
  describe(`PictureStore over ${name}`, () => {
    let store: PictureStore;
    let blobs: BlobStore;
    let colour = 0;
    const newContent = async (): Promise<PictureContent> => {
      colour++;
      return readPictureContent(await plainPicture({ r: colour * 9, g: 90, b: 250 - colour * 9 }));
    };

    before(async () => {
      const opened = await open();
      blobs = opened.blobs;
      store = new PictureStore(opened.database, blobs, Object.assign(new GallerySettings(), { keptVersions: KEPT }));
    });

    it('lists by title, whatever its case', async () => {
      for (const title of ['beta', 'Alpha', 'gamma'])
        await store.add(title.toLowerCase(), title, await newContent(), 'me');
      assert.deepEqual(
        (await store.list(0, 2)).map(({ title }) => title),
        ['Alpha', 'beta'],
      );
      assert.deepEqual(
        (await store.list(2, 2)).map(({ title }) => title),
        ['gamma'],
      );
      assert.equal(await store.count(), 3);
    });

    it('lists numbers by their size and letters whatever their accents', async () => {
      const titles = ['Plain 9', 'plain 179', 'Plain 18', 'Zoo', 'Äpfel', 'éclair'];
      for (const [i, title] of titles.entries()) await store.add(`sorted-${i}`, title, await newContent(), 'me');
      const listed = (await store.list(0, 100)).map(({ title }) => title);
      assert.deepEqual(
        listed.filter((title) => titles.includes(title)),
        ['Äpfel', 'éclair', 'Plain 9', 'Plain 18', 'plain 179', 'Zoo'],
      );
    });

    it('lists a picture that was renamed by its new title', async () => {
      await store.rename('sorted-0', 'sorted-0', 'Plain 100');
      const listed = (await store.list(0, 100)).map(({ title }) => title);
      assert.ok(listed.indexOf('Plain 100') > listed.indexOf('Plain 18'));
      assert.ok(listed.indexOf('Plain 100') < listed.indexOf('plain 179'));
    });

    it('knows what stands before and behind a picture in that order', async () => {
      const all = await store.list(0, 100);
      assert.ok(all.length >= 3);
      for (const [i, picture] of all.entries()) {
        const { previous, next } = await store.neighbours(picture);
        assert.equal(previous?.name, all[i - 1]?.name);
        assert.equal(next?.name, all[i + 1]?.name);
      }
    });

    it('keeps numbers and times as they are', async () => {
      const before = Date.now();
      const content = await newContent();
      const picture = await store.replace('beta', content, 'you');
      assert.equal(picture.version, 2);
      assert.equal(picture.author, 'you');
      assert.equal(picture.size, content.bytes.length);
      assert.ok(picture.lastModified >= before && picture.lastModified <= Date.now());
    });

    it('refuses a name that is taken, or not there', async () => {
      await assert.rejects(store.add('beta', 'B', await newContent(), 'me'), PictureNameTakenException);
      await assert.rejects(store.rename('alpha', 'beta', 'B'), PictureNameTakenException);
      await assert.rejects(store.replace('none', await newContent(), 'me'), PictureNotFoundException);
      await assert.rejects(store.remove('none'), PictureNotFoundException);
    });

    it('gives each of many uploads at the same time its number', async () => {
      const contents = await Promise.all(Array.from({ length: 6 }, newContent));
      const pictures = await Promise.all(contents.map((content) => store.replace('alpha', content, 'me')));
      assert.deepEqual(
        pictures.map(({ version }) => version).sort((a, b) => a - b),
        [2, 3, 4, 5, 6, 7],
      );
    });

    it('keeps the newest versions, and the bytes of no others', async () => {
      const versions = await store.versions(await store.get('alpha'));
      assert.deepEqual(
        versions.map(({ version }) => version),
        [7, 6, 5],
      );
      const contents = [await newContent(), await newContent()];
      for (const content of contents) await store.add(`x-${content.hash.slice(0, 6)}`, 'X', content, 'me');
      const [first, second] = contents as [PictureContent, PictureContent];
      await store.replace('gamma', first, 'me');
      await store.remove(`x-${first.hash.slice(0, 6)}`);
      await store.remove(`x-${second.hash.slice(0, 6)}`);
      assert.ok(await blobs.find(first.hash), 'another picture has these bytes');
      assert.equal(await blobs.find(second.hash), undefined);
    });

    it('puts an older version in place as a new one', async () => {
      const { hash } = await store.version(await store.get('alpha'), { number: 5 });
      const restored = await store.restore('alpha', 5, 'me');
      assert.deepEqual([restored.version, restored.hash], [8, hash]);
      assert.equal((await store.versions(restored))[0]?.restoredFrom, 5);
      await assert.rejects(store.restore('alpha', 1, 'me'), PictureNotFoundException);
    });

    it('leads from a former name to the present one, until another picture takes it', async () => {
      await store.rename('gamma', 'gamma-2', 'Gamma');
      await store.rename('gamma-2', 'gamma-3', 'Gamma');
      assert.equal(await store.presentName('gamma'), 'gamma-3');
      await store.add('gamma', 'New', await newContent(), 'me');
      assert.equal(await store.presentName('gamma'), undefined);
      await store.rename('gamma-3', 'gamma-2', 'Gamma');
      assert.equal(await store.presentName('gamma-2'), undefined);
      await store.remove('gamma-2');
      assert.equal(await store.presentName('gamma-3'), undefined);
    });
  });
}
