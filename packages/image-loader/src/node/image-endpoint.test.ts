import assert from 'node:assert/strict';
import fc from 'fast-check';
import { transformUrl } from 'unpic';
import { sniffFormat, sniffSize } from '../coding/image-header.js';
import { imageAttributes, preloadLink } from '../endpoint/image-attributes.js';
import { ImageEndpoint, type ImageEndpointOptions } from '../endpoint/image-endpoint.js';
import type { ImageEndpointAnswer } from '../endpoint/image-endpoint-answer.js';
import { SourcePatterns } from '../endpoint/source-patterns.js';
import { serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';
import { ManagerBench } from './manager-bench.suite.js';
import type { NodeManagerOptions } from './node-image-manager.js';

describe('ImageEndpoint', () => {
  const bench = ManagerBench.use();

  function endpoint(options: ImageEndpointOptions = {}, managerOptions: NodeManagerOptions = {}): ImageEndpoint {
    return new ImageEndpoint(bench.manager(managerOptions), { sources: [`${bench.origin.base}/**`], ...options });
  }

  const ask = (one: ImageEndpoint, query: Record<string, string>, headers: Record<string, string> = {}) =>
    one.answer(new URLSearchParams(query), new Headers(headers));
  const shown = ({ status, headers, body }: ImageEndpointAnswer) => {
    const format = body && sniffFormat(body);
    return [status, headers['content-type'], format && sniffSize(body, format)?.width];
  };
  const detailOf = ({ body }: ImageEndpointAnswer) =>
    (JSON.parse(new TextDecoder().decode(body)) as { detail: string }).detail;

  it('offers nothing that cannot be drawn', () => {
    assert.throws(() => endpoint({ widths: [320, 0] }), /The widths of an image endpoint have "0"; possible are whole/);
    assert.throws(() => endpoint({ widths: [] }), /The widths of an image endpoint are none/);
    assert.throws(() => endpoint({ qualities: [75, 101] }), /have "101"; possible are whole numbers from 1 to 100/);
    assert.throws(() => endpoint({ formats: ['bmp' as 'webp'] }), /have "bmp"; possible are avif and webp/);
  });

  it('draws an image at the next width that is offered', async () => {
    const one = endpoint({ widths: [64, 128, 256] });
    for (const [wanted, drawn] of [
      ['100', 128],
      ['64', 64],
      ['5000', 256],
    ] as const) {
      assert.deepEqual(shown(await ask(one, { url: bench.url, w: wanted })), [200, 'image/png', drawn]);
    }
    assert.equal(bench.origin.requests.length, 1);
  });

  it('enlarges nothing', async () => {
    assert.deepEqual(shown(await ask(endpoint(), { url: bench.url, w: '3840' })), [200, 'image/png', 600]);
  });

  it('gives the first of its formats that the client names, else one that all know, and says that it varies', async () => {
    const one = endpoint({ formats: ['avif', 'webp'] });
    const query = { url: bench.url, w: '64' };
    for (const [accept, type] of [
      ['image/avif,image/webp,*/*', 'image/avif'],
      ['image/webp,image/*;q=0.8', 'image/webp'],
      ['image/avif;q=0, image/*', 'image/png'],
      ['*/*', 'image/png'],
    ] as const) {
      const answer = await ask(one, query, { accept });
      assert.deepEqual([...shown(answer), answer.headers.vary], [200, type, 64, 'Accept'], accept);
    }
    bench.origin.become(serve({ body: await picture('red', { format: 'webp' }) }));
    const webp = await ask(one, { ...query, url: bench.origin.url('/other') }, { accept: '*/*' });
    assert.equal(webp.headers['content-type'], 'image/jpeg');
  });

  it('draws once for many, and keeps what it drew', async () => {
    const manager = bench.manager();
    const one = new ImageEndpoint(manager, { sources: [`${bench.origin.base}/**`] });
    const query = { url: bench.url, w: '64' };
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(one, query)));
    const later = await ask(one, query);
    await manager.close();
    const afterRestart = await ask(endpoint(), query);
    assert.deepEqual(
      [all[0]!, later, afterRestart].map(({ headers }) => headers['x-image-cache']),
      ['MISS', 'HIT', 'HIT'],
    );
    assert.deepEqual(new Set(all.map(({ headers }) => headers.etag)), new Set([afterRestart.headers.etag]));
    assert.equal(bench.origin.requests.length, 1);
  });

  it('writes by the quality nearest to the wanted one', async () => {
    bench.origin.become(
      serve({ body: await picture('grey', { width: 300, height: 200, format: 'jpeg', noise: true }) }),
    );
    const one = endpoint({ qualities: [20, 90] });
    const lengthOf = async (q: string) => (await ask(one, { url: bench.url, w: '256', q })).body!.length;
    const [low, alsoLow, high] = [await lengthOf('1'), await lengthOf('40'), await lengthOf('80')];
    assert.ok(low === alsoLow && low < high, `${low} ${alsoLow} ${high}`);
  });

  it('answers 304 to a client that has the image', async () => {
    const one = endpoint();
    const query = { url: bench.url, w: '64' };
    const { etag = '' } = (await ask(one, query)).headers;
    for (const field of [etag, `"other", W/${etag}`, '*']) {
      const answer = await ask(one, query, { 'if-none-match': field });
      assert.deepEqual([answer.status, answer.body, answer.headers.etag], [304, undefined, etag]);
    }
    assert.equal((await ask(one, query, { 'if-none-match': '"other"' })).status, 200);
  });

  it('says how long the answer is fresh: at least its own time, longer where the origin says so', async () => {
    const ageOf = ({ headers }: ImageEndpointAnswer) => Number(/max-age=(\d+)/.exec(headers['cache-control']!)?.[1]);
    const one = endpoint({ minimumCacheTTL: 60_000 });
    assert.ok([59, 60].includes(ageOf(await ask(one, { url: bench.url, w: '64' }))));
    bench.origin.become(serve({ body: bench.red, headers: { 'cache-control': 'max-age=3600' } }));
    assert.ok(ageOf(await ask(one, { url: bench.origin.url('/long'), w: '64' })) > 3000);
  });

  it('gives what is stale at once, and what is new the next time', async () => {
    const one = endpoint({ minimumCacheTTL: 0 });
    const query = { url: bench.url, w: '64' };
    const first = await ask(one, query);
    const { asked, release } = bench.hold();
    const stale = await ask(one, query);
    assert.deepEqual([stale.headers['x-image-cache'], stale.headers.etag], ['STALE', first.headers.etag]);
    await asked;
    const blue = serve({ body: await picture('blue', { width: 600, height: 400 }), etag: '"2"' });
    release(blue);
    bench.origin.become(blue);
    let fresh = stale;
    while (fresh.headers.etag === first.headers.etag) {
      await new Promise((resolve) => setImmediate(resolve));
      fresh = await ask(one, query);
    }
    assert.equal(bench.origin.requests[1]!.headers['if-none-match'], '"1"');
    assert.deepEqual(shown(fresh), [200, 'image/png', 64]);
  });

  it('goes on giving what it has while its origin fails, without asking all the time', async () => {
    const one = endpoint({ minimumCacheTTL: 0 });
    const query = { url: bench.url, w: '64' };
    await ask(one, query);
    bench.origin.become((_request, response) => response.writeHead(500).end());
    for (let round = 0; round < 5; round++) {
      assert.equal((await ask(one, query)).status, 200);
      while (bench.origin.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(bench.origin.requests.length, 2);
  });

  it('gives animations as they are', async () => {
    const film = await animation(['red', 'blue']);
    bench.origin.become(serve({ body: film, type: 'image/gif' }));
    const { headers, body } = await ask(endpoint(), { url: bench.url, w: '16' }, { accept: 'image/webp' });
    assert.deepEqual([headers['content-type'], body], ['image/gif', film]);
  });

  it('gives SVG for saving only, where it is read at all', async () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    bench.origin.become(serve({ body: svg, type: 'image/svg+xml' }));
    const query = { url: bench.origin.url('/p.svg'), w: '16' };
    assert.equal((await ask(endpoint(), query)).status, 415);
    const { headers, body } = await ask(endpoint({}, { allowSvg: true, cache: { diskCache: false } }), query);
    assert.deepEqual(
      [headers['content-type'], headers['content-disposition'], body],
      ['image/svg+xml', 'attachment', svg],
    );
    assert.match(headers['content-security-policy']!, /sandbox/);
  });

  it('shows nothing that is not on its list, after a redirect either', async () => {
    const nothing = new ImageEndpoint(bench.manager());
    assert.equal((await ask(nothing, { url: bench.url, w: '16' })).status, 403);
    const one = endpoint({ sources: [`${bench.origin.base}/pictures/**`] });
    assert.equal((await ask(one, { url: bench.url, w: '16' })).status, 403);
    assert.equal(bench.origin.requests.length, 0);
    bench.origin.become((_request, response) => response.writeHead(302, { location: '/secret' }).end());
    assert.equal((await ask(one, { url: bench.origin.url('/pictures/1'), w: '16' })).status, 403);
    assert.deepEqual(
      bench.origin.requests.map(({ path }) => path),
      ['/pictures/1'],
    );
  });

  it('resolves a path against its base, and none without', async () => {
    const query = { url: '/p.png', w: '64' };
    assert.equal((await ask(endpoint(), query)).status, 400);
    const one = endpoint({ base: bench.origin.base });
    assert.equal((await ask(one, query)).status, 200);
    for (const url of ['//evil.example/p.png', '/\\evil.example/p.png', 'p.png']) {
      assert.ok([400, 403].includes((await ask(one, { url, w: '64' })).status), url);
    }
  });

  it('refuses what it cannot read, and says what it takes', async () => {
    const one = endpoint();
    for (const [query, named] of [
      [{ w: '64' }, 'url'],
      [{ url: '', w: '64' }, 'url'],
      [{ url: bench.url }, 'w'],
      [{ url: bench.url, w: '0' }, 'w'],
      [{ url: bench.url, w: '1e3' }, 'w'],
      [{ url: bench.url, w: '-5' }, 'w'],
      [{ url: bench.url, w: '64', q: '101' }, 'q'],
    ] as const) {
      const answer = await ask(one, query as Record<string, string>);
      assert.deepEqual([answer.status, answer.headers['content-type']], [400, 'application/problem+json']);
      assert.match(detailOf(answer), new RegExp(`^'${named}'`));
    }
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (url, w, q) => {
        assert.ok((await ask(one, { url, w, q })).status >= 400);
      }),
    );
    assert.equal(bench.origin.requests.length, 0);
  });

  it('tells whose fault a failure is', async () => {
    const statusOf = async (path: string, options: NodeManagerOptions = {}) =>
      (await ask(endpoint({}, { ...options, cache: { diskCache: false } }), { url: bench.origin.url(path), w: '16' }))
        .status;
    bench.origin.become((request, response) => {
      const status = Number(/\d+/.exec(request.url!)?.[0] ?? 200);
      if (request.url !== '/silent') response.writeHead(status).end('no image');
    });
    assert.deepEqual(
      [
        await statusOf('/404'),
        await statusOf('/410'),
        await statusOf('/500'),
        await statusOf('/401'),
        await statusOf('/text'),
      ],
      [404, 404, 502, 502, 415],
    );
    assert.equal(await statusOf('/silent', { downloader: { downloadTimeout: 30 } }), 504);
  });
});

