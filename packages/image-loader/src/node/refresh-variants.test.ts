import assert from 'node:assert/strict';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('a newer image', () => {
  const bench = ManagerBench.use();

  it('lets a slow answer not take the place of one that was asked for later', async () => {
    const { asked, release } = bench.hold();
    const manager = bench.manager();
    const slow = manager.loadImage(bench.url, { options: { fromLoaderOnly: true } });
    await asked;
    const blue = await picture('blue', { width: 50 });
    bench.origin.become(serve({ body: blue }));
    const begun = Date.now();
    while (Date.now() === begun) await new Promise((resolve) => setImmediate(resolve));
    await manager.loadImage(bench.url, { context: { headers: { 'x-other': '1' } }, options: { waitStore: true } });
    release(serve({ body: bench.red }));
    assert.equal((await slow).image.width, 600);
    assert.equal((await manager.loadImage(bench.url)).image.width, 50);
    assert.equal((await bench.manager().loadImage(bench.url)).image.width, 50);
  });

  it('makes thumbnails of the new image after a refresh brought one', async () => {
    const manager = bench.manager();
    const context = { thumbnailPixelSize: { width: 60, height: 60 } };
    await manager.loadImage(bench.url, { context, options: { waitStore: true } });
    bench.origin.become(serve({ body: await picture('blue', { width: 400, height: 400 }), etag: '"2"' }));
    await manager.loadImage(bench.url, { options: { refreshCached: true, waitStore: true } });
    assert.equal((await manager.loadImage(bench.url, { context })).image.height, 60);
    assert.equal((await bench.manager().loadImage(bench.url, { context })).image.height, 60);
  });

  it('refreshes a thumbnail with the validators of its original', async () => {
    const manager = bench.manager();
    const request = {
      context: { thumbnailPixelSize: { width: 60, height: 60 } },
      options: { refreshCached: true, waitStore: true },
    } as const;
    await manager.loadImage(bench.url, request);
    const { notModified, image } = await manager.loadImage(bench.url, request);
    assert.deepEqual([notModified, image.width], [true, 60]);
    bench.origin.become(serve({ body: await picture('blue', { width: 400, height: 400 }), etag: '"2"' }));
    assert.equal((await manager.loadImage(bench.url, request)).image.height, 60);
  });
});
