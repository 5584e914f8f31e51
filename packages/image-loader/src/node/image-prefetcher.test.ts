import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { ImagePrefetcher } from '../manager/image-prefetcher.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('ImagePrefetcher', () => {
  const bench = ManagerBench.use();
  const urls = (count: number) => Array.from({ length: count }, (_, index) => bench.origin.url(`/${index}`));

  it('loads a list, three at a time, and counts what went well and what did not', async () => {
    const body = await picture('red');
    const open: (() => void)[] = [];
    let answered = 0;
    let most = 0;
    const manager = bench.manager();
    bench.origin.become((request, response) => {
      most = Math.max(most, manager.downloader!.currentDownloadCount);
      open.push(() => {
        answered++;
        if (request.url === '/3') response.writeHead(404).end();
        else serve({ body })(request, response);
      });
      // The third of eight, and the last two, which are all that are left.
      if (open.length === Math.min(3, 8 - answered)) for (const answer of open.splice(0)) answer();
    });
    const calls: number[][] = [];
    const list = new ImagePrefetcher(manager).prefetchURLs([...urls(8), ''], (...call) => calls.push(call));
    assert.deepEqual(await list.promise, { finished: 7, skipped: 2 });
    assert.equal(most, 3);
    assert.deepEqual([calls.length, calls.at(-1)], [9, [9, 9]]);
    assert.equal((await manager.loadImage(bench.origin.url('/1'))).cacheType, 'memory');
  });

  it('lets a load that is wanted overtake', async () => {
    const manager = bench.manager({ downloader: { maxConcurrentDownloads: 1 } });
    const list = new ImagePrefetcher(manager, { maxConcurrentPrefetches: 5 }).prefetchURLs(urls(4));
    const wanted = manager.loadImage(bench.origin.url('/wanted'));
    await Promise.all([wanted, list.promise]);
    const order = bench.origin.requests.map(({ path }) => path);
    assert.ok(order.indexOf('/wanted') <= 1, order.join(' '));
  });

  it('cancels what is left of a list, or of all lists', async () => {
    const held: ServerResponse[] = [];
    const asked = new Promise<void>((resolve) => {
      bench.origin.become((_request, response) => {
        if (held.push(response) === 3) resolve();
      });
    });
    const prefetcher = new ImagePrefetcher(bench.manager());
    const [first, second] = [prefetcher.prefetchURLs(urls(5)), prefetcher.prefetchURLs([bench.origin.url('/other')])];
    await asked;
    first.cancel();
    assert.deepEqual(await first.promise, { finished: 0, skipped: 5 });
    prefetcher.cancelPrefetching();
    assert.deepEqual(await second.promise, { finished: 0, skipped: 1 });
    assert.deepEqual(await prefetcher.prefetchURLs([]).promise, { finished: 0, skipped: 0 });
  });
});
