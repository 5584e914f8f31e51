import assert from 'node:assert/strict';
import { WebImage } from '../model/web-image.js';
import type { DiskCacheEntry } from '../protocols/image-cache.js';
import { Deferred } from '../tasks/deferred.js';
import { ImageCache } from './image-cache.js';
import { ImageCachesManager } from './image-caches-manager.js';

class Plain extends WebImage {
  readonly cost = 4;
  readonly isPrepared = true;
  prepare = async () => {};
  pixels = () => Promise.reject(new Error('no pixels'));
  frame = () => Promise.reject(new Error('no frames'));
  transformed = async () => this;
}

describe('ImageCachesManager', () => {
  const entry = { image: new Plain({ width: 1, height: 1, format: 'png' }), metadata: undefined };

  it('asks the cache added last first, then the others', async () => {
    const [first, second] = [new ImageCache(), new ImageCache()];
    const caches = new ImageCachesManager([first]);
    caches.addCache(second);
    await first.storeImage(entry, 'a', 'memory');
    assert.equal(caches.imageFromMemoryCache('a')?.image, entry.image);
    assert.equal(await caches.containsImage('a', 'all'), 'memory');
    assert.equal(await caches.containsImage('b', 'all'), 'none');
    caches.removeCache(first);
    assert.equal(caches.imageFromMemoryCache('a'), undefined);
  });

  it('stores in the one, removes from all, unless its policies say otherwise', async () => {
    const [first, second] = [new ImageCache(), new ImageCache()];
    const caches = new ImageCachesManager([first, second]);
    await caches.storeImage(entry, 'a', 'all');
    assert.deepEqual(
      [first, second].map((cache) => cache.imageFromMemoryCache('a') !== undefined),
      [false, true],
    );
    await first.storeImage(entry, 'a', 'all');
    await caches.removeImage('a', 'all');
    assert.deepEqual(
      [first, second].map((cache) => cache.imageFromMemoryCache('a')),
      [undefined, undefined],
    );

    const lowest = new ImageCachesManager([first, second], { store: 'lowest', clear: 'highest' });
    await lowest.storeImage(entry, 'a', 'all');
    await lowest.clear('all');
    assert.equal(first.imageFromMemoryCache('a')?.image, entry.image);
  });

  it('writes to all where its policy names all, to memory at once', async () => {
    for (const store of ['serial', 'concurrent'] as const) {
      const caches = [new ImageCache(), new ImageCache()];
      void new ImageCachesManager(caches, { store }).storeImage(entry, 'a', 'all');
      assert.deepEqual(
        caches.map((cache) => cache.imageFromMemoryCache('a')?.image === entry.image),
        [true, true],
      );
    }
  });

  describe('asking disks', () => {
    class Slow extends ImageCache {
      readonly asked = new Deferred<void>();
      readonly answer = new Deferred<DiskCacheEntry | undefined>();

      override queryDiskCache() {
        this.asked.resolve();
        return this.answer.promise;
      }
    }
    const found = { data: new Uint8Array([1]), metadata: undefined };

    it('asks one after the other', async () => {
      const [first, second] = [new Slow(), new Slow()];
      const query = new ImageCachesManager([first, second]).queryDiskCache('a');
      let isAsked = false;
      void first.asked.promise.then(() => {
        isAsked = true;
      });
      await second.asked.promise;
      assert.equal(isAsked, false);
      second.answer.resolve(undefined);
      await first.asked.promise;
      first.answer.resolve(found);
      assert.equal(await query, found);
    });

    it('asks all at once where its policy says so, and takes the first that has it', async () => {
      const [first, second] = [new Slow(), new Slow()];
      const caches = new ImageCachesManager([first, second], { query: 'concurrent' });
      const query = caches.queryDiskCache('a');
      await Promise.all([first.asked.promise, second.asked.promise]);
      first.answer.resolve(found);
      assert.equal(await query, found);
      const none = new ImageCachesManager([new ImageCache(), new ImageCache()], { query: 'concurrent' });
      assert.equal(await none.queryDiskCache('a'), undefined);
      assert.equal(await none.containsImage('a', 'all'), 'none');
    });
  });
});
