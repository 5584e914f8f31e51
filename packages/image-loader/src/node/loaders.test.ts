import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ImageProviderLoader } from '../downloading/image-provider-loader.js';
import { Deferred } from '../tasks/deferred.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { FileLoader } from './file-loader.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('loaders beside the downloader', () => {
  const bench = ManagerBench.use();

  it('load what a data URL holds', async () => {
    const body = await picture('red');
    const url = `data:image/png;base64,${Buffer.from(body).toString('base64')}`;
    const { image, data } = await bench.manager().loadImage(url);
    assert.deepEqual([image.width, data], [60, body]);
    await assert.rejects(bench.manager().loadImage('data:nonsense').promise, { code: 'invalid-url' });
  });

  it('load a scheme of the application, once for many callers at a time, and cache it', async () => {
    let count = 0;
    const body = await picture('red');
    const loader = new ImageProviderLoader(['asset:'], async () => {
      count++;
      return { data: body };
    });
    const manager = bench.manager({ loaders: [loader] });
    const thumbnail = { context: { thumbnailPixelSize: { width: 30, height: 30 } } };
    const progress: number[][] = [];
    const [whole, small] = await Promise.all([
      manager.loadImage('asset:logo', { progress: (received, expected) => progress.push([received, expected]) }),
      manager.loadImage('asset:logo', thumbnail),
    ]);
    assert.deepEqual([whole.image.width, small.image.width], [60, 30]);
    assert.deepEqual(progress, [
      [0, -1],
      [body.length, body.length],
    ]);
    assert.equal((await manager.loadImage('asset:logo')).cacheType, 'memory');
    assert.equal(count, 1);
  });

  it('go on for the others when one of several callers leaves, and tell each who joins where they are', async () => {
    let provide = (_data: Uint8Array<ArrayBuffer>) => {};
    let aborted = false;
    let count = 0;
    const begun = new Deferred<void>();
    const loader = new ImageProviderLoader(['asset:'], (_url, { signal }) => {
      count++;
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      begun.resolve();
      return new Promise((resolve) => {
        provide = (data) => resolve({ data });
      });
    });
    const first = loader.download('asset:logo');
    await begun.promise;
    const progress: number[] = [];
    const second = loader.download('asset:logo', { progress: (received) => progress.push(received) });
    first.cancel();
    first.cancel();
    await assert.rejects(Promise.resolve(first), { code: 'cancelled' });
    assert.equal(aborted, false);
    provide(new Uint8Array([1, 2]));
    assert.deepEqual((await second).data, new Uint8Array([1, 2]));
    second.cancel();
    assert.deepEqual([progress, aborted, count], [[0, 2], false, 1]);
    void loader.download('asset:logo').then(undefined, () => {});
    await Promise.resolve();
    assert.equal(count, 2);
  });

  it('provide nothing where the caller has left before they could begin', async () => {
    let count = 0;
    const loader = new ImageProviderLoader(['asset:'], async () => {
      count++;
      return { data: new Uint8Array() };
    });
    const token = loader.download('asset:logo');
    token.cancel();
    await assert.rejects(Promise.resolve(token), { code: 'cancelled' });
    const gone = loader.download('asset:logo', { signal: AbortSignal.abort() });
    await assert.rejects(Promise.resolve(gone), { code: 'cancelled' });
    assert.ok(count <= 1, `${count} times`);
  });

  it('can be cancelled, and tell the provider', async () => {
    let aborted = false;
    let start = () => {};
    const started = new Promise<void>((resolve) => {
      start = resolve;
    });
    const loader = new ImageProviderLoader(['asset:'], (_url, { signal }) => {
      start();
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => {});
    });
    const token = bench.manager({ loaders: [loader] }).loadImage('asset:logo');
    await started;
    token.cancel();
    await assert.rejects(token.promise, { code: 'cancelled' });
    assert.equal(aborted, true);
  });

  it('read files below the folder that they are given, and no others', async () => {
    const path = join(bench.folder, 'a b.png');
    await writeFile(path, await picture('red'));
    const url = pathToFileURL(path);
    await assert.rejects(bench.manager().loadImage(url).promise, { code: 'invalid-url' });
    const manager = bench.manager({ loaders: [new FileLoader(bench.folder)] });
    assert.equal((await manager.loadImage(url)).image.width, 60);
    await assert.rejects(manager.loadImage('file:///etc/hostname').promise, { code: 'forbidden' });
    await assert.rejects(manager.loadImage(`${pathToFileURL(bench.folder)}/../hostname`).promise);
    await assert.rejects(manager.loadImage(`${pathToFileURL(bench.folder)}/a%2Fb.png`).promise, {
      code: 'invalid-url',
    });
    await mkdir(join(bench.folder, 'folder'));
    await assert.rejects(manager.loadImage(`${pathToFileURL(bench.folder)}/folder`).promise, { code: 'status' });
  });

  it('refresh a file by its date', async () => {
    const path = join(bench.folder, 'p.png');
    await writeFile(path, await picture('red'));
    const manager = bench.manager({ loaders: [new FileLoader(bench.folder)] });
    const load = () => manager.loadImage(pathToFileURL(path), { options: { refreshCached: true } });
    await load();
    assert.equal((await load()).notModified, true);
    await writeFile(path, await picture('blue', { width: 70 }));
    await utimes(path, new Date(), new Date(Date.now() + 5000));
    assert.equal((await load()).image.width, 70);
  });

  it('try other sources one after the other', async () => {
    bench.origin.become((request, response) => {
      if (request.url === '/good') serve({ body: bench.red })(request, response);
      else response.writeHead(404).end();
    });
    const manager = bench.manager();
    const sources = (...paths: string[]) => ({
      context: { alternativeSources: paths.map((path) => bench.origin.url(path)) },
    });
    const result = await manager.loadImage(bench.origin.url('/1'), sources('/2', '/good', '/3'));
    assert.deepEqual([result.url, result.image.width], [bench.origin.url('/good'), 600]);
    await assert.rejects(manager.loadImage(bench.origin.url('/5'), sources('/6')).promise, { code: 'status' });
    assert.equal(bench.origin.requests.length, 5);
  });
});
