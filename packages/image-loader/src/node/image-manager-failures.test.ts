import assert from 'node:assert/strict';
import { truncate, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ImageError } from '../model/image-error.js';
import { type Answer, serve } from '../testing/origin.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('ImageManager failing', () => {
  const bench = ManagerBench.use();

  it('asks no more for what is missing for good or no image, unless told to', async () => {
    const manager = bench.manager();
    for (const [name, answer] of [
      ['/404', (_: unknown, response: ServerResponse) => response.writeHead(404).end()],
      ['/410', (_: unknown, response: ServerResponse) => response.writeHead(410).end()],
      ['/text', (_: unknown, response: ServerResponse) => response.end('no image')],
    ] as [string, Answer][]) {
      bench.origin.become(answer);
      const address = bench.origin.url(name);
      await assert.rejects(manager.loadImage(address).promise);
      const count = bench.origin.requests.length;
      await assert.rejects(manager.loadImage(address).promise, { code: 'blacklisted' });
      assert.equal(bench.origin.requests.length, count);
      bench.origin.become(serve({ body: bench.red }));
      await manager.loadImage(address, { options: { retryFailed: true } });
      await manager.loadImage(address, { options: { fromLoaderOnly: true } });
    }
  });

  it('can be made to forget a failure', async () => {
    const manager = bench.manager();
    bench.origin.become((_request, response) => response.writeHead(404).end());
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'status' });
    manager.removeFailedURL(bench.url);
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'status' });
    manager.removeAllFailedURLs();
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'status' });
  });

  it('asks again after what may pass', async () => {
    const manager = bench.manager({ downloader: { retry: { limit: 0 }, downloadTimeout: 50 } });
    for (const answer of [
      (_: unknown, response: ServerResponse) => response.writeHead(503).end(),
      (_: unknown, response: ServerResponse) => response.destroy(),
      () => {},
      (_: unknown, response: ServerResponse) => response.writeHead(304).end(),
    ] as Answer[]) {
      bench.origin.become(answer);
      await assert.rejects(manager.loadImage(bench.url).promise);
    }
    bench.origin.become(serve({ body: bench.red }));
    await manager.loadImage(bench.url);
  });

  it('stores nothing that is cut off, even where the origin does not say how long it is', async () => {
    bench.origin.become((_request, response) => {
      response.write(bench.red.subarray(0, bench.red.length / 2));
      response.end();
    });
    const manager = bench.manager();
    await assert.rejects(manager.loadImage(bench.url, { options: { waitStore: true } }).promise, { code: 'bad-image' });
    bench.origin.become(serve({ body: bench.red }));
    assert.equal((await bench.manager().loadImage(bench.url)).cacheType, 'none');
  });

  it('says how data begins that is no image, and what SVG waits for', async () => {
    for (const [body, message] of [
      ['<h1>Log in</h1>', /its 15 bytes begin with "<h1>Log in<\/h1>"/],
      ['<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', /only where allowSvg is true/],
    ] as const) {
      bench.origin.become(serve({ body: Buffer.from(body) }));
      const load = bench.manager().loadImage(bench.url);
      await assert.rejects(load.promise, { code: 'bad-image', message });
    }
  });

  it('refuses by its header an image of too many pixels', async () => {
    const bomb = Buffer.from(bench.red);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bench.origin.become(serve({ body: bomb }));
    await assert.rejects(bench.manager().loadImage(bench.url).promise, (error: ImageError) => {
      assert.deepEqual([error.code, error.context.reason], ['bad-image', 'dimensions']);
      assert.match(error.message, /60000 × 60000 pixels, more than the 100000000 that maxPixels allows/);
      return true;
    });
  });

  it('tells empty data, unknown data and damaged data apart', async () => {
    for (const [body, reason] of [
      ['', 'no-data'],
      ['<p>text</p>', 'format'],
      [bench.red.subarray(0, 1000), 'data'],
    ] as const) {
      bench.origin.become((_request, response) => response.end(body));
      const token = bench.manager().loadImage(bench.url);
      await assert.rejects(token.promise, (error: ImageError) => error.context.reason === reason);
    }
  });

  it('takes a damaged entry on disk for none', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url, { options: { waitStore: true } });
    const { disk } = manager.imageCache as unknown as { disk: { cachePathForKey(key: string): string } };
    await truncate(disk.cachePathForKey(manager.cacheKeyForURL(bench.url)), 1000);
    assert.equal((await bench.manager().loadImage(bench.url)).cacheType, 'none');
  });

  it('loads all the same where nothing can be stored, and says so', async () => {
    const errors: unknown[] = [];
    await writeFile(join(bench.folder, 'file'), '');
    const manager = bench.manager({
      cache: { directory: join(bench.folder, 'file', 'cache') },
      onStoreError: (error) => errors.push(error),
    });
    assert.equal((await manager.loadImage(bench.url, { options: { waitStore: true } })).image.width, 600);
    assert.equal(errors.length, 1);
    assert.equal((await manager.loadImage(bench.url)).cacheType, 'memory');
  });

  it('takes what a function of the application throws for its refusal', async () => {
    const manager = bench.manager({
      optionsProcessor: () => {
        throw new Error('mistake');
      },
    });
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'forbidden' });
  });

  it('takes an image in memory for none whose pixels cannot be made', async () => {
    const damaged = bench.red.slice(0, bench.red.length - 500);
    bench.origin.become(serve({ body: damaged }));
    const manager = bench.manager();
    await manager.loadImage(bench.url, { options: { decode: 'lazy' }, context: { storeCacheType: 'memory' } });
    bench.origin.become(serve({ body: bench.red }));
    const { cacheType, image } = await manager.loadImage(bench.url);
    assert.deepEqual([cacheType, image.isPrepared], ['none', true]);
  });

  it('lets the application refuse a download', async () => {
    const manager = bench.manager({ shouldDownloadImage: async (address) => !address.includes('p.png') });
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'forbidden' });
    assert.equal(bench.origin.requests.length, 0);
  });
});