describe('SourcePatterns', () => {
  const allows = (pattern: string, url: string) => new SourcePatterns([pattern]).allows(new URL(url).href);

  it('let a host, its labels, a path and its segments be anything where they say so', () => {
    for (const [pattern, url, expected] of [
      ['https://a.example/**', 'https://a.example/x/y.png?z=1', true],
      ['https://a.example/**', 'http://a.example/x', false],
      ['https://a.example/**', 'https://a.example.evil/x', false],
      ['https://a.example/**', 'https://a.example:8443/x', false],
      ['https://a.example/**', 'https://a.example@evil.example/x', false],
      ['https://a.example', 'https://a.example/', true],
      ['https://a.example', 'https://a.example/x', false],
      ['https://*.example/**', 'https://a.example/x', true],
      ['https://*.example/**', 'https://a.b.example/x', false],
      ['https://**.example/**', 'https://a.b.example/x', true],
      ['https://**.example/**', 'https://evil.test/.example/x', false],
      ['https://**/**', 'https://user:word@a.example/x', false],
      ['https://a.example/p/*', 'https://a.example/p/1.png', true],
      ['https://a.example/p/*', 'https://a.example/p/1/2.png', false],
      ['https://a.example/p/*', 'https://a.example/p/1.png?x', false],
      ['https://a.example/p/**', 'https://a.example/p/../secret', false],
      ['HTTPS://a.example/**', 'https://a.example/x', true],
      ['picture:**', 'picture:cat', true],
      ['picture:*', 'picture:a/b', false],
    ] as const) {
      assert.equal(allows(pattern, url), expected, `${pattern} ${url}`);
    }
  });

  it('are refused where they say no scheme', () => {
    assert.throws(() => new SourcePatterns(['a.example/**']), { name: 'TypeError', message: /a\.example/ });
  });
});

