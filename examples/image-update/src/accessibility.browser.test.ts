import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { BrowsedGallery } from './testing/browsed-gallery.js';
import { DESKTOP, logInAs, PHONE } from './testing/browser.js';

const OPEN = [
  '/',
  '/pictures/meadow',
  '/login',
  '/offline',
  '/nowhere',
  '/pictures/none',
  '/?page=x',
  '/?page=2&lang=de',
  '/?lang=en',
];
const BEHIND_LOGIN = [
  '/',
  '/studio',
  '/pictures/meadow',
  '/studio/pictures/meadow/rename',
  '/studio/pictures/meadow/delete',
  '/studio/account',
  '/studio/requests',
  '/studio/users',
  '/studio/users/painter',
  '/studio/users/painter/remove',
];

describe('Accessibility of examples/image-update (axe-core)', function () {
  this.timeout(120_000);
  const gallery = new BrowsedGallery();

  async function violations(page: Page, path?: string): Promise<string[]> {
    if (path !== undefined) await page.goto(path);
    await page.locator('html').evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    return violations.map(
      ({ id, nodes }) => `${page.url()}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }

  async function check(options: BrowserContextOptions): Promise<void> {
    const page = await gallery.openPage('/', options);
    const found: string[] = [];
    for (const path of OPEN) found.push(...(await violations(page, path)));
    await page.goto('/studio');
    await logInAs(page, 'wrong');
    found.push(...(await violations(page)));
    await logInAs(page);
    found.push(...(await violations(page)));
    for (const path of BEHIND_LOGIN) found.push(...(await violations(page, path)));
    await page.goto('/studio/users');
    await page.locator('form.card').evaluate((form) => (form as HTMLFormElement).submit());
    await page.getByText('at least one character').waitFor();
    found.push(...(await violations(page)));
    await page.goto('/studio/users/painter/remove');
    await page.locator('main form button').click();
    await page.getByRole('alert').waitFor();
    found.push(...(await violations(page)));
    await page.goto('/studio');
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form[data-upload]') as HTMLFormElement;
      const token = form.elements.namedItem('_csrf') as HTMLInputElement;
      token.value = 'wrong';
      form.submit();
    });
    await page.getByText('Load the page anew').waitFor();
    found.push(...(await violations(page)));
    assert.deepEqual(found, []);
  }

  it('has no violation on a desktop in the light theme', () => check({ ...DESKTOP, colorScheme: 'light' }));
  it('has no violation on a desktop in the dark theme', () => check({ ...DESKTOP, colorScheme: 'dark' }));
  it('has no violation on a phone in the light theme', () => check({ ...PHONE, colorScheme: 'light' }));
  it('has no violation on a phone in the dark theme', () => check({ ...PHONE, colorScheme: 'dark' }));

  it('can be used by keyboard: the first stop leads to the content', async () => {
    const page = await gallery.openPage('/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#main');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  });
});
