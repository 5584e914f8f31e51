import assert from 'node:assert/strict';
import { ImageFlippingTransformer } from '../transforming/transformers.js';
import { ManagerBench } from './manager-bench.suite.js';
import { storedThumbHash, thumbHash } from './thumb-hash.js';

describe('what else is known of an image', () => {
  const bench = ManagerBench.use();
  const options = { waitStore: true };

  it('is kept with it on disk, and is there again after a restart', async () => {
    const asked: string[] = [];
    const manager = bench.manager({
      describeImage: async (image, url) => {
        asked.push(url);
        image.extended.set('palette', ['#f00', `${image.width}`]);
      },
    });
    await manager.loadImage(bench.url, { options });
    await manager.loadImage(bench.url, { options: { refreshCached: 'always' } });
    const { image, cacheType } = await bench.manager().loadImage(bench.url);
    assert.deepEqual([cacheType, image.extended.get('palette')], ['disk', ['#f00', '600']]);
    assert.deepEqual(asked, [bench.url]);
  });

  it('may be a thumb hash, at hand before anything is decoded, in memory and on disk', async () => {
    const manager = bench.manager({ describeImage: thumbHash });
    const { image } = await manager.loadImage(bench.url, { options });
    const hash = await thumbHash(image);
    const later = bench.manager();
    later.coders.decode = () => Promise.reject(new Error('decoded'));
    assert.deepEqual(await storedThumbHash(manager, bench.url), hash);
    assert.deepEqual(await storedThumbHash(later, bench.url), hash);
    assert.equal(await storedThumbHash(later, bench.origin.url('/other.png')), undefined);
    assert.equal(bench.origin.requests.length, 1);
  });

  it('is of the transformed image where one is stored, and not taken for what is known of the original', async () => {
    const context = { imageTransformer: new ImageFlippingTransformer({ horizontal: true }) };
    const manager = bench.manager({ describeImage: (image) => image.extended.set('made', image.isTransformed) });
    await manager.loadImage(bench.url, { options, context });
    const later = bench.manager();
    assert.equal((await later.loadImage(bench.url, { context })).image.extended.get('made'), true);
    assert.equal((await later.loadImage(bench.url)).image.extended.size, 0);
  });

  it('costs the caller nothing where it cannot be made: the failure is told, the image not stored', async () => {
    const told: unknown[] = [];
    const manager = bench.manager({
      describeImage: () => Promise.reject(new Error('no palette')),
      onStoreError: (error) => told.push(error),
    });
    const { image } = await manager.loadImage(bench.url, { options });
    assert.deepEqual([image.width, (told[0] as Error).message], [600, 'no palette']);
    assert.equal(await manager.imageCache.containsImage(bench.url, 'disk'), 'none');
  });
});
