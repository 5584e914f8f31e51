import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ImageCache } from '../caching/image-cache.js';
import type { ImageEvent, ImageResult } from '../model/image-result.js';
import { Deferred } from '../tasks/deferred.js';
import { serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';
import { NodeImageCache } from './node-image-cache.js';

/** A cache that gives what it found on disk only when it is let go. */
class LateCache extends ImageCache {
  readonly looked = new Deferred<void>();
  readonly letGo = new Deferred<void>();
  isLate = false;

  override async queryDiskCache(key: string) {
    const found = await super.queryDiskCache(key);
    if (!this.isLate) return found;
    this.looked.resolve();
    await this.letGo.promise;
    return found;
  }
}

describe('ImageManager', () => {
  const bench = ManagerBench.use();

  it('loads from the origin, then from memory, and after a restart from disk', async () => {
    const manager = bench.manager();
    const first = await manager.loadImage(bench.url, { options: { waitStore: true } });
    const second = await manager.loadImage(bench.url);
    const third = await bench.manager().loadImage(bench.url);
    assert.deepEqual(
      [first, second, third].map(({ cacheType }) => cacheType),
      ['none', 'memory', 'disk'],
    );
    assert.equal(second.image, first.image);
    assert.deepEqual(third.data, bench.red);
    assert.equal(bench.origin.requests.length, 1);
  });

  it('asks once for a thousand callers, and gives all one image', async () => {
    const manager = bench.manager();
    const results = await Promise.all(Array.from({ length: 1000 }, () => manager.loadImage(bench.url)));
    assert.equal(bench.origin.requests.length, 1);
    assert.equal(new Set(results.map(({ image }) => image)).size, 1);
  });

  it('lets those who want the same at once go with one load, and each leave it alone', async () => {
    const manager = bench.manager({ downloader: { maxConcurrentDownloads: 1 } });
    const shown: number[] = [];
    const tokens = Array.from({ length: 5 }, (_, index) =>
      manager.loadImage(bench.url, { options: { priority: 'low' }, onImage: () => shown.push(index) }),
    );
    const other = manager.loadImage(bench.origin.url('/other'));
    tokens[0]!.cancel();
    tokens[3]!.priority = 'high';
    await assert.rejects(tokens[0]!.promise, { code: 'cancelled' });
    await Promise.all([...tokens.slice(1), other]);
    assert.deepEqual(shown, [1, 2, 3, 4]);
    assert.deepEqual(
      bench.origin.requests.map(({ path }) => path),
      ['/p.png', '/other'],
    );
    for (const token of [1, 2].map(() => manager.loadImage(bench.origin.url('/third')))) token.cancel();
    assert.equal((await manager.loadImage(bench.origin.url('/third'))).image.width, 600);
  });

  it('asks no second time for who comes while the image is being decoded', async () => {
    const manager = bench.manager();
    let late: PromiseLike<ImageResult> | undefined;
    manager.downloader!.on('finish', () => {
      setImmediate(() => {
        late = manager.loadImage(bench.url);
      });
    });
    await manager.loadImage(bench.url);
    await late;
    assert.equal(bench.origin.requests.length, 1);
  });

  it('asks the origin for who refreshes while the image is being decoded', async () => {
    const manager = bench.manager();
    let late: PromiseLike<ImageResult> | undefined;
    manager.downloader!.on('finish', () => {
      setImmediate(() => {
        late ??= manager.loadImage(bench.url, { options: { refreshCached: 'always' } });
      });
    });
    await manager.loadImage(bench.url);
    await late;
    assert.equal(bench.origin.requests.length, 2);
  });

  it('asks no second time for who looked at the disk before the image was there', async () => {
    const imageCache = new LateCache();
    const manager = bench.manager({ imageCache });
    const { asked, release } = bench.hold();
    const first = manager.loadImage(bench.url);
    await asked;
    imageCache.isLate = true;
    const late = manager.loadImage(bench.url);
    await imageCache.looked.promise;
    release(serve({ body: bench.red }));
    await first;
    bench.origin.become(serve({ body: bench.red }));
    imageCache.letGo.resolve();
    await late;
    assert.equal(bench.origin.requests.length, 1);
  });

  it('gives two sizes of one image from one download', async () => {
    const manager = bench.manager();
    const thumbnail = (width: number) =>
      manager.loadImage(bench.url, { context: { thumbnailPixelSize: { width, height: width } } });
    const results = await Promise.all([manager.loadImage(bench.url), thumbnail(60), thumbnail(30)]);
    assert.deepEqual(
      results.map(({ image }) => image.width),
      [600, 60, 30],
    );
    assert.equal(bench.origin.requests.length, 1);
  });

  it('never answers for the full image with a thumbnail, nor the other way round', async () => {
    const context = { thumbnailPixelSize: { width: 60, height: 60 } };
    const options = { waitStore: true };
    const manager = bench.manager();
    await manager.loadImage(bench.url, { context, options });
    assert.equal((await manager.loadImage(bench.url)).image.width, 600);
    assert.equal((await manager.loadImage(bench.url, { context })).image.width, 60);
    const later = await bench.manager().loadImage(bench.url, { context });
    assert.deepEqual([later.image.width, later.cacheType], [60, 'disk']);
    assert.equal(bench.origin.requests.length, 1);
  });

  it('keeps to the caches, or passes them over', async () => {
    const manager = bench.manager();
    await assert.rejects(manager.loadImage(bench.url, { options: { fromCacheOnly: true } }).promise, {
      code: 'cache-miss',
    });
    assert.equal(bench.origin.requests.length, 0);
    await manager.loadImage(bench.url);
    assert.equal((await manager.loadImage(bench.url, { options: { fromCacheOnly: true } })).cacheType, 'memory');
    assert.equal((await manager.loadImage(bench.url, { options: { fromLoaderOnly: true } })).cacheType, 'none');
    assert.equal(bench.origin.requests.length, 2);
  });

  it('asks and fills the caches that the context names', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url, { context: { storeCacheType: 'disk' }, options: { waitStore: true } });
    assert.equal(manager.peek(bench.url), undefined);
    assert.equal((await manager.loadImage(bench.url, { context: { queryCacheType: 'memory' } })).cacheType, 'none');
    assert.equal((await manager.loadImage(bench.url, { context: { queryCacheType: 'disk' } })).cacheType, 'disk');
  });

  it('lets two URLs share an entry by a key filter, and one URL have several by a version', async () => {
    const manager = bench.manager({ cacheKeyFilter: (address) => address.split('?')[0]! });
    await manager.loadImage(`${bench.url}?token=1`);
    assert.equal((await manager.loadImage(`${bench.url}?token=2`)).cacheType, 'memory');
    assert.equal((await manager.loadImage(bench.url, { context: { version: '2' } })).cacheType, 'none');
  });

  it('says where an image is kept', async () => {
    const imageCache = new NodeImageCache({ directory: bench.folder });
    const manager = bench.manager({ imageCache, cacheKeyFilter: (address) => address.split('?')[0]! });
    await manager.loadImage(`${bench.url}?1`, { options: { waitStore: true } });
    const key = manager.cacheKeyForURL(`${bench.url}?2`);
    assert.equal(key, bench.url);
    assert.equal(await imageCache.containsImage(key, 'disk'), 'disk');
    const file = await readFile(imageCache.cachePathForKey(key)!);
    assert.ok(file.includes(Buffer.from(bench.red)));
    const context = { thumbnailPixelSize: { width: 60, height: 60 } };
    assert.notEqual(imageCache.cachePathForKey(manager.cacheKeyForURL(bench.url, context)), undefined);
    assert.notEqual(manager.cacheKeyForURL(bench.url, context), key);
    await imageCache.close();
  });

  it('gives what memory has at once', async () => {
    const manager = bench.manager();
    assert.equal(manager.peek(bench.url), undefined);
    const { image } = await manager.loadImage(bench.url);
    assert.equal(manager.peek(`${bench.url}#fragment`), image);
  });

  it('applies the rule of the whole application', async () => {
    const manager = bench.manager({
      optionsProcessor: (_url, options, context) => ({
        options,
        context: { ...context, thumbnailPixelSize: { width: 60, height: 60 } },
      }),
    });
    assert.equal((await manager.loadImage(bench.url)).image.width, 60);
  });

  it('takes the scale from the name or the context', async () => {
    const manager = bench.manager();
    const sizeOf = async (name: string, context = {}) =>
      (await manager.loadImage(bench.origin.url(name), { context })).image.size;
    assert.deepEqual(await sizeOf('/p@2x.png'), { width: 300, height: 200 });
    assert.deepEqual(await sizeOf('/p%403x.png?q'), { width: 200, height: 400 / 3 });
    assert.deepEqual(await sizeOf('/p.png', { scale: 4 }), { width: 150, height: 100 });
  });

  it('takes boxes of thumbnails in parts of pixels, and with one side left open', async () => {
    const manager = bench.manager();
    const widthIn = async (width: number, height: number) =>
      (await manager.loadImage(bench.url, { context: { thumbnailPixelSize: { width, height } } })).image.width;
    assert.equal(await widthIn(100.4, 100.4), 100);
    assert.equal(await widthIn(300, Number.POSITIVE_INFINITY), 300);
    assert.equal(await widthIn(0.2, 0.2), 1);
  });

  it('refuses a box that nothing can be drawn in, and leaves cached image and URL alone', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url, { options: { waitStore: true } });
    for (const width of [0, -1, Number.NaN]) {
      const load = manager.loadImage(bench.url, { context: { thumbnailPixelSize: { width, height: 10 } } });
      await assert.rejects(load.promise, { code: 'unsupported', message: /^thumbnailPixelSize is .* × 10: / });
    }
    assert.equal(await manager.imageCache.containsImage(manager.cacheKeyForURL(bench.url), 'disk'), 'disk');
    assert.equal(bench.origin.requests.length, 1);
  });

  it('gives each caller the scale that it asks for, of one picture in memory', async () => {
    const manager = bench.manager();
    const first = await manager.loadImage(bench.url);
    const second = await manager.loadImage(bench.url, { context: { scale: 2 } });
    const refreshed = await manager.loadImage(bench.url, {
      context: { scale: 4 },
      options: { refreshCached: 'always' },
    });
    const sizes = [first, second, refreshed].map(({ image }) => image.size.width);
    assert.deepEqual(sizes, [first.image.width, first.image.width / 2, first.image.width / 4]);
    assert.deepEqual([second.cacheType, refreshed.notModified], ['memory', true]);
    assert.equal((await second.image.pixels()).data, (await first.image.pixels()).data);
    assert.equal(manager.peek(bench.url, { context: { scale: 2 } })?.scale, 2);
    assert.equal(manager.peek(bench.url)?.scale, 1);
  });

  it('draws a large image smaller where it is told to', async () => {
    const manager = bench.manager({ scaleDownLimitBytes: 60_000 });
    const { image } = await manager.loadImage(bench.url, { options: { scaleDownLargeImages: true } });
    assert.ok(image.width * image.height * 4 <= 60_000, `${image.width} × ${image.height}`);
    assert.equal((await manager.loadImage(bench.url)).image.width, 600);
  });

  it('reads the data of an image in memory from disk where it is asked for', async () => {
    const manager = bench.manager();
    const context = { thumbnailPixelSize: { width: 60, height: 60 } };
    await manager.loadImage(bench.url, { context, options: { waitStore: true } });
    const { data, cacheType } = await manager.loadImage(bench.url, { context, options: { queryMemoryData: true } });
    assert.equal(cacheType, 'memory');
    assert.ok(data!.length > 0 && data!.length < bench.red.length);
  });

  it('writes what a serializer makes of the data, or nothing', async () => {
    const small = await picture('blue');
    const options = { waitStore: true };
    await bench.manager({ cacheSerializer: () => small }).loadImage(bench.url, { options });
    assert.deepEqual((await bench.manager().loadImage(bench.url)).data, small);
    const other = bench.origin.url('/other.png');
    await bench.manager().loadImage(other, { options, context: { cacheSerializer: () => null } });
    assert.equal((await bench.manager().loadImage(other)).cacheType, 'none');
  });

  it('calls nothing back before it has returned the token', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url);
    for (const address of [bench.url, '', bench.origin.url('/new')]) {
      let early = true;
      const seen: boolean[] = [];
      const token = manager.loadImage(address, { onImage: () => seen.push(early), progress: () => seen.push(early) });
      early = false;
      await token.promise.catch(() => {});
      assert.equal(seen.includes(true), false);
    }
  });

  it('ends no sooner than what the caller does with the images', async () => {
    const order: string[] = [];
    await bench.manager().loadImage(bench.url, {
      onImage: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        order.push('shown');
      },
    });
    order.push('ended');
    assert.deepEqual(order, ['shown', 'ended']);
  });

  it('yields progress, images and the end, in order', async () => {
    const events: ImageEvent[] = [];
    for await (const event of bench.manager().loadImage(bench.url)) events.push(event);
    const types = events.map(({ type }) => type);
    assert.deepEqual([types[0], types.at(-2), types.at(-1)], ['progress', 'image', 'finished']);
    assert.ok(types.slice(0, -2).every((type) => type === 'progress'));
  });

  it('yields the image from memory and the end', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url);
    const seen: string[] = [];
    for await (const event of manager.loadImage(bench.url)) seen.push(event.type);
    for await (const event of manager.loadImage(bench.url, { progress: () => {} })) seen.push(event.type);
    assert.deepEqual(seen, ['image', 'finished', 'image', 'finished']);
  });

  it('gives the end alone to who iterates too late, and throws to who iterates a failed load', async () => {
    const manager = bench.manager();
    const token = manager.loadImage(bench.url);
    await token;
    const types: string[] = [];
    for await (const { type } of token) types.push(type);
    assert.deepEqual(types, ['finished']);

    const failed = manager.loadImage(bench.url, { options: { fromLoaderOnly: true }, signal: AbortSignal.abort() });
    await assert.rejects(
      async () => {
        for await (const _ of failed);
      },
      { code: 'cancelled' },
    );
  });

  it('fails for what is no URL, through the token', async () => {
    const manager = bench.manager();
    for (const wrong of ['', 'no url', 'ftp://a/b.png', undefined as unknown as string]) {
      await assert.rejects(manager.loadImage(wrong).promise, { name: 'ImageError', code: 'invalid-url' });
    }
  });

  it('leaves no rejection unhandled when nobody waits', async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listener);
    const manager = bench.manager();
    manager.loadImage('');
    manager.loadImage(bench.url).cancel();
    bench.origin.become((_request, response) => response.writeHead(404).end());
    const stopped = new Promise<unknown>((resolve) => manager.downloader!.on('stop', resolve));
    manager.loadImage(bench.origin.url('/missing'));
    await stopped;
    // A rejection is reported when the microtasks of its turn are done.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listener);
    assert.deepEqual(unhandled, []);
  });

  it('keeps a mistake in a callback from other callers', async () => {
    const manager = bench.manager();
    const mistakes: unknown[] = [];
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => mistakes.push(error));
    const bad = manager.loadImage(bench.url, {
      onImage: () => {
        throw new Error('mistake');
      },
    });
    const good = manager.loadImage(bench.url);
    await Promise.all([bad, good]);
    await new Promise((resolve) => setImmediate(resolve));
    for (const listener of listeners) process.on('uncaughtException', listener);
    assert.equal((mistakes[0] as Error).message, 'mistake');
  });

  it('keeps the frames encoded until they are asked for', async () => {
    const film = await animation(Array.from({ length: 30 }, (_, index) => (index % 2 ? 'red' : 'blue')));
    bench.origin.become(serve({ body: film, type: 'image/gif' }));
    const { image } = await bench.manager().loadImage(bench.origin.url('/film.gif'));
    assert.equal(image.frameCount, 30);
    assert.equal(image.cost, 32 * 24 * 4 + film.length);
    assert.equal((await image.frame(29)).data[0], 255);
  });

  it('holds no more for each load that has ended', async () => {
    const manager = bench.manager({ cache: { maxMemoryCount: 5, shouldUseWeakMemoryCache: false, diskCache: false } });
    const small = await picture('red');
    bench.origin.become(serve({ body: small }));
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const load = async (count: number) => {
      for (let index = 0; index < count; index++) await manager.loadImage(bench.origin.url(`/${index}?${count}`));
      bench.origin.requests.length = 0;
      collect();
      return process.memoryUsage().heapUsed;
    };
    // what the engine compiles and learns in the first loads stays
    await load(1000);
    const heaps: number[] = [];
    for (const count of [200, 201, 202, 203, 204]) heaps.push(await load(count));
    // what is held for each load makes every round grow; what else the process does, only some
    const least = Math.min(...heaps.slice(1).map((heap, round) => heap - (heaps[round] as number)));
    assert.ok(least < 50_000, `${least} bytes more after 200 loads`);
    assert.deepEqual(await readdir(bench.folder), []);
  });
});
