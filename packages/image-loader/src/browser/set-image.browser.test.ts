import assert from 'node:assert/strict';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, type ChangingPicture, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

describe('setImage in a page', () => {
  let page: BrowserPage;
  let changing: ChangingPicture;
  let red: Uint8Array<ArrayBuffer>;
  /** Answers that wait until the page asks for `/release`. */
  let held: (() => void)[] | undefined;

  before(async function () {
    this.timeout(60_000);
    red = await picture('red', { width: 60, height: 40 });
    const answer: Answer = async (request, response) => {
      if (request.url === '/release') {
        for (const release of held ?? []) release();
        held = undefined;
        response.end();
        return;
      }
      if (held && request.url !== '/wide.png') await new Promise<void>((resolve) => held?.push(resolve));
      if (request.url === '/missing.png') response.writeHead(404).end();
      else if (request.url === '/cut.png') response.end(red.subarray(0, red.length - 20));
      else if (request.url?.startsWith('/wide'))
        serve({ body: await picture('lime', { width: 100 }) })(request, response);
      else serve(changing)(request, response);
    };
    page = await BrowserPage.open(answer);
  });

  after(() => page?.close());

  beforeEach(async () => {
    held = undefined;
    changing = { body: red, etag: '"1"' };
    await page.reload();
    await page.page.evaluate(() => {
      document.body.appendChild(new Image()).id = 'picture';
      return new loader.ImageManager().imageCache.clear('all');
    });
  });

  const load = () =>
    page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      const shown: number[] = [];
      const result = await loader.setImage(element, '/changing.png', {
        options: { refreshCached: true, waitStore: true },
        onShown: () => shown.push(element.naturalWidth),
      });
      return { status: result.status, notModified: result.notModified, cacheType: result.cacheType, shown };
    });

  it('shows the cached picture, sees the 304, then shows a changed one in its place', async () => {
    assert.deepEqual(await load(), { status: 200, notModified: false, cacheType: 'none', shown: [60] });
    assert.deepEqual(await load(), { status: 304, notModified: true, cacheType: 'memory', shown: [60] });
    changing = { body: await picture('blue', { width: 80 }), etag: '"2"' };
    assert.deepEqual(await load(), { status: 200, notModified: false, cacheType: 'none', shown: [60, 80] });
  });

  it('asks with the validators in IndexedDB after the page was left', async () => {
    await load();
    await page.reload();
    await page.page.evaluate(() => {
      document.body.appendChild(new Image()).id = 'picture';
    });
    assert.deepEqual(await load(), { status: 304, notModified: true, cacheType: 'disk', shown: [60] });
    assert.equal(page.origin.requests[0]?.headers['if-none-match'], '"1"');
  });

  it('draws nothing blank between the old picture and the new one', async () => {
    await load();
    held = [];
    changing = { body: await picture('blue', { width: 1200, height: 900, noise: true }), etag: '"2"' };
    const frames = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
      const seen: string[] = [];
      let isWatching = true;
      const watch = () => {
        context.clearRect(0, 0, 1, 1);
        if (element.complete && element.naturalWidth > 0) context.drawImage(element, 0, 0, 1, 1);
        seen.push(context.getImageData(0, 0, 1, 1).data[3] === 255 ? String(element.naturalWidth) : 'blank');
        if (isWatching) requestAnimationFrame(watch);
      };
      const fiveFrames = async () => {
        for (let frame = 0; frame < 5; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      requestAnimationFrame(watch);
      const load = loader.setImage(element, '/changing.png', { options: { refreshCached: true } });
      await fiveFrames();
      await fetch('/release');
      await load;
      await fiveFrames();
      isWatching = false;
      return seen;
    });
    assert.deepEqual([...new Set(frames)], ['60', '1200']);
  });

  it('leaves what the page itself has put there until the new picture is ready', async () => {
    held = [];
    const sources = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      element.src = '/wide.png';
      await element.decode();
      const seen = [element.naturalWidth];
      const load = loader.setImage(element, '/changing.png', { placeholder: '/none.png' });
      seen.push(element.naturalWidth);
      await fetch('/release');
      await load;
      return [...seen, element.naturalWidth];
    });
    assert.deepEqual(sources, [100, 100, 60]);
  });

  it('gives the last of many quick changes the element', async () => {
    held = [];
    const width = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      const ends: Promise<unknown>[] = [];
      for (let index = 0; index < 20; index++) {
        const url = index === 19 ? '/wide.png' : `/changing.png?${index}`;
        let begin = () => {};
        const begun = new Promise<void>((resolve) => {
          begin = resolve;
        });
        const { promise } = loader.setImage(element, url, { progress: () => begin() });
        ends.push(promise.catch((error: Loader.ImageError) => error.code));
        // Some are overtaken while they are asked for, some before.
        if (index % 3 === 0) await begun;
      }
      const results = await Promise.all(ends);
      return [element.naturalWidth, results.filter((result) => result === 'cancelled').length];
    });
    assert.deepEqual(width, [100, 19]);
  });

  it('shows the placeholder while it loads, and leaves it there after a failure', async () => {
    const sources = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      const placeholder = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>';
      const seen: string[] = [];
      const load = loader.setImage(element, '/wide.png', { placeholder });
      seen.push(element.src.slice(0, 5));
      await load;
      seen.push(element.src.slice(0, 5));
      await loader.setImage(element, '/missing.png', { placeholder }).promise.catch(() => {});
      seen.push(element.src.slice(0, 5));
      await loader.setImage(element, '/wide.png');
      const delayed = loader.setImage(element, '/cut.png', { placeholder, delayPlaceholder: true });
      seen.push(element.src.slice(0, 5));
      const code = await delayed.promise.catch((error: Loader.ImageError) => error.code);
      seen.push(element.src.slice(0, 5), String(code));
      return seen;
    });
    assert.deepEqual(sources, ['data:', 'blob:', 'data:', 'blob:', 'data:', 'bad-image']);
  });

  it('keeps the picture where the refresh fails', async () => {
    await load();
    changing = { body: red.subarray(0, 50), etag: '"2"' };
    const { status, shown } = await load();
    assert.deepEqual([status, shown], [undefined, [60]]);
    const width = await page.page.evaluate(() => document.querySelector<HTMLImageElement>('#picture')!.naturalWidth);
    assert.equal(width, 60);
  });

  it('leaves the element to the caller where it is told to', async () => {
    const seen = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      let given = 0;
      await loader.setImage(element, '/wide.png', {
        avoidAutoSetImage: true,
        onImage: ({ image }) => (given = image.width),
      });
      await loader.setImage(element, '/changing.png', { onBeforeSet: () => false });
      return [given, element.src];
    });
    assert.deepEqual(seen, [100, '']);
  });

  it('empties the element for no URL', async () => {
    await load();
    const source = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      await loader.setImage(element, null).promise.catch(() => {});
      return element.getAttribute('src');
    });
    assert.equal(source, null);
  });

  it('shows thumbnails and transformed pictures', async () => {
    const sizes = await page.page.evaluate(async () => {
      const element = document.querySelector<HTMLImageElement>('#picture')!;
      const show = (context: Loader.ImageContext) =>
        new Promise<number[]>((resolve) => {
          loader.setImage(element, '/wide.png', {
            context,
            onShown: () => resolve([element.naturalWidth, element.naturalHeight]),
          });
        });
      return [
        await show({ thumbnailPixelSize: { width: 50, height: 50 } }),
        await show({ imageTransformer: new loader.ImageRotationTransformer(90) }),
      ];
    });
    assert.deepEqual(sizes, [
      [50, 20],
      [40, 100],
    ]);
  });

  it('reports a header that a page cannot set, and an option that it cannot honour', async () => {
    const codes = await page.page.evaluate(async () => {
      const manager = new loader.ImageManager();
      const codeOf = (request: Loader.LoadImageRequest) =>
        manager.loadImage('/new.png', request).promise.then(
          () => 'loaded',
          (error: Loader.ImageError) => error.code,
        );
      return [
        await codeOf({ context: { headers: { cookie: 'a=b' } } }),
        await codeOf({ options: { allowInvalidTls: true } }),
      ];
    });
    assert.deepEqual(codes, ['unsupported', 'unsupported']);
  });

  it('shows a picture while it arrives, the last time whole', async () => {
    const body = await picture('grey', { width: 800, height: 600, format: 'jpeg', noise: true });
    const pieces = [body.subarray(0, body.length / 2), body.subarray(body.length / 2, -1), body.subarray(-1)];
    let sendNext = () => {};
    page.become((request, response) => {
      if (request.url === '/next') {
        sendNext();
        response.end();
        return;
      }
      response.writeHead(200, { 'content-length': body.length });
      sendNext = () => {
        const piece = pieces.shift();
        if (piece) response.write(piece);
      };
      sendNext();
    });
    const shown = await page.page.evaluate(async () => {
      const images: [number, boolean][] = [];
      await new loader.ImageManager().loadImage('/progressive.jpg', {
        options: { progressive: { intervalMs: 0 } },
        onImage: ({ image, finished }) => {
          images.push([image.width, finished]);
          void fetch('/next');
        },
      });
      return images;
    });
    assert.ok(shown.length >= 3, `${shown.length} images`);
    assert.ok(shown.every(([width]) => width === 800));
    assert.deepEqual(
      shown.map(([, finished]) => finished),
      [...Array(shown.length - 1).fill(false), true],
    );
  });
});
