import assert from 'node:assert/strict';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

describe('a load in a page', () => {
  let page: BrowserPage;
  let answer: Answer;
  let red: Uint8Array<ArrayBuffer>;

  before(async function () {
    this.timeout(60_000);
    red = await picture('red');
    page = await BrowserPage.open((request, response) => answer(request, response));
  });

  after(() => page?.close());

  beforeEach(async () => {
    answer = serve({ body: red, etag: '"1"' });
    await page.reload();
    await page.page.evaluate(() => new loader.ImageManager().imageCache.clear('all'));
  });

  const asked = () => page.origin.requests.filter(({ path }) => path.endsWith('.png'));

  it('asks for formats that every browser reads, and for those of coders that the page brings', async () => {
    await page.page.evaluate(async () => {
      await new loader.ImageManager().loadImage('/plain.png');
      const coders = [new loader.BitmapImageCoder()];
      await new loader.ImageManager({ coders }).loadImage('/own.png');
    });
    assert.deepEqual(
      asked().map(({ headers }) => headers.accept),
      ['image/avif,image/webp,image/*,*/*;q=0.8', 'image/avif,image/jxl,image/webp,image/*,*/*;q=0.8'],
    );
  });

  it('sends cookies where it is told to, and only there', async () => {
    await page.page.evaluate(async () => {
      await cookieStore.set('seen', 'yes');
      const manager = new loader.ImageManager();
      await manager.loadImage('/without.png');
      await manager.loadImage('/with.png', { options: { handleCookies: true } });
    });
    assert.deepEqual(
      asked().map(({ headers }) => headers.cookie),
      [undefined, 'seen=yes'],
    );
  });

  it('sends the credential it is given unasked: a page sees no challenge', async () => {
    await page.page.evaluate(async () => {
      const downloader = { username: 'anna', password: 'grün' };
      await new loader.ImageManager({ downloader }).loadImage('/a.png');
    });
    const expected = `Basic ${Buffer.from('anna:grün').toString('base64')}`;
    assert.deepEqual(
      asked().map(({ headers }) => headers.authorization),
      [expected],
    );
  });

  it('goes on where a download broke off', async () => {
    const body = await picture('blue', { width: 400, height: 300, noise: true });
    const half = Math.floor(body.length / 2);
    let breakOff = () => {};
    answer = (request, response) => {
      if (request.url === '/break-off') {
        breakOff();
        response.end();
        return;
      }
      const { range } = request.headers;
      const fields = { etag: '"1"', 'accept-ranges': 'bytes', 'content-type': 'image/png' };
      if (range === undefined) {
        response.writeHead(200, { ...fields, 'content-length': body.length });
        response.write(body.subarray(0, half));
        breakOff = () => response.destroy();
        return;
      }
      const start = Number(/\d+/.exec(String(range))![0]);
      const rest = body.subarray(start);
      const described = { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` };
      response.writeHead(206, { ...fields, ...described, 'content-length': rest.length }).end(rest);
    };
    const loaded = await page.page.evaluate(async (length) => {
      const { data, image } = await new loader.ImageManager().loadImage('/a.png', {
        progress: (received) => received === length && void fetch('/break-off'),
      });
      return [data!.length, image.width];
    }, half);
    assert.deepEqual(loaded, [body.length, 400]);
    const [first, second] = asked().map(({ headers }) => `${headers.range} ${headers['if-range']}`);
    assert.equal(first, 'undefined undefined');
    assert.equal(second, `bytes=${half}- "1"`);
  });

  it('may be answered by the cache of the browser', async () => {
    answer = serve({ body: red, headers: { 'cache-control': 'max-age=3600' } });
    await page.page.evaluate(async () => {
      const manager = new loader.ImageManager({ cache: { diskCache: false } });
      const options = { useHttpCache: true, fromLoaderOnly: true } as const;
      for (let time = 0; time < 3; time++) await manager.loadImage('/kept.png', { options });
    });
    assert.equal(asked().length, 1);
  });

  it('tells how long it waited', async () => {
    const metrics = await page.page.evaluate(async () => {
      const { metrics } = await new loader.ImageDownloader().download(new URL('/a.png', location.href).href);
      return metrics;
    });
    const { firstByte, queued, total, received, requests } = metrics!;
    assert.ok(firstByte! > 0 && firstByte! <= total, `${firstByte} of ${total}`);
    assert.ok(queued >= 0);
    assert.deepEqual([received, requests], [red.length, 1]);
  });

  it('brings an animation whose frames a player draws, few of them at a time', async () => {
    const colours = ['red', 'lime', 'blue'];
    const film = await animation(
      Array.from({ length: 12 }, (_, index) => colours[index % 3]!),
      20,
    );
    answer = serve({ body: film, type: 'image/gif' });
    const seen = await page.page.evaluate(async () => {
      const { image } = await new loader.ImageManager().loadImage('/film.gif', { options: { decode: 'lazy' } });
      const drawn: string[] = [];
      let most = 0;
      await new Promise<void>((resolve) => {
        const player = new loader.AnimatedImagePlayer(image, {
          loopCount: 1,
          playbackRate: 20,
          onFrame: ({ index, data }) => {
            drawn[index] = data.slice(0, 3).join();
            most = Math.max(most, player.bufferedFrameCount);
          },
          onLoop: () => resolve(),
        });
        player.startPlaying();
      });
      return { first: drawn.slice(0, 3), count: drawn.length, isFew: most <= 5 };
    });
    assert.deepEqual(seen, { first: ['255,0,0', '0,255,0', '0,0,255'], count: 12, isFew: true });
  });

  it('gives half of what memory holds back when the page is hidden, and all when it is frozen', async () => {
    const held = await page.page.evaluate(async () => {
      const cache = new loader.ImageCache({ diskCache: false, shouldUseWeakMemoryCache: false });
      const manager = new loader.ImageManager({ imageCache: cache });
      for (let index = 0; index < 4; index++) await manager.loadImage(`/${index}.png`);
      const counts = [cache.memory.totalCount];
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
      counts.push(cache.memory.totalCount);
      document.dispatchEvent(new Event('freeze'));
      return [...counts, cache.memory.totalCount];
    });
    assert.deepEqual(held, [4, 2, 0]);
  });

  it('goes on where another of the same element is told not to end it', async () => {
    const ended = await page.page.evaluate(async () => {
      const element = new Image();
      const first = loader.setImage(element, '/first.png');
      const second = loader.setImage(element, '/second.png', { avoidAutoCancelImage: true });
      return (await Promise.all([first, second])).map(({ url }) => new URL(url).pathname);
    });
    assert.deepEqual(ended, ['/first.png', '/second.png']);
  });
});