describe('imageAttributes', () => {
  const request = {
    endpoint: '/image',
    url: 'https://a.example/p.png?x=1&y',
    width: 300,
    height: 200,
    widths: [100, 320, 640, 1280],
  };

  it('name the sizes for screens of density 1 and 2', () => {
    assert.deepEqual(imageAttributes(request), {
      src: '/image?url=https%3A%2F%2Fa.example%2Fp.png%3Fx%3D1%26y&w=320&q=75',
      srcset:
        '/image?url=https%3A%2F%2Fa.example%2Fp.png%3Fx%3D1%26y&w=320&q=75 1x, ' +
        '/image?url=https%3A%2F%2Fa.example%2Fp.png%3Fx%3D1%26y&w=640&q=75 2x',
      width: 300,
      height: 200,
    });
  });

  it('name all widths that may be wanted where the size depends on the window', () => {
    const { srcset, sizes } = imageAttributes({ ...request, sizes: '(max-width: 600px) 50vw, 300px' });
    assert.equal(sizes, '(max-width: 600px) 50vw, 300px');
    assert.deepEqual(
      srcset.split(', ').map((one) => one.split(' ')[1]),
      ['320w', '640w', '1280w'],
    );
  });

  it('may name what another service draws', () => {
    const drawn = imageAttributes({
      ...request,
      endpoint: (url, { width, quality }) => transformUrl({ url, width, quality })!,
      url: 'https://images.unsplash.com/photo-1',
      quality: 60,
    });
    const [single, double] = drawn.srcset.split(', ').map((one) => new URL(one.split(' ')[0]!));
    assert.deepEqual(
      [single?.origin, single?.searchParams.get('w'), single?.searchParams.get('q')],
      ['https://images.unsplash.com', '320', '60'],
    );
    assert.equal(double?.searchParams.get('w'), '640');
    assert.equal(drawn.src, single?.href);
  });

  it('can be preloaded', () => {
    const link = preloadLink(imageAttributes({ ...request, sizes: '100vw' }));
    assert.match(
      link,
      /^<\/image\?url=[^>]+>; rel=preload; as=image; imagesrcset=".* 1280w"; imagesizes="100vw"; fetchpriority=high$/,
    );
  });
});
