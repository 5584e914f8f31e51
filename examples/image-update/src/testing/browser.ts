import type { VernalImageElement } from '@vernal/image-loader/browser';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** Fills the form of the page that it is on. */
export async function logInAs(page: Page, password = 'vernal', name = 'painter'): Promise<void> {
  await page.getByRole('textbox', { name: /^Name$/ }).fill(name);
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button').click();
  await page.waitForLoadState();
}

/** Waits until the picture of a name is drawn. */
export async function shown(page: Page, name: string): Promise<void> {
  await page.locator(`[data-card="/images/${name}"]`).scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (url) => {
      const picture = document.querySelector<VernalImageElement>(`[data-card="${url}"] vernal-image`);
      return picture?.state === 'loaded';
    },
    `/images/${name}`,
    { timeout: 10_000 },
  );
}

/** Waits until the page hears the server. */
export async function connected(page: Page): Promise<void> {
  await page.locator('[data-live]:not([data-live=""], [data-live="lost"])').waitFor();
}

/** Scrolls through the page until every picture has been drawn: what is far from the window is not loaded. */
export async function allShown(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.querySelectorAll<VernalImageElement>('[data-card] vernal-image')];
    for (const picture of pictures) {
      if (picture.state !== 'loaded') picture.scrollIntoView({ block: 'center' });
      while (picture.state !== 'loaded') await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/** Waits until the loader's disk cache holds that many pictures: it writes them after they are shown. */
export async function stored(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const [known] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(known?.name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const bodies = database.transaction('bodies').objectStore('bodies').count();
      await new Promise((resolve) => bodies.addEventListener('success', resolve));
      database.close();
      return bodies.result >= wanted;
    },
    count,
    { polling: 100 },
  );
}

/** Waits until the page at a path is kept for the time without a network, or no longer is. */
export async function kept(page: Page, path: string, isKept = true): Promise<void> {
  await page.waitForFunction(
    async ([url, wanted]) => ((await caches.match(url, { ignoreVary: true })) !== undefined) === wanted,
    [path, isKept] as const,
    { polling: 100 },
  );
}

/** The colour of a picture's middle, as it is drawn. */
export function colourOf(page: Page, name: string): Promise<readonly number[]> {
  return page.evaluate((url) => {
    const picture = document.querySelector(`[data-card="${url}"] vernal-image`);
    const image = picture?.shadowRoot?.querySelector('img') as HTMLImageElement;
    const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    canvas.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, `/images/${name}`);
}

/** Waits until the middle of a picture is red. */
export async function red(page: Page, name: string, timeout = 5000): Promise<void> {
  await page.locator(`[data-card="/images/${name}"]`).scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (url) => {
      const image = document.querySelector(`[data-card="${url}"] vernal-image`)?.shadowRoot?.querySelector('img');
      if (!image?.complete || image.naturalWidth === 0) return false;
      const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      canvas.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
      const [r = 0, g = 255] = canvas.getImageData(0, 0, 1, 1).data;
      return r > 180 && g < 60;
    },
    `/images/${name}`,
    { timeout, polling: 20 },
  );
}

/** What the page has received of the gallery's pictures from now on. */
export function pictureAnswers(page: Page): { path: string; status: number }[] {
  const answers: { path: string; status: number }[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/images/')) answers.push({ path: pathname, status: response.status() });
  });
  return answers;
}

/** The part of the shown page that has moved by itself, as browsers measure it. Source: Layout Instability, "CLS". */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
