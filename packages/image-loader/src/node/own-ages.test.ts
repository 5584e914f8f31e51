import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { ManagerBench } from './manager-bench.suite.js';

describe('an image that is kept for a time of its own', () => {
  const bench = ManagerBench.use();
  const options = { waitStore: true };

  beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.now() }));

  afterEach(() => mock.timers.reset());

  it('leaves memory, then the disk, while others stay', async () => {
    const manager = bench.manager();
    const other = bench.origin.url('/other.png');
    const context = { maxMemoryAge: 60_000, maxDiskAge: 3_600_000 };
    await manager.loadImage(bench.url, { options, context });
    await manager.loadImage(other, { options });
    const from = async (url: string) => (await manager.loadImage(url, { options, context })).cacheType;
    assert.equal(await from(bench.url), 'memory');
    mock.timers.tick(60_001);
    assert.equal(await from(bench.url), 'disk');
    assert.equal(await from(bench.url), 'memory');
    mock.timers.tick(3_660_000);
    assert.equal(await from(bench.url), 'none');
    assert.equal(await from(other), 'memory');
  });

  it('stays for ever where it says so', async () => {
    const manager = bench.manager({ cache: { maxMemoryAge: 1000, maxDiskAge: 1000 } });
    await manager.loadImage(bench.url, { options, context: { maxMemoryAge: 0, maxDiskAge: -1 } });
    mock.timers.tick(365 * 86_400_000);
    assert.equal((await manager.loadImage(bench.url)).cacheType, 'memory');
    await manager.imageCache.clear('memory');
    assert.equal((await manager.loadImage(bench.url)).cacheType, 'disk');
  });

  it('keeps its time when the origin confirms it', async () => {
    const manager = bench.manager();
    const context = { maxMemoryAge: 60_000 };
    await manager.loadImage(bench.url, { options, context });
    mock.timers.tick(50_000);
    const refreshed = await manager.loadImage(bench.url, { options: { refreshCached: 'always' }, context });
    assert.equal(refreshed.notModified, true);
    mock.timers.tick(50_000);
    assert.equal((await manager.loadImage(bench.url, { context })).cacheType, 'memory');
    mock.timers.tick(60_001);
    assert.equal((await manager.loadImage(bench.url, { context })).cacheType, 'disk');
  });

  it('has thumbnails that leave with it', async () => {
    const manager = bench.manager();
    const context = { thumbnailPixelSize: { width: 60, height: 60 }, maxMemoryAge: 60_000, maxDiskAge: 3_600_000 };
    await manager.loadImage(bench.url, { options, context });
    mock.timers.tick(3_660_000);
    assert.equal((await manager.loadImage(bench.url, { context })).cacheType, 'none');
    assert.equal(bench.origin.requests.length, 2);
  });
});
