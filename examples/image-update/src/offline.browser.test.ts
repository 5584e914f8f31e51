import assert from 'node:assert/strict';
import { BrowsedGallery, DEVICES } from './testing/browsed-gallery.js';
import { allShown, colourOf, kept, shown, stored } from './testing/browser.js';

for (const [device, options] of DEVICES) {
  describe(`Pages without a network of examples/image-update in Chromium on a ${device}`, function () {
    this.timeout(60_000);
    const gallery = new BrowsedGallery(options);

    it('shows pages and pictures that were looked at without a network, and says so of others', async () => {
      const page = await gallery.openPage('/');
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
      const page = await gallery.openStudio();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.goto('/pictures/dunes');
      await kept(page, '/pictures/dunes');
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByText('You are logged out.').waitFor();
      await kept(page, '/pictures/dunes', false);
    });
  });
}
