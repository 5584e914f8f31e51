import assert from 'node:assert/strict';
import { ImageCache } from '../caching/image-cache.js';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { ImageLoadersManager } from '../downloading/image-loaders-manager.js';
import { ImageProviderLoader } from '../downloading/image-provider-loader.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { ImageFlippingTransformer } from '../transforming/transformers.js';
import { ManagerBench } from './manager-bench.suite.js';
import { SharpImageCoder } from './sharp-image-coder.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10"/></svg>';

describe('the parts of a load', () => {
  const bench = ManagerBench.use();

  it('may have another coder, for one load alone', async () => {
    bench.origin.become(serve({ body: new TextEncoder().encode(SVG), type: 'image/svg+xml' }));
    const manager = bench.manager();
    const context = { imageCoder: new SharpImageCoder({ allowSvg: true }) };
    assert.equal((await manager.loadImage(bench.url, { context })).image.format, 'svg');
    await assert.rejects(manager.loadImage(bench.origin.url('/other.svg')).promise, { code: 'bad-image' });
  });

  it('may have another loader, for one load alone', async () => {
    const body = await picture('blue');
    const context = { imageLoader: new ImageProviderLoader(['http:'], async () => ({ data: body })) };
    const manager = bench.manager();
    assert.equal((await manager.loadImage(bench.url, { context })).image.width, 60);
    assert.equal(bench.origin.requests.length, 0);
    assert.equal((await manager.loadImage(bench.origin.url('/other'))).image.width, 600);
  });

  it('may have another cache, which is asked and filled in place of the manager’s', async () => {
    const imageCache = new ImageCache();
    const manager = bench.manager();
    await manager.loadImage(bench.url, { context: { imageCache } });
    assert.equal(await imageCache.containsImage(bench.url, 'all'), 'memory');
    assert.equal(await manager.imageCache.containsImage(bench.url, 'all'), 'none');
    assert.equal((await manager.loadImage(bench.url, { context: { imageCache } })).cacheType, 'memory');
    assert.equal(manager.peek(bench.url, { context: { imageCache } })?.width, 600);
    assert.equal(manager.peek(bench.url), undefined);
  });

  it('keep the original of a thumbnail where they are told to, or nowhere', async () => {
    const manager = bench.manager();
    const load = (path: string, originalStoreCacheType: 'none' | 'disk') =>
      manager.loadImage(bench.origin.url(path), {
        options: { waitStore: true },
        context: { thumbnailPixelSize: { width: 60, height: 60 }, originalStoreCacheType },
      });
    await Promise.all([load('/kept', 'disk'), load('/unkept', 'none')]);
    const { imageCache } = manager;
    assert.equal(await imageCache.containsImage(bench.origin.url('/kept'), 'disk'), 'disk');
    assert.equal(await imageCache.containsImage(bench.origin.url('/unkept'), 'disk'), 'none');
    const { cacheType, image } = await bench.manager().loadImage(bench.origin.url('/unkept'), {
      context: { thumbnailPixelSize: { width: 60, height: 60 } },
    });
    assert.deepEqual([cacheType, image.width], ['disk', 60]);
  });

  it('leave a vector image as it is under a transformer, unless told otherwise', async () => {
    bench.origin.become(serve({ body: new TextEncoder().encode(SVG), type: 'image/svg+xml' }));
    const manager = bench.manager({ allowSvg: true });
    const context = { imageTransformer: new ImageFlippingTransformer({ horizontal: true }) };
    const plain = await manager.loadImage(bench.url, { context });
    assert.deepEqual([plain.image.format, plain.image.isTransformed], ['svg', false]);
    const drawn = await manager.loadImage(bench.url, { context, options: { transformVectorImage: true } });
    const { data, width } = await drawn.image.pixels();
    assert.deepEqual([drawn.image.isTransformed, width, data[3], data[19 * 4 + 3]], [true, 20, 0, 255]);
  });
});

describe('managers of parts', () => {
  it('ask the coder that was added last first, and none that was removed', async () => {
    const png = await picture('red');
    const options = { decode: 'eager', scale: 1, maxPixels: 1e8 } as const;
    const [first, second] = [new SharpImageCoder(), new SharpImageCoder()];
    const asked: string[] = [];
    for (const [name, coder] of Object.entries({ first, second })) {
      const decode = coder.decode.bind(coder);
      coder.decode = (...args) => {
        asked.push(name);
        return decode(...args);
      };
    }
    const coders = new ImageCodersManager([first]);
    coders.addCoder(second);
    await coders.decode(png.slice(), options, 'u');
    coders.removeCoder(second);
    await coders.decode(png.slice(), options, 'u');
    assert.deepEqual([asked, coders.coders], [['second', 'first'], [first]]);
  });

  it('ask for what their coders read', () => {
    assert.match(
      new ImageCodersManager([new SharpImageCoder()]).accept,
      /^image\/avif,image\/webp,image\/\*,\*\/\*;q=/,
    );
    assert.equal(new ImageCodersManager([]).accept, 'image/*,*/*;q=0.8');
  });

  it('take the loader that was added last of those that take a URL', async () => {
    const loader = (name: string) =>
      new ImageProviderLoader(['asset:'], async () => ({ data: new TextEncoder().encode(name) }));
    const [first, second] = [loader('first'), loader('second')];
    const loaders = new ImageLoadersManager([first]);
    const loaded = async () => new TextDecoder().decode((await loaders.download('asset:a')).data);
    loaders.addLoader(second);
    assert.equal(await loaded(), 'second');
    loaders.removeLoader(second);
    assert.equal(await loaded(), 'first');
    assert.equal(loaders.canRequestImage('http://a/'), false);
    await assert.rejects(Promise.resolve(loaders.download('http://a/')), { code: 'invalid-url' });
  });
});
