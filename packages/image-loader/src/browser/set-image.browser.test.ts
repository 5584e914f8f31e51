import assert from 'node:assert/strict';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { type ChangingPicture, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

describe('setImage in a page', () => {
  let page: BrowserPage;
  let changing: ChangingPicture;

  before(async () => {
    changing = { body: await picture('red', { width: 60, height: 40 }), etag: '"1"' };
    page = await BrowserPage.open((request, response) => serve(changing)(request, response));
  });

  after(() => page?.close());

  it('shows the cached picture, sees the 304, then shows a changed one in its place', async () => {
    const load = () =>
      page.page.evaluate(async () => {
        const element = document.querySelector('img') ?? document.body.appendChild(new Image());
        const shown: number[] = [];
        const result = await loader.setImage(element, '/changing.png', {
          options: { refreshCached: true },
          onShown: () => shown.push(element.naturalWidth),
        });
        await new Promise((resolve) => setTimeout(resolve, 50));
        return { status: result.status, notModified: result.notModified, cacheType: result.cacheType, shown };
      });

    assert.deepEqual(await load(), { status: 200, notModified: false, cacheType: 'none', shown: [60] });
    assert.deepEqual(await load(), { status: 304, notModified: true, cacheType: 'memory', shown: [60] });
    changing = { body: await picture('blue', { width: 80, height: 40 }), etag: '"2"' };
    assert.deepEqual(await load(), { status: 200, notModified: false, cacheType: 'none', shown: [60, 80] });
    await page.reload();
    assert.deepEqual(await load(), { status: 304, notModified: true, cacheType: 'disk', shown: [80] });
    assert.equal(page.origin.requests[0]?.headers['if-none-match'], '"2"');
  });
});
