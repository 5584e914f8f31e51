import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { BrowsedGallery, DEVICES } from './testing/browsed-gallery.js';
import { allShown, colourOf, connected, logInAs, pictureAnswers, red, shown, stored } from './testing/browser.js';
import { plainPicture, startGallery } from './testing/gallery-under-test.js';

const RED = { r: 200, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 200 };
/** Milliseconds in which a viewer is to see a new picture; the machine of a test may be busy. */
const SOON = 1000;

for (const [device, options] of DEVICES) {
  describe(`examples/image-update in Chromium on a ${device}`, function () {
    this.timeout(60_000);
    const gallery = new BrowsedGallery(options);

    const form = (page: Page, name: string) => page.locator(`form[action^="/studio/pictures/${name}?"]`);
    const file = async (background = RED) => ({
      name: 'new.jpg',
      mimeType: 'image/jpeg',
      buffer: await plainPicture(background, [960, 640]),
    });

    it('shows a new picture in every open page, by one download and nothing else', async () => {
      const viewer = await gallery.openPage('/');
      await allShown(viewer);
      await connected(viewer);
      const before = await colourOf(viewer, 'meadow');
      const studio = await gallery.openStudio();
      const answers = pictureAnswers(viewer);
      const acknowledged = studio.waitForResponse('**/api/pictures/meadow/content');
      await form(studio, 'meadow')
        .locator('input[type=file]')
        .setInputFiles(await file());
      await acknowledged;
      const started = performance.now();
      await red(viewer, 'meadow');
      const took = performance.now() - started;
      assert.notDeepEqual(await colourOf(viewer, 'meadow'), before);
      assert.deepEqual(answers, [{ path: '/images/meadow', status: 200 }]);
      assert.ok(took < SOON, `seen after ${Math.round(took)} ms`);
      await studio.getByText('The new picture is in place.').waitFor();
      await red(studio, 'meadow');
    });

    it('shows an added picture in every open list, by one download and nothing else', async () => {
      const viewer = await gallery.openPage('/');
      await allShown(viewer);
      await connected(viewer);
      const studio = await gallery.openStudio();
      const answers = pictureAnswers(viewer);
      const acknowledged = studio.waitForResponse('**/api/pictures');
      await studio
        .getByLabel('Files of new pictures')
        .setInputFiles({ ...(await file(BLUE)), name: `A first one on a ${device}.jpg` });
      await acknowledged;
      const started = performance.now();
      await shown(viewer, `a-first-one-on-a-${device}`);
      const took = performance.now() - started;
      assert.deepEqual(answers, [{ path: `/images/a-first-one-on-a-${device}`, status: 200 }]);
      assert.ok(took < SOON, `seen after ${Math.round(took)} ms`);
    });

    it('says that it hears nothing as soon as the network is gone, and hears again when it is back', async () => {
      const page = await gallery.openPage('/');
      await connected(page);
      await page.context().setOffline(true);
      await page.getByText('Cut off; connecting again…').waitFor();
      await page.context().setOffline(false);
      await connected(page);
    });

    it('shows what changed while a page was cut off', async () => {
      const viewer = await gallery.openPage('/');
      await allShown(viewer);
      await connected(viewer);
      await viewer.context().setOffline(true);
      const studio = await gallery.openStudio();
      await form(studio, 'fjord')
        .locator('input[type=file]')
        .setInputFiles(await file());
      await studio.getByText('The new picture is in place.').waitFor();
      await viewer.context().setOffline(false);
      await red(viewer, 'fjord', 15_000);
    });

    it('takes one connection for all windows of a browser, which another one takes over', async () => {
      const first = await gallery.openPage('/');
      await connected(first);
      const second = await first.context().newPage();
      const streams: string[] = [];
      second.on('request', (request) => {
        if (request.url().includes('/events')) streams.push(request.url());
      });
      await second.goto('/pictures/vineyard');
      await connected(second);
      await shown(second, 'vineyard');
      assert.deepEqual(streams, []);
      const studio = await gallery.openStudio();
      const put = async (background: typeof RED) => {
        await form(studio, 'vineyard')
          .locator('input[type=file]')
          .setInputFiles(await file(background));
        await studio.getByText('The new picture is in place.').waitFor();
      };
      await put(RED);
      await red(second, 'vineyard');
      const ownStream = second.waitForRequest((request) => request.url().includes('/events'));
      await first.close();
      await ownStream;
      await connected(second);
      await put(BLUE);
      await second.waitForFunction(
        () => document.querySelector('[data-live]')?.getAttribute('data-live') === 'replaced',
      );
      await put(RED);
      await red(second, 'vineyard');
    });

    it('asks for nothing but the state of the pictures after a reload', async () => {
      const viewer = await gallery.openPage('/');
      await allShown(viewer);
      await stored(viewer, 8);
      const answers = pictureAnswers(viewer);
      await viewer.reload();
      await allShown(viewer);
      assert.ok(answers.length >= 8);
      assert.deepEqual(
        answers.filter(({ status }) => status !== 304),
        [],
      );
    });

    it('takes a file that is dropped on a picture, and shows how far it is', async () => {
      const studio = await gallery.openStudio();
      const target = form(studio, 'glacier');
      await studio.evaluate(() => {
        const seen: number[] = [];
        Object.assign(window, { seen });
        new MutationObserver((changes) => {
          for (const { target } of changes) if (target instanceof HTMLProgressElement) seen.push(target.value);
        }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['value', 'hidden'] });
      });
      const bytes = [...(await plainPicture(RED, [960, 640]))];
      const data = await studio.evaluateHandle((list) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(list)], 'dropped.jpg', { type: 'image/jpeg' }));
        return transfer;
      }, bytes);
      // anywhere on the card, such as on the picture
      const picture = studio.locator('[data-card="/images/glacier"] .frame');
      const card = studio.locator('.card[data-card="/images/glacier"]');
      await picture.dispatchEvent('dragover', { dataTransfer: data });
      assert.match((await card.getAttribute('class')) ?? '', /dropping/);
      await picture.dispatchEvent('drop', { dataTransfer: data });
      assert.doesNotMatch((await card.getAttribute('class')) ?? '', /dropping/);
      await target.getByText('The new picture is in place.').waitFor();
      await red(studio, 'glacier');
      assert.ok(
        await studio.evaluate(() => (window as unknown as { seen: number[] }).seen.includes(1)),
        'the progress bar was full',
      );
    });

    it('refuses a file that is no picture, or too large, and keeps the picture in place', async () => {
      const studio = await gallery.openStudio();
      const before = await (await studio.request.get('/images/dunes')).body();
      const input = form(studio, 'dunes').locator('input[type=file]');
      const status = form(studio, 'dunes').locator('[data-status]');
      await input.setInputFiles({ ...(await file()), buffer: Buffer.from('no picture at all') });
      await status.getByText(/not a whole picture/).waitFor();
      await input.setInputFiles({ ...(await file()), buffer: Buffer.alloc(5.5 * 1024 * 1024) });
      await status.getByText('The file is too large. A picture may have at most 5 MB.').waitFor();
      assert.deepEqual(await (await studio.request.get('/images/dunes')).body(), before);
    });

    it('keeps those of several files that are pictures, and says of each that is none', async () => {
      const studio = await gallery.openStudio();
      await connected(studio);
      await studio.getByLabel('Files of new pictures').setInputFiles([
        { ...(await file()), name: 'empty.jpg', buffer: Buffer.alloc(0) },
        { ...(await file()), name: 'bad.jpg', buffer: Buffer.from('no picture at all') },
        { ...(await file()), name: `Good on a ${device}.jpg` },
      ]);
      await studio.getByText('bad.jpg: The file is not a whole picture.').waitFor();
      await studio.getByText('empty.jpg: The file is empty.').waitFor();
      await shown(studio, `good-on-a-${device}`);
      // the card that has come takes files, too
      await form(studio, `good-on-a-${device}`)
        .locator('input[type=file]')
        .setInputFiles(await file(BLUE));
      await studio.getByText('The new picture is in place.').waitFor();
    });

    it('adds, renames, restores and deletes a picture', async () => {
      const studio = await gallery.openStudio();
      const viewer = await gallery.openPage('/');
      await connected(viewer);
      await studio
        .getByLabel('Files of new pictures')
        .setInputFiles({ ...(await file(BLUE)), name: `Blue on a ${device}.jpg` });
      await studio.waitForURL(`**/pictures/blue-on-a-${device}`);
      await viewer.getByText('A picture has been added').waitFor();
      await shown(viewer, `blue-on-a-${device}`);

      await studio.getByRole('link', { name: 'Rename' }).click();
      await studio.getByLabel('Title').fill('Cobalt');
      await studio.getByLabel('Name in the URL').fill('Not fit!');
      await studio.getByRole('button', { name: 'Save' }).click();
      await studio.getByText('Use small letters').waitFor();
      await studio.getByLabel('Name in the URL').fill(`cobalt-${device}`);
      await studio.getByRole('button', { name: 'Save' }).click();
      await studio.waitForURL(`**/pictures/cobalt-${device}`);
      await studio.getByText('The picture is called “Cobalt” now.').waitFor();
      await shown(viewer, `cobalt-${device}`);
      assert.equal(await viewer.locator(`[data-card="/images/blue-on-a-${device}"]`).count(), 0);

      await studio.goto('/studio');
      await form(studio, `cobalt-${device}`)
        .locator('input[type=file]')
        .setInputFiles(await file(RED));
      await studio.getByText('The new picture is in place.').waitFor();
      const list = await gallery.openPage('/');
      await connected(list);
      await viewer.goto(`/pictures/cobalt-${device}`);
      await red(viewer, `cobalt-${device}`);
      await connected(viewer);
      await studio.goto(`/pictures/cobalt-${device}`);
      await studio.getByRole('button', { name: 'Restore version 1' }).click();
      await studio.getByText('Version 1 of “Cobalt” is shown again.').waitFor();
      await viewer.waitForFunction(
        () => document.querySelector('[data-live]')?.getAttribute('data-live') === 'replaced',
      );
      const [, , blue = 0] = await colourOf(viewer, `cobalt-${device}`);
      assert.ok(blue > 180);
      // the history tells of it, too
      await viewer.getByText('restored from version 1').waitFor();

      await studio.getByRole('link', { name: 'Delete' }).click();
      await studio.getByRole('button', { name: 'Delete for good' }).click();
      await studio.getByText('“Cobalt” has been deleted.').waitFor();
      await viewer.locator('article.gone').waitFor();
      await list.locator(`[data-card="/images/cobalt-${device}"]`).waitFor({ state: 'detached' });
      const gone = await viewer.goto(`/pictures/cobalt-${device}`);
      assert.equal(gone?.status(), 404);
      assert.equal(await viewer.locator('h1').textContent(), 'Not found');
    });

    it('leads through many pictures page by page', async () => {
      const small = await startGallery({ port: 0, properties: { 'gallery.page-size': 2 } });
      try {
        const page = await gallery.openPage(`http://localhost:${small.app.port}/`);
        await page.getByRole('link', { name: 'Next' }).click();
        await page.waitForURL('**/?page=2');
        await page.getByText('Glacier').waitFor();
        if (device === 'desktop') await page.getByRole('link', { name: 'Page 4' }).click();
        else await page.goto(`http://localhost:${small.app.port}/?page=4`);
        await page.getByText('Vineyard in October').waitFor();
        assert.equal(await page.getByRole('link', { name: 'Next' }).count(), 0);
        await page.getByRole('link', { name: 'Deutsch' }).click();
        await page.waitForURL('**/?page=4');
        await page.getByRole('link', { name: 'Zurück' }).click();
        await page.waitForURL('**/?page=3');
      } finally {
        await small.close();
      }
    });

    it('leads from a picture to the next one and back', async () => {
      const page = await gallery.openPage('/pictures/harbour');
      await page.locator('[rel=next]').click();
      await page.getByRole('heading', { name: 'Meadow in April' }).waitFor();
      await page.locator('[rel=prev]').click();
      await page.getByRole('heading', { name: 'Harbour at dusk' }).waitFor();
      await page.goto('/pictures/vineyard');
      assert.equal(await page.locator('[rel=next]').count(), 0);
    });

    it('keeps the chosen language and theme', async () => {
      const page = await gallery.openPage('/?page=1');
      await page.getByRole('link', { name: 'Deutsch' }).click();
      await page.getByRole('heading', { name: 'Bilder, die sich an ihrer URL ändern' }).waitFor();
      await page.getByRole('link', { name: 'Dunkel' }).click();
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(await ground(), 'rgb(20, 24, 22)');
      await page.goto('/login');
      assert.equal(await page.locator('h1').textContent(), 'Anmelden');
      assert.equal(await ground(), 'rgb(20, 24, 22)');
      await page.getByRole('link', { name: 'Hell' }).click();
      assert.equal(await ground(), 'rgb(247, 246, 242)');
    });

    it('follows the theme of the system as long as none is chosen', async () => {
      const page = await gallery.openPage('/', { colorScheme: 'dark' });
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(20, 24, 22)');
    });

    it('works without JavaScript: pictures, login, upload, messages', async () => {
      const page = await gallery.openPage('/', { javaScriptEnabled: false });
      await page.locator('[data-card="/images/orchard"] noscript img').waitFor();
      const drawn = page.waitForResponse('**/images/orchard?width=640');
      await page.goto('/studio');
      await logInAs(page);
      await drawn;
      await form(page, 'orchard')
        .locator('input[type=file]')
        .setInputFiles(await file());
      await form(page, 'orchard').getByRole('button', { name: 'Put in place' }).click();
      await page.getByText('“Orchard in bloom” has a new picture.').waitFor();
      assert.equal(new URL(page.url()).pathname, '/studio');
    });

    it('is no wider than the window on any page', async () => {
      const page = await gallery.openStudio();
      const paths = [
        '/',
        '/studio',
        '/pictures/meadow',
        '/studio/requests',
        '/studio/account',
        '/studio/users',
        '/nowhere',
      ];
      for (const path of [
        ...paths,
        '/studio/pictures/meadow/rename',
        '/studio/pictures/meadow/delete',
        '/studio/users/painter',
        '/studio/users/painter/remove',
        '/?lang=de',
      ]) {
        await page.goto(path);
        const [width, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok((width ?? 0) <= (window ?? 0), `${path} is ${width} wide in a window of ${window}`);
      }
    });
  });
}
