import assert from 'node:assert/strict';
import type { GalleryDatabase } from '../store/gallery-database.js';
import { LastAdminException, UserNameTakenException, UserNotFoundException } from './user-exceptions.js';
import { UserStore } from './user-store.js';

/** What the store of users does over each database. */
export function userStoreSuite(name: string, open: () => Promise<{ readonly database: GalleryDatabase }>) {
  describe(`UserStore over ${name}`, () => {
    let store: UserStore;

    before(async () => {
      const { database } = await open();
      await database.db.deleteFrom('users').execute();
      store = new UserStore(database);
    });

    it('makes the first user an admin, once', async () => {
      const added = await Promise.all([store.addFirst('first', 'hash'), store.addFirst('other', 'hash')]);
      assert.equal(added.filter((isAdded) => isAdded).length, 1);
      const [user, ...others] = await store.list();
      assert.equal(user?.role, 'admin');
      assert.equal(others.length, 0);
      assert.equal(typeof user?.createdAt, 'number');
    });

    it('refuses a name that is taken, or not there', async () => {
      await store.add('editor', 'hash', 'editor');
      await assert.rejects(store.add('editor', 'hash', 'editor'), UserNameTakenException);
      await assert.rejects(store.get('nobody'), UserNotFoundException);
      await assert.rejects(store.setRole('nobody', 'admin'), UserNotFoundException);
      await assert.rejects(store.setPassword('nobody', 'hash'), UserNotFoundException);
      await assert.rejects(store.remove('nobody'), UserNotFoundException);
    });

    it('gives a user with another password, and another of the same name, another key of sessions', async () => {
      const keys = new Set([(await store.get('editor')).sessionKey]);
      keys.add((await store.setPassword('editor', 'other')).sessionKey);
      await store.remove('editor');
      await store.add('editor', 'hash', 'editor');
      keys.add((await store.get('editor')).sessionKey);
      assert.equal(keys.size, 3);
    });

    it('keeps an admin, also when two give it up at the same time', async () => {
      const [first] = (await store.list()).filter(({ role }) => role === 'admin');
      await store.add('second', 'hash', 'admin');
      const results = await Promise.allSettled([store.setRole(first?.name ?? '', 'editor'), store.remove('second')]);
      const refused = results.filter((result) => result.status === 'rejected');
      assert.equal(refused.length, 1);
      assert.ok(refused[0]?.reason instanceof LastAdminException);
      assert.equal((await store.list()).filter(({ role }) => role === 'admin').length, 1);
    });
  });
}
