import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import {
  allShown,
  colourOf,
  connected,
  DESKTOP,
  kept,
  launchChromium,
  logInAs,
  PHONE,
  pictureAnswers,
  red,
  shown,
  stored,
} from './testing/browser.js';
import { CHEAP_HASH, type GalleryUnderTest, plainPicture, startGallery } from './testing/gallery-under-test.js';
import { UserStore } from './users/user-store.js';

const RED = { r: 200, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 200 };
/** Milliseconds in which a viewer is to see a new picture; the machine of a test may be busy. */
const SOON = 1000;

for (const [device, options] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  describe(`examples/image-update in Chromium on a ${device}`, function () {
    this.timeout(60_000);
    let gallery: GalleryUnderTest;
    let browser: Browser;
    const contexts: BrowserContext[] = [];

    before(async () => {
      gallery = await startGallery({ port: 0 });
      browser = await launchChromium();
    });

    afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));

    after(async () => {
      await browser?.close();
      await gallery?.close();
    });

    async function openPage(path: string, more: BrowserContextOptions = {}): Promise<Page> {
      const baseURL = `http://localhost:${gallery.app.port}`;
      const context = await browser.newContext({ baseURL, locale: 'en-GB', ...options, ...more });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    }

    async function openStudio(path = '/studio', more: BrowserContextOptions = {}): Promise<Page> {
      const page = await openPage(path, more);
      await logInAs(page);
      return page;
    }

    const form = (page: Page, name: string) => page.locator(`form[action^="/studio/pictures/${name}?"]`);
    const file = async (background = RED) => ({
      name: 'new.jpg',
      mimeType: 'image/jpeg',
      buffer: await plainPicture(background, [960, 640]),
    });

    it('sends a visitor of the studio to the login and back', async () => {
      const page = await openPage('/studio/requests');
      assert.match(page.url(), /\/login\?from=/);
      await logInAs(page);
      await page.waitForURL('**/studio/requests');
      assert.equal(await page.locator('h1').textContent(), 'Requests');
    });

    it('says when the password is wrong, and keeps the name', async () => {
      const page = await openPage('/studio');
      await logInAs(page, 'wrong');
      assert.equal(await page.getByRole('alert').textContent(), 'Name or password is wrong.');
      assert.equal(await page.getByLabel('Name').inputValue(), 'painter');
    });

    it('logs out, and says so on the next page only', async () => {
      const page = await openStudio();
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByText('You are logged out.').waitFor();
      await page.reload();
      assert.equal(await page.getByText('You are logged out.').count(), 0);
    });

    it('shows a new picture in every open page, by one download and nothing else', async () => {
      const viewer = await openPage('/');
      await allShown(viewer);
      await connected(viewer);
      const before = await colourOf(viewer, 'meadow');
      const studio = await openStudio();
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

    it('shows what changed while a page was cut off', async () => {
      const viewer = await openPage('/');
      await allShown(viewer);
      await connected(viewer);
      await viewer.context().setOffline(true);
      const studio = await openStudio();
      await form(studio, 'fjord')
        .locator('input[type=file]')
        .setInputFiles(await file());
      await studio.getByText('The new picture is in place.').waitFor();
      await viewer.context().setOffline(false);
      await red(viewer, 'fjord', 15_000);
    });

    it('takes one connection for all windows of a browser, which another one takes over', async () => {
      const first = await openPage('/');
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
      const studio = await openStudio();
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

    it('changes the password', async () => {
      const studio = await openStudio('/studio/account');
      await studio.getByLabel('Present password').fill('vernal');
      await studio.getByLabel('New password').fill('summer evening');
      await studio.getByRole('button', { name: 'Change' }).click();
      await studio.getByText('The password has been changed.').waitFor();
      const again = await openPage('/studio');
      await logInAs(again, 'summer evening');
      assert.equal(new URL(again.url()).pathname, '/studio');
      await gallery.app.getBean(UserStore).setPassword('painter', CHEAP_HASH);
    });

    it('asks for nothing but the state of the pictures after a reload', async () => {
      const viewer = await openPage('/');
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
      const studio = await openStudio();
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
      const studio = await openStudio();
      const before = await (await studio.request.get('/images/dunes')).body();
      const input = form(studio, 'dunes').locator('input[type=file]');
      const status = form(studio, 'dunes').locator('[data-status]');
      await input.setInputFiles({ ...(await file()), buffer: Buffer.from('no picture at all') });
      await status.getByText(/not a whole picture/).waitFor();
      await input.setInputFiles({ ...(await file()), buffer: Buffer.alloc(5.5 * 1024 * 1024) });
      await status.getByText('The file is too large. A picture may have at most 5 MB.').waitFor();
      assert.deepEqual(await (await studio.request.get('/images/dunes')).body(), before);
    });

    it('adds, renames, restores and deletes a picture', async () => {
      const studio = await openStudio();
      const viewer = await openPage('/');
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
      const gallery = await openPage('/');
      await connected(gallery);
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
      await gallery.locator(`[data-card="/images/cobalt-${device}"]`).waitFor({ state: 'detached' });
      const gone = await viewer.goto(`/pictures/cobalt-${device}`);
      assert.equal(gone?.status(), 404);
      assert.equal(await viewer.locator('h1').textContent(), 'Not found');
    });

    it('lets an admin add a user, who is logged out when the admin removes that one', async () => {
      const admin = await openStudio('/studio/users');
      const name = `on-a-${device}`;
      await admin.getByLabel('Name').fill('Not fit');
      await admin.getByLabel('Password').fill('a long enough password');
      await admin.getByRole('button', { name: 'Add' }).click();
      await admin.getByText('Use small letters').waitFor();
      await admin.getByLabel('Name').fill(name);
      await admin.getByLabel('Password').fill('a long enough password');
      await admin.getByRole('radio', { name: /Editor/ }).check();
      await admin.getByRole('button', { name: 'Add' }).click();
      await admin.getByText(`“${name}” has been added.`).waitFor();

      const editor = await openPage('/studio');
      await logInAs(editor, 'a long enough password', name);
      await editor.getByRole('heading', { name: 'Studio' }).waitFor();
      assert.equal(await editor.getByRole('link', { name: 'Users' }).count(), 0);
      assert.equal((await editor.goto('/studio/users'))?.status(), 403);
      await editor.getByText('Only admins may manage users.').waitFor();

      await admin.locator(`a[href="/studio/users/${name}"]`).click();
      await admin.getByRole('radio', { name: /Admin/ }).check();
      await admin.getByRole('button', { name: 'Save' }).click();
      await admin.getByText(`“${name}” has been changed.`).waitFor();
      assert.equal((await editor.goto('/studio/users'))?.status(), 200);

      await admin.locator(`a[href="/studio/users/${name}/remove"]`).click();
      await admin.getByRole('button', { name: 'Remove' }).click();
      await admin.getByText(`“${name}” has been removed.`).waitFor();
      await editor.goto('/studio');
      assert.match(editor.url(), /\/login/);
    });

    it('says how long to wait after too many wrong passwords', async () => {
      const page = await openPage('/studio');
      for (let i = 0; i < 5; i++) await logInAs(page, 'wrong', 'nobody');
      const answer = page.waitForResponse('**/login');
      await logInAs(page, 'wrong', 'nobody');
      assert.equal((await answer).status(), 429);
      await page.getByText('Too many failed attempts. Try again in 15 minutes.').waitFor();
    });

    it('leads through many pictures page by page', async () => {
      const small = await startGallery({ port: 0, properties: { 'gallery.page-size': 2 } });
      try {
        const page = await openPage(`http://localhost:${small.app.port}/`);
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

    it('shows pages and pictures that were looked at without a network, and says so of others', async () => {
      const page = await openPage('/');
      await allShown(page);
      await stored(page, 8);
      await kept(page, '/');
      await page.goto('/pictures/dunes');
      await shown(page, 'dunes');
      await kept(page, '/pictures/dunes');
      await page.context().setOffline(true);
      await page.goto('/');
      await page.getByText('Pictures that change at their URL').waitFor();
      await allShown(page);
      assert.ok((await colourOf(page, 'dunes')).length > 0);
      await page.goto('/pictures/dunes');
      await page.getByRole('heading', { name: 'History' }).waitFor();
      await page.goto('/pictures/glacier');
      await page.getByRole('heading', { name: 'You are offline' }).waitFor();
      await page.goto('/studio');
      await page.getByRole('heading', { name: 'You are offline' }).waitFor();
      await page.context().setOffline(false);
      await page.goto('/pictures/glacier');
      await page.getByRole('heading', { name: 'Glacier' }).waitFor();
    });

    it('forgets the pages of a user who logs out', async () => {
      const page = await openStudio();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.goto('/pictures/dunes');
      await kept(page, '/pictures/dunes');
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByText('You are logged out.').waitFor();
      await kept(page, '/pictures/dunes', false);
    });

    it('keeps the chosen language and theme', async () => {
      const page = await openPage('/?page=1');
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
      const page = await openPage('/', { colorScheme: 'dark' });
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(20, 24, 22)');
    });

    it('works without JavaScript: pictures, login, upload, messages', async () => {
      const page = await openPage('/', { javaScriptEnabled: false });
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
      const page = await openStudio();
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
