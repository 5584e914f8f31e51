import assert from 'node:assert/strict';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

const CANDIDATES = 'srcset="/400.png 400w, /800.png 800w, /1600.png 1600w"';

describe('what a <vernal-image> loads', () => {
  let page: BrowserPage;
  let answer: Answer;

  before(async function () {
    this.timeout(60_000);
    page = await BrowserPage.open((request, response) => answer(request, response));
  });

  after(() => page?.close());

  beforeEach(async () => {
    answer = async (request, response) => {
      const width = Number(/\d+/.exec(request.url!)?.[0] ?? 60);
      serve({ body: await picture('red', { width, height: width / 2 }) })(request, response);
    };
    await page.page.setViewportSize({ width: 1000, height: 600 });
    await page.reload();
    await page.page.evaluate(async () => {
      await loader.ImageManager.sharedManager.imageCache.clear('all');
      loader.defineVernalImage();
    });
  });

  /** Puts the markup into the page and waits until so many loads have ended. */
  const show = (markup: string, count = 1) =>
    page.page.evaluate(
      ([html, wanted]) =>
        new Promise<void>((resolve) => {
          let ended = 0;
          document.body.addEventListener('vernal-load', () => {
            if (++ended === wanted) resolve();
          });
          document.body.innerHTML = html!;
        }),
      [markup, count] as const,
    );

  const asked = () => page.origin.requests.map(({ path }) => path);

  const layout = () =>
    page.page.evaluate(() => {
      const element = document.querySelector('vernal-image')!;
      return { source: element.currentSrc, width: element.width, height: element.height };
    });

  it('is the candidate that fits sizes and view, and no other', async () => {
    await show(`<vernal-image ${CANDIDATES} sizes="(min-width: 900px) 400px, 100vw" alt="A"></vernal-image>`);
    assert.deepEqual(asked(), ['/400.png']);
    await page.page.setViewportSize({ width: 700, height: 600 });
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.currentSrc === '/800.png');
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.complete);
    assert.deepEqual(asked(), ['/400.png', '/800.png']);
  });

  it('is laid out at the width that sizes says, whatever the pixels', async () => {
    await show(`<vernal-image ${CANDIDATES} sizes="500px" alt="A"></vernal-image>`);
    assert.deepEqual(await layout(), { source: '/800.png', width: 500, height: 250 });
  });

  for (const [sizes, candidate] of [
    ['(max-width: 100px) 10px,\n (min-width: 100px) and (min-height: 10px) calc(50vw - (20px * 5))', '/400.png'],
    ['nonsense, 60em', '/1600.png'],
    ['auto', '/800.png'],
    ['', '/1600.png'],
  ] as const) {
    it(`fits sizes="${sizes.replace('\n', '')}"`, async () => {
      await show(`<vernal-image style="width:700px" ${CANDIDATES} sizes="${sizes}" alt="A"></vernal-image>`);
      assert.deepEqual(asked(), [candidate]);
    });
  }

  it('is what imageAttributes says for an endpoint that draws it', async () => {
    const seen = await page.page.evaluate(async () => {
      const attributes = loader.imageAttributes({ endpoint: '/image', url: '/cat.png', width: 300, height: 150 });
      const element = Object.assign(document.createElement('vernal-image'), attributes);
      const loaded = new Promise((resolve) => element.addEventListener('vernal-load', resolve));
      document.body.append(element);
      await loaded;
      return [element.currentSrc, element.width, element.height];
    });
    assert.deepEqual(seen, ['/image?url=%2Fcat.png&w=384&q=75', 300, 150]);
  });

  it('is the src on a screen of one pixel per point, beside candidates by density', async () => {
    await show('<vernal-image src="/100.png" srcset="/200.png 2x" alt="A"></vernal-image>');
    assert.deepEqual(await layout(), { source: '/100.png', width: 100, height: 50 });
  });

  it('is the denser candidate on a denser screen, laid out as large as the other', async () => {
    const session = await page.page.context().newCDPSession(page.page);
    const metrics = { width: 1000, height: 600, deviceScaleFactor: 2, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', metrics);
    await show('<vernal-image src="/100.png" srcset="/200.png 2x" alt="A"></vernal-image>');
    const seen = await layout();
    await session.send('Emulation.clearDeviceMetricsOverride');
    assert.deepEqual(seen, { source: '/200.png', width: 100, height: 50 });
  });

  it('is half as large as its pixels where its name ends in @2x', async () => {
    await show('<vernal-image src="/200@2x.png" alt="A"></vernal-image>');
    assert.deepEqual(await layout(), { source: '/200@2x.png', width: 100, height: 50 });
  });

  it('is the low-data picture where the person saves data', async () => {
    await page.page.evaluate(() => {
      Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } });
    });
    await show('<vernal-image src="/900.png" srcset="/1800.png 2x" low-data-src="/90.png" alt="A"></vernal-image>');
    assert.deepEqual(asked(), ['/90.png']);
  });

  it('comes first where it is in the view', async () => {
    const red = await picture('red');
    answer = serve({ body: red });
    const at = (name: string, top: number) =>
      `<vernal-image style="position:absolute;top:${top}px" src="/${name}.png" alt="" width="60"></vernal-image>`;
    const far = [1, 2, 3].map((number) => at(`far-${number}`, 9000)).join('');
    await page.page.evaluate(() => {
      loader.ImageDownloader.sharedDownloader.suspended = true;
      loader.ImageDownloader.sharedDownloader.maxConcurrentDownloads = 1;
    });
    const shown = show(far + at('near-1', 1000) + at('seen-1', 10), 5);
    await page.page.waitForFunction(() => document.querySelectorAll('vernal-image').length === 5);
    await page.page.waitForFunction(() =>
      [...document.querySelectorAll('vernal-image')].some((element) => element.currentLoad?.priority === 'high'),
    );
    await page.page.evaluate(() => {
      loader.ImageDownloader.sharedDownloader.suspended = false;
    });
    await shown;
    assert.deepEqual(asked(), ['/seen-1.png', '/near-1.png', '/far-1.png', '/far-2.png', '/far-3.png']);
  });

  it('is let go where it is lazy and has been scrolled past before its turn', async () => {
    await page.page.evaluate(() => {
      loader.ImageDownloader.sharedDownloader.suspended = true;
      document.body.innerHTML =
        '<p style="height:9000px"></p><vernal-image src="/60.png" alt="" width="60" loading="lazy"></vernal-image>';
      document.querySelector('vernal-image')!.scrollIntoView();
    });
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === 'loading');
    await page.page.evaluate(() => scrollTo(0, 0));
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === '');
    const waiting = await page.page.evaluate(() => loader.ImageDownloader.sharedDownloader.currentDownloadCount);
    assert.equal(waiting, 0);
    const shown = page.page.evaluate(() => {
      loader.ImageDownloader.sharedDownloader.suspended = false;
      const loaded = new Promise((resolve) => document.body.addEventListener('vernal-load', () => resolve(true)));
      document.querySelector('vernal-image')!.scrollIntoView();
      return loaded;
    });
    assert.equal(await shown, true);
  });
});
