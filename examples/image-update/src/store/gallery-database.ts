import { access, constants, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from '@vernal/image-loader';
import { type Dialect, Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import type { GallerySettings } from '../gallery-settings.js';
import type { GalleryDb, GalleryTables } from './gallery-tables.js';
import { MIGRATIONS } from './migrations.js';
import { withoutPassword } from './without-password.js';

/** Milliseconds that a process waits for another one that writes to the same SQLite file. */
const BUSY_TIMEOUT = 5000;
const INT8 = 20;
/** Any number: who writes has this lock of the database. */
const WRITE_LOCK = 7_420_315;

/** The gallery's tables, in PostgreSQL where `gallery.database-url` says so, else in a SQLite file of the data folder. */
export class GalleryDatabase {
  readonly db: GalleryDb;
  readonly isPostgres: boolean;

  /** Use {@link open}: the tables may not be there yet. */
  constructor(dialect: Dialect, isPostgres: boolean) {
    this.db = new Kysely<GalleryTables>({ dialect });
    this.isPostgres = isPostgres;
  }

  /**
   * Opens the database and brings its tables up to date. Processes that do so at the same time wait for each other.
   * Throws an `Error` that says what to do where it cannot be reached or written.
   */
  static async open(settings: GallerySettings): Promise<GalleryDatabase> {
    const { databaseUrl } = settings;
    const database = databaseUrl
      ? new GalleryDatabase(postgres(databaseUrl), true)
      : new GalleryDatabase(await sqlite(settings.data), false);
    try {
      await database.#migrate();
    } catch (error) {
      await database.close();
      if (!databaseUrl) throw error;
      throw new Error(
        `The gallery cannot use PostgreSQL at ${withoutPassword(databaseUrl)} (${reasonOf(error)}). ` +
          'Start it and check DATABASE_URL, or leave DATABASE_URL out for the store in a folder.',
        { cause: error },
      );
    }
    return database;
  }

  /** One after the other, over all processes: who deletes bytes must know that nobody is about to use them. */
  write<T>(work: (db: GalleryDb) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(async (transaction) => {
      if (this.isPostgres) await sql`select pg_advisory_xact_lock(${WRITE_LOCK})`.execute(transaction);
      return work(transaction);
    });
  }

  close(): Promise<void> {
    return this.db.destroy();
  }

  async #migrate(): Promise<void> {
    const migrator = new Migrator({ db: this.db, provider: { getMigrations: async () => MIGRATIONS } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  }
}

function postgres(connectionString: string): PostgresDialect {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({ connectionString, types, connectionTimeoutMillis: 10_000 });
  // a connection that breaks while nobody uses it is replaced by the pool; unheard, its error would end the process
  pool.on('error', (error) => console.error(`PostgreSQL: ${error.message}`));
  return new PostgresDialect({ pool });
}

async function sqlite(data: string): Promise<SqliteDialect> {
  const folder = resolve(data);
  const there = await stat(folder).catch(() => undefined);
  if (there?.isFile()) {
    throw new Error(
      `The gallery's data folder ${folder} is a file. Name a folder in GALLERY_DATA, or move the file away.`,
    );
  }
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new Error(
      `The gallery cannot write to its data folder ${folder} (${(error as NodeJS.ErrnoException).code}). ` +
        'Give this user the right to write there, or name another folder in GALLERY_DATA.',
      { cause: error },
    );
  }
  const database = new Database(join(folder, 'gallery.db'), { timeout: BUSY_TIMEOUT });
  database.exec('pragma journal_mode = WAL');
  database.exec('pragma synchronous = FULL');
  database.exec('pragma foreign_keys = ON');
  return new SqliteDialect({ database });
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}
