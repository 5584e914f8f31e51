import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VernalApplication } from '@vernal/web';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { AppConfig } from './app-config.js';
import { RequestLog } from './requests/request-log.js';

const RED = { r: 200, g: 20, b: 20 };

describe('examples/image-update in Chromium', () => {
  let folder: string;
  let app: VernalApplication;
  let browser: Browser;
  let painter: BrowserContext;
  let visitor: BrowserContext;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gallery-'));
    app = await VernalApplication.run(AppConfig, {
      port: 0,
      properties: { 'gallery.data': folder },
      configLocations: [fileURLToPath(new URL('..', import.meta.url))],
    });
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });

  beforeEach(async () => {
    painter = await browser.newContext({ baseURL: `http://localhost:${app.port}` });
    visitor = await browser.newContext({ baseURL: `http://localhost:${app.port}` });
  });

  afterEach(async () => {
    await painter.close();
    await visitor.close();
  });

  after(async () => {
    await browser?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('sends a visitor of the studio to the login and back', async () => {
    const page = await painter.newPage();
    await page.goto('/studio/requests');
    assert.match(page.url(), /\/login\?from=/);
    await logIn(page);
    await page.waitForURL('**/studio/requests');
    assert.equal(await page.locator('h1').textContent(), 'Requests');
  });

  it('says when the password is wrong, and keeps the name', async () => {
    const page = await painter.newPage();
    await page.goto('/studio');
    await logIn(page, 'wrong');
    assert.equal(await page.getByRole('alert').textContent(), 'Name or password is wrong.');
    assert.equal(await page.getByLabel('Name').inputValue(), 'painter');
  });

  it('shows a new picture in every open page without a reload, at the price of one download', async () => {
    const gallery = await visitor.newPage();
    await gallery.goto('/');
    await shown(gallery, 'meadow');
    const before = await colour(gallery, 'meadow');
    const studio = await painter.newPage();
    await studio.goto('/studio');
    await logIn(studio);
    await shown(studio, 'meadow', '[data-thumbnail="meadow"]');
    const downloadsBefore = downloads('meadow');
    await upload(studio, 'meadow', await redPicture());
    assert.match((await studio.getByRole('status').textContent()) ?? '', /Meadow in April.*new picture/);

    await gallery.waitForFunction(
      ([url, red]) => {
        const image = document.querySelector<HTMLImageElement>(`img[data-picture="${url}"]`) as HTMLImageElement;
        const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
        canvas.drawImage(image, 0, 0, 1, 1);
        return (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) >= red;
      },
      ['/images/meadow', 180] as const,
      { timeout: 5000 },
    );
    const after = await colour(gallery, 'meadow');
    assert.notDeepEqual(after, before);
    assert.ok(after[0] > 180 && after[1] < 60, `the picture is red: ${after}`);
    assert.equal(
      downloads('meadow') - downloadsBefore,
      1,
      'the gallery loads the new picture once, the studio a thumbnail',
    );
  });

  it('asks with If-Modified-Since after a reload, and 304s stand in the request log', async () => {
    const gallery = await visitor.newPage();
    await gallery.goto('/');
    await shown(gallery, 'harbour');
    await gallery.reload();
    await gallery.waitForFunction(
      () => document.querySelector('[data-state="/images/harbour"]')?.textContent?.includes('304'),
      undefined,
      { timeout: 5000 },
    );
    const log = app.getBean(RequestLog).entries;
    assert.ok(log.some(({ path, status, bytes }) => path === '/images/harbour' && status === 304 && bytes === 0));
  });

  it('refuses a file that is no picture and keeps the picture in place', async () => {
    const page = await painter.newPage();
    await page.goto('/studio');
    await logIn(page);
    const before = await (await page.request.get('/images/dunes')).body();
    await upload(page, 'dunes', Buffer.from('no picture at all'));
    assert.match((await page.getByRole('alert').textContent()) ?? '', /not a whole picture/);
    assert.deepEqual(await (await page.request.get('/images/dunes')).body(), before);
  });

  async function logIn(page: Page, password = 'vernal'): Promise<void> {
    await page.getByLabel('Name').fill('painter');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForLoadState();
  }

  async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
    const form = page.locator(`form[action="/studio/pictures/${name}"]`);
    await form.locator('input[type=file]').setInputFiles({ name: 'new.jpg', mimeType: 'image/jpeg', buffer });
    await form.getByRole('button', { name: 'Put in place' }).click();
    await page.waitForLoadState();
  }

  /** How often the bytes of a picture were sent. */
  const downloads = (name: string): number =>
    app.getBean(RequestLog).entries.filter(({ path, status }) => path === `/images/${name}` && status === 200).length;

  async function shown(page: Page, name: string, selector = `img[data-picture="/images/${name}"]`): Promise<void> {
    await page.waitForFunction(
      (wanted) => {
        const image = document.querySelector<HTMLImageElement>(wanted);
        return image?.complete && image.naturalWidth > 0;
      },
      selector,
      { timeout: 5000 },
    );
  }

  function colour(page: Page, name: string): Promise<readonly [number, number, number]> {
    return page.evaluate((url) => {
      const image = document.querySelector<HTMLImageElement>(`img[data-picture="${url}"]`) as HTMLImageElement;
      const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      canvas.drawImage(image, 0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b] as const;
    }, `/images/${name}`);
  }

  function redPicture(): Promise<Buffer> {
    return sharp({ create: { width: 960, height: 640, channels: 3, background: RED } })
      .jpeg()
      .toBuffer();
  }
});
