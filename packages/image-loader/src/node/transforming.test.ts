import assert from 'node:assert/strict';
import { ImageCache } from '../caching/image-cache.js';
import type { WebImage } from '../model/web-image.js';
import { serve } from '../testing/origin.js';
import { animation } from '../testing/pictures.js';
import { ImageResizingTransformer } from '../transforming/transformers.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('a load with a transformer', () => {
  const bench = ManagerBench.use();
  const small = new ImageResizingTransformer({ width: 10, height: 10 });

  it('caches the transformed image and the original apart', async () => {
    const options = { waitStore: true };
    const manager = bench.manager();
    const first = await manager.loadImage(bench.url, { options, context: { imageTransformer: small } });
    assert.deepEqual([first.image.width, first.image.isTransformed], [10, true]);
    const original = await manager.loadImage(bench.url, { options });
    assert.deepEqual([original.image.width, original.cacheType], [600, 'disk']);
    const later = bench.manager();
    const again = await later.loadImage(bench.url, { context: { imageTransformer: small } });
    assert.deepEqual([again.image.width, again.cacheType], [10, 'disk']);
    assert.equal(bench.origin.requests.length, 1);
  });

  it('may have the transformer of its manager, and caches accordingly', async () => {
    const manager = bench.manager({ transformer: small });
    await manager.loadImage(bench.url, { options: { waitStore: true } });
    assert.equal((await manager.loadImage(bench.url)).image.width, 10);
    assert.equal(manager.peek(bench.url)?.width, 10);
    const later = await bench.manager({ transformer: small }).loadImage(bench.url);
    assert.deepEqual([later.image.width, later.cacheType], [10, 'disk']);
    assert.equal((await bench.manager().loadImage(bench.url)).image.width, 600);
  });

  it('transforms once for many callers', async () => {
    let count = 0;
    const imageTransformer = {
      transformerKey: 'counting',
      transformedImage: async (image: WebImage) => {
        count++;
        return image.transformed([{ type: 'flip', horizontal: true, vertical: false }]);
      },
    };
    const manager = bench.manager();
    const loads = Array.from({ length: 20 }, () => manager.loadImage(bench.url, { context: { imageTransformer } }));
    await Promise.all(loads);
    assert.equal(count, 1);
  });

  it('leaves an animation as it is unless told otherwise', async () => {
    bench.origin.become(serve({ body: await animation(['red', 'blue']), type: 'image/gif' }));
    const manager = bench.manager();
    const context = { imageTransformer: small };
    assert.equal((await manager.loadImage(bench.url, { context })).image.width, 32);
    const { image } = await manager.loadImage(bench.url, { context, options: { transformAnimatedImage: true } });
    assert.deepEqual([image.width, image.frameCount], [10, 2]);
  });

  it('keeps originals in a cache of their own where it is told to', async () => {
    const originalImageCache = new ImageCache();
    const stored: string[] = [];
    originalImageCache.storeImage = async (_entry, key) => void stored.push(key);
    const context = { imageTransformer: small, originalImageCache, encodeOptions: { quality: 50 } };
    const manager = bench.manager();
    await manager.loadImage(bench.url, { context, options: { waitStore: true } });
    assert.deepEqual(stored, [bench.url]);
    assert.equal(await manager.imageCache.containsImage(bench.url, 'disk'), 'none');
  });

  it('fails with bad-image where the transformer does', async () => {
    const imageTransformer = {
      transformerKey: 'failing',
      transformedImage: () => {
        throw new Error('no');
      },
    };
    const token = bench.manager().loadImage(bench.url, { context: { imageTransformer } });
    await assert.rejects(token.promise, { code: 'bad-image', message: /^The transformer failed: no \[http/ });
  });

  it('leaves the URL usable for others where a transformer fails', async () => {
    const manager = bench.manager();
    const imageTransformer = new ImageResizingTransformer({ width: -1, height: 10 });
    await assert.rejects(manager.loadImage(bench.url, { context: { imageTransformer } }).promise, {
      code: 'bad-image',
    });
    assert.equal((await manager.loadImage(bench.url)).image.width, 600);
  });

  it('draws at whole pixels what is asked for in parts of them', async () => {
    const imageTransformer = new ImageResizingTransformer({ width: 100.4, height: 66.6 });
    const { image } = await bench.manager().loadImage(bench.url, { context: { imageTransformer } });
    assert.deepEqual([image.width, image.height], [100, 67]);
  });
});
