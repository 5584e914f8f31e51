import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ImageError } from '../model/image-error.js';
import { Origin, serve } from '../testing/origin.js';
import { ImageFlippingTransformer } from '../transforming/transformers.js';
import type { ImageLoadMessage } from './diagnostics.js';
import { ManagerBench } from './manager-bench.suite.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('publishDiagnostics', () => {
  it('publishes what a downloader does, with the operation', async () => {
    const origin = await Origin.start((_request, response) => response.end('x'));
    const downloader = new NodeImageDownloader();
    const told: string[] = [];
    const names = ['start', 'response', 'stop', 'finish'].map((name) => `vernal:image:${name}`);
    const listener = (message: unknown, name: string | symbol) => {
      told.push(`${String(name)} ${(message as { url: string }).url}`);
    };
    for (const name of names) subscribe(name, listener);
    await downloader.download(origin.url('/p'));
    for (const name of names) unsubscribe(name, listener);
    assert.deepEqual(
      told,
      names.map((name) => `${name} ${origin.url('/p')}`),
    );
    await downloader.close();
    await origin.close();
  });
});

describe('a manager’s diagnostics', () => {
  const bench = ManagerBench.use();
  const told: [string, Record<string, unknown>][] = [];
  const names = ['decode', 'transform', 'store', 'load'].map((name) => `vernal:image:${name}`);
  const listener = (message: unknown, name: string | symbol) => {
    told.push([String(name).replace('vernal:image:', ''), message as Record<string, unknown>]);
  };

  beforeEach(() => {
    told.length = 0;
    for (const name of names) subscribe(name, listener);
  });

  afterEach(() => {
    for (const name of names) unsubscribe(name, listener);
  });

  it('tell of decoding, transforming and storing, once for all who share it, and of every load', async () => {
    const manager = bench.manager();
    const imageTransformer = new ImageFlippingTransformer({ horizontal: true });
    const request = { options: { waitStore: true }, context: { imageTransformer } };
    await Promise.all([manager.loadImage(bench.url, request), manager.loadImage(bench.url, request)]);
    await manager.loadImage(bench.url, request);
    const { url } = bench;
    const key = manager.cacheKeyForURL(url, request.context);
    const work = told.filter(([name]) => name !== 'load').map(([name, { url, key }]) => [name, url ?? key]);
    assert.deepEqual(work, [
      ['decode', url],
      ['transform', imageTransformer.transformerKey],
      ['store', url],
      ['store', key],
    ]);
    assert.ok(told.every(([name, { duration }]) => name === 'load' || (duration as number) > 0));
    const loads = told.filter(([name]) => name === 'load').map(([, message]) => message as unknown as ImageLoadMessage);
    assert.deepEqual(
      loads.map((message) => [message.url, message.result?.cacheType]),
      [
        [url, 'none'],
        [url, 'none'],
        [url, 'memory'],
      ],
    );
  });

  it('tell what failed, and with what', async () => {
    bench.origin.become(serve({ body: bench.red.subarray(0, 1000), etag: '"1"' }));
    await assert.rejects(bench.manager().loadImage(bench.url).promise);
    const [decode, load] = told;
    assert.deepEqual([decode![0], (decode![1].error as ImageError).code], ['decode', 'bad-image']);
    assert.deepEqual([load![0], (load![1].error as ImageError).code], ['load', 'bad-image']);
    assert.equal(told.length, 2);
  });
});
