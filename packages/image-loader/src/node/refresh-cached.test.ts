import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import type { ImageResult } from '../model/image-result.js';
import { type ChangingPicture, Origin, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { lastModifiedFilter } from './last-modified-filter.js';
import { NodeImageCache } from './node-image-cache.js';
import { NodeImageManager, type NodeManagerOptions } from './node-image-manager.js';

describe('refreshCached', () => {
  let folder: { path: string; remove: () => Promise<void> };
  let origin: Origin;
  let changing: ChangingPicture;
  let managers: NodeImageManager[];

  beforeEach(async () => {
    folder = await temporaryFolder();
    managers = [];
    changing = { body: await picture('red'), etag: '"a ✱"', lastModified: 'Sun, 06 Nov 1994 08:49:37 GMT' };
    changing.etag = 'W/"1:\xe9"';
    origin = await Origin.start((request, response) => serve(changing)(request, response));
  });

  afterEach(async () => {
    await Promise.all(managers.map((manager) => manager.close()));
    await origin.close();
    await folder.remove();
  });

  function newManager(options: NodeManagerOptions = {}): NodeImageManager {
    const manager = new NodeImageManager({ cache: { directory: folder.path }, ...options });
    managers.push(manager);
    return manager;
  }

  async function load(manager: NodeImageManager, refreshCached: boolean | 'always' = true) {
    const shown: ImageResult[] = [];
    const options = { refreshCached, waitStore: true };
    const result = await manager.loadImage(origin.url('/p.png'), { options, onImage: (image) => shown.push(image) });
    return { result, shown };
  }

  it('sends no condition while nothing is cached', async () => {
    await load(newManager());
    const { headers } = origin.requests[0]!;
    assert.equal(headers['if-none-match'], undefined);
    assert.equal(headers['if-modified-since'], undefined);
  });

  it('echoes the validators byte for byte and resolves a 304 with the cached image', async () => {
    const manager = newManager();
    await load(manager);
    const { result, shown } = await load(manager);

    const { headers } = origin.requests[1]!;
    assert.equal(headers['if-none-match'], 'W/"1:\xe9"');
    assert.equal(headers['if-modified-since'], 'Sun, 06 Nov 1994 08:49:37 GMT');
    assert.deepEqual(
      [result.notModified, result.status, result.cacheType, result.finished, result.received],
      [true, 304, 'memory', true, 0],
    );
    assert.deepEqual(result.data, changing.body);
    assert.deepEqual(
      shown.map((image) => image.finished),
      [false],
    );
  });

  it('asks with the validators on disk after a restart', async () => {
    await load(newManager());
    const { result } = await load(newManager());
    assert.deepEqual([result.notModified, result.cacheType], [true, 'disk']);
  });

  it('shows a changed image once, after the cached one, and stores it', async () => {
    const manager = newManager();
    await load(manager);
    changing = { body: await picture('blue', { width: 70 }), etag: '"2"' };
    const { result, shown } = await load(manager);

    assert.deepEqual(
      shown.map(({ image, finished }) => [image.width, finished]),
      [
        [60, false],
        [70, true],
      ],
    );
    assert.deepEqual([result.status, result.notModified, result.cacheType], [200, false, 'none']);
    assert.equal((await load(newManager())).result.image.width, 70);
  });

  it('sees two changes within one second by the ETag', async () => {
    const manager = newManager();
    for (const width of [60, 70, 80]) {
      changing = { body: await picture('red', { width }), etag: `"${width}"`, lastModified: changing.lastModified };
      assert.equal((await load(manager)).result.image.width, width);
    }
  });

  it('asks by the date of the cache file where the origin has no validators and it is told to', async () => {
    const imageCache = new NodeImageCache({ directory: folder.path });
    changing = { body: await picture('red') };
    const headersFilter = lastModifiedFilter(imageCache);
    const manager = newManager({ imageCache, downloader: { headersFilter } });
    await load(manager);
    assert.equal(origin.requests[0]!.headers['if-modified-since'], undefined);
    const written = new Date(Date.UTC(2024, 1, 29, 12, 30, 15));
    await utimes(imageCache.cachePathForKey(origin.url('/p.png'))!, written, written);
    await load(manager);
    assert.equal(origin.requests[1]!.headers['if-modified-since'], 'Thu, 29 Feb 2024 12:30:15 GMT');
    changing.etag = '"1"';
    await load(manager);
    await load(manager);
    assert.equal(origin.requests[3]!.headers['if-modified-since'], undefined, 'an ETag is better');
    await imageCache.close();
  });

  it('renews the stored headers and lifetime by those of the 304', async () => {
    changing.confirmation = { etag: '"renewed"', 'cache-control': 'max-age=60' };
    const manager = newManager();
    await load(manager);
    await load(manager);
    await load(manager, true);
    assert.equal(origin.requests.length, 2, 'the lifetime that the 304 gave still runs');
    await load(newManager(), 'always');
    assert.equal(origin.requests[2]!.headers['if-none-match'], '"renewed"');
  });

  it('does not ask while an explicit lifetime runs, except always', async () => {
    changing.headers = { 'cache-control': 'max-age=60' };
    const manager = newManager();
    await load(manager);
    const { result, shown } = await load(manager);
    assert.deepEqual([result.status, result.notModified, shown.length], [undefined, false, 1]);
    assert.equal(origin.requests.length, 1);
    assert.equal((await load(manager, 'always')).result.status, 304);
  });

  it('resolves with the cached image and the error beside it when the refresh fails', async () => {
    const manager = newManager({ downloader: { retry: { limit: 0 } } });
    await load(manager);
    origin.become((_request, response) => response.writeHead(503).end('busy'));
    const { result } = await load(manager);
    assert.deepEqual([result.error?.code, result.error?.status, result.cacheType], ['status', 503, 'memory']);

    origin.become((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>'),
    );
    assert.equal((await load(manager)).result.error?.code, 'bad-image');
    origin.become((request, response) => serve(changing)(request, response));
    assert.equal((await load(newManager())).result.notModified, true, 'the caches keep what they had');
  });

  it('fails with not-modified when a 304 comes without anything cached', async () => {
    origin.become((_request, response) => response.writeHead(304).end());
    const token = newManager().loadImage(origin.url('/p.png'));
    await assert.rejects(token.promise, { name: 'ImageError', code: 'not-modified' });
  });
});
