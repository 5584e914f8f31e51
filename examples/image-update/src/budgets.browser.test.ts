import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import sharp from 'sharp';
import { readPictureContent } from './pictures/picture-content.js';
import { PictureStore } from './pictures/picture-store.js';
import { BrowsedGallery, DEVICES } from './testing/browsed-gallery.js';
import { allShown, connected, DESKTOP, layoutShift, pictureAnswers, shown, stored } from './testing/browser.js';

/** Page, style, script, icon and the stream of events. */
const PAGE_REQUESTS = 5;
/** As sent, compressed. */
const PAGE_BYTES = 40_000;
const LAYOUT_SHIFT = 0.01;

describe('Budgets of examples/image-update', function () {
  this.timeout(120_000);
  const gallery = new BrowsedGallery({}, { 'gallery.page-size': 200 });

  async function measured(path: string, options: BrowserContextOptions) {
    const page = await gallery.openPage('about:blank', options);
    // the copy for times without a network is downloaded after all is shown
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const bytes = new Map<string, number>();
    const urls = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, response.url));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      bytes.set(requestId, encodedDataLength),
    );
    await page.goto(path);
    await connected(page);
    for (const [id, url] of urls) if (/^blob:|\/(?:images|thumbnails)\b/.test(url)) urls.delete(id);
    const sum = [...urls.keys()].reduce((total, id) => total + (bytes.get(id) ?? 0), 0);
    return { page, requests: [...new Set(urls.values())], bytes: sum };
  }

  for (const [device, options] of DEVICES) {
    for (const path of ['/', '/pictures/meadow']) {
      it(`keeps ${path} on a ${device} within ${PAGE_REQUESTS} requests and ${PAGE_BYTES} bytes beside its pictures, and still`, async () => {
        const { page, requests, bytes } = await measured(path, options);
        await shown(page, path === '/' ? 'dunes' : 'meadow');
        assert.ok(requests.length <= PAGE_REQUESTS, `${requests.length} requests: ${requests.join(' ')}`);
        assert.ok(bytes <= PAGE_BYTES, `${bytes} bytes`);
        const shift = await layoutShift(page);
        assert.ok(shift <= LAYOUT_SHIFT, `layout shift ${shift}`);
      });
    }
  }

  describe('with 200 pictures on a page', () => {
    const TOTAL = 200;

    before(async () => {
      const store = gallery.app.getBean(PictureStore);
      for (let count = await store.count(); count < TOTAL; count++) {
        const background = { r: count, g: 255 - count, b: (count * 7) % 256 };
        const bytes = await sharp({ create: { width: 48, height: 32, channels: 3, background } })
          .png()
          .toBuffer();
        await store.add(`plain-${count}`, `Plain ${count}`, await readPictureContent(bytes), 'painter');
      }
    });

    it('loads what is near the window only, and downloads nothing again on a reload', async () => {
      const page = await gallery.openPage('about:blank', DESKTOP);
      const first = pictureAnswers(page);
      await page.goto('/');
      await shown(page, 'dunes');
      assert.ok(first.length < 60, `${first.length} pictures were asked for before anybody scrolled`);
      await allShown(page);
      assert.equal(first.filter(({ status }) => status === 200).length, TOTAL);
      await stored(page, TOTAL);
      const second = pictureAnswers(page);
      await page.reload();
      await allShown(page);
      assert.deepEqual(
        second.filter(({ status }) => status !== 304),
        [],
      );
    });
  });
});
