import assert from 'node:assert/strict';
import { BrowsedGallery, DEVICES } from './testing/browsed-gallery.js';
import { logInAs } from './testing/browser.js';
import { CHEAP_HASH } from './testing/gallery-under-test.js';
import { UserStore } from './users/user-store.js';

for (const [device, options] of DEVICES) {
  describe(`Users of examples/image-update in Chromium on a ${device}`, function () {
    this.timeout(60_000);
    const gallery = new BrowsedGallery(options);

    it('sends a visitor of the studio to the login and back', async () => {
      const page = await gallery.openPage('/studio/requests');
      assert.match(page.url(), /\/login\?from=/);
      await logInAs(page);
      await page.waitForURL('**/studio/requests');
      assert.equal(await page.locator('h1').textContent(), 'Requests');
    });

    it('says when the password is wrong, and keeps the name', async () => {
      const page = await gallery.openPage('/studio');
      await logInAs(page, 'wrong');
      assert.equal(await page.getByRole('alert').textContent(), 'Name or password is wrong.');
      assert.equal(await page.getByLabel('Name').inputValue(), 'painter');
    });

    it('logs out, and says so on the next page only', async () => {
      const page = await gallery.openStudio();
      await page.getByRole('button', { name: 'Log out' }).click();
      await page.getByText('You are logged out.').waitFor();
      await page.reload();
      assert.equal(await page.getByText('You are logged out.').count(), 0);
    });

    it('changes the password', async () => {
      const studio = await gallery.openStudio('/studio/account');
      await studio.getByLabel('Present password').fill('vernal');
      await studio.getByLabel('New password').fill('summer evening');
      await studio.getByRole('button', { name: 'Change' }).click();
      await studio.getByText('The password has been changed.').waitFor();
      const again = await gallery.openPage('/studio');
      await logInAs(again, 'summer evening');
      assert.equal(new URL(again.url()).pathname, '/studio');
      await gallery.app.getBean(UserStore).setPassword('painter', CHEAP_HASH);
    });

    it('lets an admin add a user, who is logged out when the admin removes that one', async () => {
      const admin = await gallery.openStudio('/studio/users');
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

      const editor = await gallery.openPage('/studio');
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
      const page = await gallery.openPage('/studio');
      for (let i = 0; i < 5; i++) await logInAs(page, 'wrong', 'nobody');
      const answer = page.waitForResponse('**/login');
      await logInAs(page, 'wrong', 'nobody');
      assert.equal((await answer).status(), 429);
      await page.getByText('Too many failed attempts. Try again in 15 minutes.').waitFor();
    });
  });
}
