import assert from 'node:assert/strict';
import { transformUrl } from 'unpic';
import { ManagerBench } from './manager-bench.suite.js';

describe('urlTransform', () => {
  const bench = ManagerBench.use();

  it('gives the URL that is asked for, and under which the image is cached, however it is asked about', async () => {
    const manager = bench.manager({
      urlTransform: (url, { thumbnailPixelSize: box }) => (box ? `${url}?w=${box.width}` : url),
    });
    const context = { thumbnailPixelSize: { width: 60, height: 60 } };
    const { url } = await manager.loadImage(bench.url, { context });
    assert.equal(url, `${bench.url}?w=60`);
    assert.deepEqual(
      bench.origin.requests.map(({ path }) => path),
      ['/p.png?w=60'],
    );
    assert.equal((await manager.loadImage(new URL(bench.url), { context })).cacheType, 'memory');
    assert.equal(manager.peek(bench.url, { context })?.width, 60);
    assert.ok(manager.cacheKeyForURL(bench.url, context).startsWith(`${bench.url}?w=60\0`));
    assert.equal((await manager.loadImage(bench.url)).image.width, 600);
  });

  it('may be that of a package that knows the services', async () => {
    const manager = bench.manager({
      urlTransform: (url, { thumbnailPixelSize: box }) =>
        box ? transformUrl({ url, ...box, provider: 'imgix' })! : url,
    });
    await manager.loadImage(bench.url, { context: { thumbnailPixelSize: { width: 60, height: 40 } } });
    const query = new URLSearchParams(bench.origin.requests[0]!.path.split('?')[1]);
    assert.deepEqual([query.get('w'), query.get('h')], ['60', '40']);
  });

  it('refuses by throwing, and leaves alone what is no URL', async () => {
    const manager = bench.manager({
      urlTransform: () => {
        throw new Error('not this one');
      },
    });
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'forbidden', message: /not this one/ });
    await assert.rejects(manager.loadImage('nonsense').promise, { code: 'invalid-url' });
  });

  it('is asked when a failed URL is to be forgotten', async () => {
    const manager = bench.manager({ urlTransform: (url) => `${url}?x` });
    bench.origin.become((_request, response) => response.writeHead(404).end());
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'status' });
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'blacklisted' });
    manager.removeFailedURL(bench.url);
    await assert.rejects(manager.loadImage(bench.url).promise, { code: 'status' });
  });
});
