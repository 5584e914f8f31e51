import { randomUUID } from 'node:crypto';
import { Repository } from '@vernal/core';
import { GalleryDatabase } from '../store/gallery-database.js';
import type { GalleryDb } from '../store/gallery-tables.js';
import type { Role, User } from './user.js';
import { LastAdminException, UserNameTakenException, UserNotFoundException } from './user-exceptions.js';

const COLUMNS = ['name', 'role', 'created_at as createdAt', 'session_key as sessionKey'] as const;

/** Those who may work in the studio, with the hashes of their passwords. */
@Repository()
export class UserStore {
  readonly #database: GalleryDatabase;

  constructor(database: GalleryDatabase) {
    this.#database = database;
  }

  /** Undefined where there is no user of that name. */
  find(name: string): Promise<User | undefined> {
    return usersOf(this.#database.db).where('name', '=', name).executeTakeFirst();
  }

  /** Throws a `UserNotFoundException`. */
  async get(name: string): Promise<User> {
    const found = await this.find(name);
    if (!found) throw new UserNotFoundException(name);
    return found;
  }

  /** By name. */
  list(): Promise<User[]> {
    return usersOf(this.#database.db).orderBy('name').execute();
  }

  /** The hash of a user's password; undefined where there is no user of that name. */
  async passwordOf(name: string): Promise<string | undefined> {
    const row = await this.#database.db
      .selectFrom('users')
      .select('password')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.password;
  }

  /** Throws a `UserNameTakenException` for a name that another user has. */
  async add(name: string, password: string, role: Role): Promise<void> {
    await this.#database.write(async (db) => {
      const other = await db.selectFrom('users').select('name').where('name', '=', name).executeTakeFirst();
      if (other) throw new UserNameTakenException(name);
      await insert(db, name, password, role);
    });
  }

  /** Ends all sessions of the user. Throws a `UserNotFoundException`. */
  async setPassword(name: string, password: string): Promise<User> {
    const session_key = randomUUID();
    await this.#database.db.updateTable('users').set({ password, session_key }).where('name', '=', name).execute();
    return this.get(name);
  }

  /** Throws a `UserNotFoundException`, or a `LastAdminException`. */
  async setRole(name: string, role: Role): Promise<void> {
    await this.get(name);
    await this.#database.write(async (db) => {
      await db.updateTable('users').set({ role }).where('name', '=', name).execute();
      await mustHaveAdmin(db, name);
    });
  }

  /** Ends all sessions of the user. Throws a `UserNotFoundException`, or a `LastAdminException`. */
  async remove(name: string): Promise<void> {
    await this.get(name);
    await this.#database.write(async (db) => {
      await db.deleteFrom('users').where('name', '=', name).execute();
      await mustHaveAdmin(db, name);
    });
  }

  /** Makes the first user, an admin. False: there are users already. */
  addFirst(name: string, password: string): Promise<boolean> {
    return this.#database.write(async (db) => {
      const some = await db.selectFrom('users').select('name').limit(1).executeTakeFirst();
      if (some) return false;
      await insert(db, name, password, 'admin');
      return true;
    });
  }
}

function usersOf(db: GalleryDb) {
  return db.selectFrom('users').select(COLUMNS);
}

async function insert(db: GalleryDb, name: string, password: string, role: Role): Promise<void> {
  const row = { name, password, role, session_key: randomUUID(), created_at: Date.now() };
  await db.insertInto('users').values(row).execute();
}

/** Undoes the transaction by an exception. */
async function mustHaveAdmin(db: GalleryDb, name: string): Promise<void> {
  const admin = await db.selectFrom('users').select('name').where('role', '=', 'admin').executeTakeFirst();
  if (!admin) throw new LastAdminException(name);
}
