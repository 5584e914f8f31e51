import { type Kysely, type Migration, sql } from 'kysely';
import { sortKey } from '../pictures/sort-key.js';
import type { GalleryTables } from './gallery-tables.js';

/** The steps to the present tables, in the order of their names. A step that has been published is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-01-pictures': { up: createPictures },
  '2026-11-02-users': { up: createUsers },
  '2026-11-03-blobs': { up: createBlobs },
  '2026-11-21-roles': { up: addRoles },
  '2026-11-22-sort-keys': { up: addSortKeys },
};

async function createPictures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pictures')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('versions')
    .addColumn('picture_id', 'text', (column) => column.notNull().references('pictures.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('content_type', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('restored_from', 'integer')
    .addPrimaryKeyConstraint('versions_key', ['picture_id', 'number'])
    .execute();
  await db.schema.createIndex('versions_by_hash').on('versions').column('hash').execute();
  await db.schema
    .createTable('former_names')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('picture_id', 'text', (column) => column.notNull().references('pictures.id').onDelete('cascade'))
    .execute();
}

async function createUsers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createBlobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('blobs')
    .addColumn('key', 'text', (column) => column.primaryKey())
    // both databases keep a type of this name; SQLite has no type of it own for bytes
    .addColumn('bytes', sql`bytea`, (column) => column.notNull())
    .execute();
}

/** There was one user only, who may do everything. */
async function addRoles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('admin'))
    .execute();
  await db.schema
    .alterTable('users')
    .addColumn('session_key', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}

async function addSortKeys(db: Kysely<GalleryTables>): Promise<void> {
  await db.schema
    .alterTable('pictures')
    .addColumn('sort_key', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const { id, title } of await db.selectFrom('pictures').select(['id', 'title']).execute()) {
    await db
      .updateTable('pictures')
      .set({ sort_key: sortKey(title) })
      .where('id', '=', id)
      .execute();
  }
}
