import { Repository } from '@vernal/core';
import { GalleryDatabase } from '../store/gallery-database.js';

/** Names and password hashes of those who may work in the studio. */
@Repository()
export class UserStore {
  readonly #database: GalleryDatabase;

  constructor(database: GalleryDatabase) {
    this.#database = database;
  }

  /** Undefined where there is no user of that name. */
  async passwordOf(name: string): Promise<string | undefined> {
    const row = await this.#database.db
      .selectFrom('users')
      .select('password')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.password;
  }

  /** Makes the user where there is none of that name. */
  async setPassword(name: string, password: string): Promise<void> {
    await this.#database.db
      .insertInto('users')
      .values({ name, password, created_at: Date.now() })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ password }))
      .execute();
  }

  /** Makes the first user. False: there are users already. */
  addFirst(name: string, password: string): Promise<boolean> {
    return this.#database.write(async (db) => {
      const some = await db.selectFrom('users').select('name').limit(1).executeTakeFirst();
      if (some) return false;
      await db.insertInto('users').values({ name, password, created_at: Date.now() }).execute();
      return true;
    });
  }
}
