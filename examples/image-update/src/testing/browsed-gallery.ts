import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { DESKTOP, launchChromium, logInAs, PHONE } from './browser.js';
import { type GalleryUnderTest, startGallery } from './gallery-under-test.js';

/** What pages are looked at with. */
export const DEVICES = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const;

/** A gallery that listens, and a Chromium, for the tests of a `describe`. Pages of a test are closed after it. */
export class BrowsedGallery {
  readonly #options: BrowserContextOptions;
  readonly #contexts: BrowserContext[] = [];
  #gallery: GalleryUnderTest | undefined;
  #browser: Browser | undefined;

  constructor(options: BrowserContextOptions = {}, properties: Record<string, unknown> = {}) {
    this.#options = options;
    before(async () => {
      this.#gallery = await startGallery({ port: 0, properties });
      this.#browser = await launchChromium();
    });
    afterEach(() => Promise.all(this.#contexts.splice(0).map((context) => context.close())));
    after(async () => {
      await this.#browser?.close();
      await this.#gallery?.close();
    });
  }

  get app(): GalleryUnderTest['app'] {
    assert.ok(this.#gallery, 'the gallery is there in tests only');
    return this.#gallery.app;
  }

  /** In a browser of its own, without cookies and caches. */
  async openPage(path: string, more: BrowserContextOptions = {}): Promise<Page> {
    assert.ok(this.#browser, 'the browser is there in tests only');
    const baseURL = `http://localhost:${this.app.port}`;
    const context = await this.#browser.newContext({ baseURL, locale: 'en-GB', ...this.#options, ...more });
    this.#contexts.push(context);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  /** Logged in as the first user. */
  async openStudio(path = '/studio', more: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.openPage(path, more);
    await logInAs(page);
    return page;
  }
}
