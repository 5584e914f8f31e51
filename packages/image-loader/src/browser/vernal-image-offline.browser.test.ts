import assert from 'node:assert/strict';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

describe('a <vernal-image> on a second visit, without a network, and without JavaScript', () => {
  let page: BrowserPage;
  /** The statuses of the pictures' answers. */
  const answers: number[] = [];

  before(async function () {
    this.timeout(60_000);
    const red = await picture('red');
    page = await BrowserPage.open((request, response) => {
      if (request.url !== '/plain.html') {
        response.on('finish', () => answers.push(response.statusCode));
        return serve({ body: red, etag: '"1"' })(request, response);
      }
      const image = '<img src="/a.png" alt="A" width="60" height="40">';
      const html = `<!doctype html><vernal-image src="/a.png" alt="A"><noscript>${image}</noscript></vernal-image>
        <script type="module">
          import { defineVernalImage } from '/dist/browser/index.js';
          defineVernalImage();
        </script>`;
      return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
  });

  after(() => page?.close());

  it('has each of 200 pictures confirmed after a reload, and downloads none', async () => {
    const visit = async () => {
      await page.reload();
      answers.length = 0;
      return page.page.evaluate(
        () =>
          new Promise<string[]>((resolve) => {
            loader.defineVernalImage();
            const types: string[] = [];
            document.body.addEventListener('vernal-load', (event) => {
              types.push((event as CustomEvent<Loader.ImageResult>).detail.cacheType);
              if (types.length === 200) resolve([...new Set(types)]);
            });
            const image = (index: number) =>
              `<vernal-image src="/${index}.png" alt="" width="60" height="40" refresh-cached></vernal-image>`;
            document.body.innerHTML = Array.from({ length: 200 }, (_, index) => image(index)).join('');
          }),
      );
    };
    assert.deepEqual(await visit(), ['none']);
    await page.page.waitForFunction(async () => {
      const { imageCache } = loader.ImageManager.sharedManager as unknown as { imageCache: Loader.ImageCache };
      return (await imageCache.disk!.totalCount()) >= 200;
    });
    assert.deepEqual(await visit(), ['disk']);
    assert.deepEqual([answers.length, new Set(answers)], [200, new Set([304])]);
  });

  it('shows what it has kept from an earlier visit, and says that it could not ask', async () => {
    await page.page.evaluate(async () => {
      await loader.ImageManager.sharedManager.loadImage('/a.png', { options: { waitStore: true } });
    });
    await page.reload();
    await page.page.context().setOffline(true);
    const seen = await page.page.evaluate(async () => {
      loader.defineVernalImage();
      const show = (src: string) =>
        new Promise<unknown[]>((resolve) => {
          const element = document.createElement('vernal-image');
          element.addEventListener('vernal-load', ({ detail }: CustomEvent<Loader.ImageResult>) =>
            resolve([element.state, element.naturalWidth, detail.cacheType, detail.error?.code]),
          );
          element.addEventListener('vernal-error', ({ detail }: CustomEvent<Loader.ImageError>) =>
            resolve([element.state, detail.code]),
          );
          Object.assign(element, { src, refreshCached: true });
          document.body.append(element);
        });
      return [await show('/a.png'), await show('/never-seen.png')];
    });
    await page.page.context().setOffline(false);
    assert.deepEqual(seen, [
      ['loaded', 60, 'disk', 'network'],
      ['error', 'network'],
    ]);
  });

  it('leaves the plain image inside to a browser that runs no scripts', async () => {
    const context = await page.browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(page.origin.url('/plain.html'));
    const image = plain.locator('vernal-image img');
    await image.waitFor({ state: 'visible' });
    const box = await image.boundingBox();
    await context.close();
    assert.deepEqual([box?.width, box?.height], [60, 40]);
  });

  it('asks for the picture once where scripts run, for all the image inside', async () => {
    page.origin.requests.length = 0;
    const context = await page.browser.newContext();
    const scripted = await context.newPage();
    await scripted.goto(page.origin.url('/plain.html'));
    await scripted.waitForFunction('document.querySelector("vernal-image").state === "loaded"');
    await context.close();
    assert.equal(page.origin.requests.filter(({ path }) => path === '/a.png').length, 1);
  });
});
