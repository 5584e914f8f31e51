// npm run screenshots: makes the pictures of the gallery and the studio that README shows.
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { allShown, connected, DESKTOP, launchChromium, logInAs, PHONE, stored } from './browser.js';
import { startGallery } from './gallery-under-test.js';

const docs = (name: string) => fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url));
/** Between the two pictures of a screenshot. */
const GAP = 20;
const HEIGHT = 640;

const gallery = await startGallery({ port: 0 });
const browser = await launchChromium();

async function take(path: string, options: BrowserContextOptions): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: `http://localhost:${gallery.app.port}`,
    locale: 'en-GB',
    ...options,
  });
  const page: Page = await context.newPage();
  await page.goto('/login');
  if (path !== '/') await logInAs(page);
  await page.goto(path);
  await allShown(page);
  await stored(page, 8);
  // what it costs when nothing has changed is the point of it
  await page.reload();
  await allShown(page);
  await page.evaluate(() => scrollTo(0, 0));
  await connected(page);
  return page.screenshot();
}

/** A desktop and a phone side by side, with few colours. */
async function together(name: string, path: string, desktop: BrowserContextOptions, phone: BrowserContextOptions) {
  const [wide, narrow] = await Promise.all(
    [await take(path, { ...DESKTOP, ...desktop }), await take(path, { ...PHONE, ...phone })].map((picture) =>
      sharp(picture).resize({ height: HEIGHT }).toBuffer({ resolveWithObject: true }),
    ),
  );
  if (!wide || !narrow) throw new Error('There is no picture');
  const width = wide.info.width + GAP + narrow.info.width;
  await sharp({ create: { width, height: HEIGHT, channels: 4, background: '#0000' } })
    .composite([
      { input: wide.data, left: 0, top: 0 },
      { input: narrow.data, left: wide.info.width + GAP, top: 0 },
    ])
    .png({ palette: true, colours: 96, effort: 10 })
    .toFile(docs(name));
}

try {
  await together('gallery.png', '/', { colorScheme: 'light' }, { colorScheme: 'dark' });
  await together('studio.png', '/studio', { colorScheme: 'dark' }, { colorScheme: 'light' });
} finally {
  await browser.close();
  await gallery.close();
}
