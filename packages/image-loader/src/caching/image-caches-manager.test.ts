import assert from 'node:assert/strict';
import { WebImage } from '../model/web-image.js';
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
});
