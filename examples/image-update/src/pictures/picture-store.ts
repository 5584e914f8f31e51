import { randomUUID } from 'node:crypto';
import { type AbstractResource, Repository } from '@vernal/core';
import { sql } from 'kysely';
import { GallerySettings } from '../gallery-settings.js';
import { BlobStore } from '../store/blob-store.js';
import { GalleryDatabase } from '../store/gallery-database.js';
import type { GalleryDb } from '../store/gallery-tables.js';
import type { Picture, PictureVersion } from './picture.js';
import type { PictureContent } from './picture-content.js';
import { PictureNameTakenException, PictureNotFoundException } from './picture-exceptions.js';
import { sortKey } from './sort-key.js';
import { keysOf } from './thumbnail-sizes.js';

const VERSION_COLUMNS = [
  'versions.number as version',
  'versions.content_type as contentType',
  'versions.size',
  'versions.width',
  'versions.height',
  'versions.created_at as lastModified',
  'versions.author',
  'versions.hash',
] as const;

const PICTURE_COLUMNS = ['pictures.id', 'pictures.name', 'pictures.title', ...VERSION_COLUMNS] as const;

/** Pictures and their versions. A change is there whole or not at all, and is on the disk when it is acknowledged. */
@Repository()
export class PictureStore {
  readonly #database: GalleryDatabase;
  readonly #blobs: BlobStore;
  readonly #keptVersions: number;

  constructor(database: GalleryDatabase, blobs: BlobStore, settings: GallerySettings) {
    this.#database = database;
    this.#blobs = blobs;
    this.#keptVersions = settings.keptVersions;
  }

  /** Compared byte by byte, as SQLite does by itself and PostgreSQL when it is told. */
  get #bySortKey() {
    return this.#database.isPostgres ? sql<string>`pictures.sort_key collate "C"` : sql<string>`pictures.sort_key`;
  }

  async count(): Promise<number> {
    const { count } = await this.#database.db
      .selectFrom('pictures')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  /** By title, as people count and spell: neither case nor accents matter, and 9 stands before 10. */
  list(offset: number, limit: number): Promise<Picture[]> {
    return present(this.#database.db)
      .orderBy(this.#bySortKey)
      .orderBy('pictures.name')
      .offset(offset)
      .limit(limit)
      .execute();
  }

  /** The pictures before and behind one in the order of {@link list}; undefined where it is the first or the last one. */
  async neighbours({ name, title }: Picture): Promise<{ readonly previous?: Picture; readonly next?: Picture }> {
    const own = sql`(${this.#bySortKey}, pictures.name)`;
    const its = sql`(${sortKey(title)}, ${name})`;
    const [previous, next] = await Promise.all(
      (['<', '>'] as const).map((side) => {
        const direction = side === '<' ? 'desc' : 'asc';
        return present(this.#database.db)
          .where(sql<boolean>`${own} ${sql.raw(side)} ${its}`)
          .orderBy(this.#bySortKey, direction)
          .orderBy('pictures.name', direction)
          .limit(1)
          .executeTakeFirst();
      }),
    );
    return { ...(previous && { previous }), ...(next && { next }) };
  }

  /** Throws a `PictureNotFoundException` for a name that is not there. */
  get(name: string): Promise<Picture> {
    return getPicture(this.#database.db, name);
  }

  /** The name that a picture has now which had this one before; undefined where there is none. */
  async presentName(formerName: string): Promise<string | undefined> {
    const row = await this.#database.db
      .selectFrom('former_names')
      .innerJoin('pictures', 'pictures.id', 'former_names.picture_id')
      .select('pictures.name')
      .where('former_names.name', '=', formerName)
      .executeTakeFirst();
    return row?.name;
  }

  /** The newest first. */
  async versions({ id }: Picture): Promise<PictureVersion[]> {
    const rows = await versionsOf(this.#database.db, id).orderBy('number', 'desc').execute();
    return rows.map(versionOf);
  }

  /** A version of a picture by its number or by its hash. Throws a `PictureNotFoundException`. */
  async version({ id, name }: Picture, key: { number: number } | { hash: string }): Promise<PictureVersion> {
    const query = versionsOf(this.#database.db, id);
    const row = await ('number' in key ? query.where('number', '=', key.number) : query.where('hash', '=', key.hash))
      .orderBy('number', 'desc')
      .executeTakeFirst();
    if (!row) throw new PictureNotFoundException(name);
    return versionOf(row);
  }

  /** The bytes of a hash; undefined where no picture has or had them. */
  async findBytes(hash: string): Promise<AbstractResource | undefined> {
    const used = await this.#database.db
      .selectFrom('versions')
      .select('hash')
      .where('hash', '=', hash)
      .executeTakeFirst();
    return used && this.#blobs.find(hash);
  }

  /** The bytes of a picture's or a version's hash. */
  async bytes(hash: string): Promise<AbstractResource> {
    const found = await this.#blobs.find(hash);
    if (!found) throw new Error(`The bytes ${hash} are not in the store, though a picture has them`);
    return found;
  }

  /** Throws a `PictureNameTakenException` for a name that another picture has. */
  add(name: string, title: string, content: PictureContent, author: string): Promise<Picture> {
    return this.#database.write(async (db) => {
      const id = randomUUID();
      await mustBeFree(db, name, id);
      await db.deleteFrom('former_names').where('name', '=', name).execute();
      await db
        .insertInto('pictures')
        .values({ id, name, title, sort_key: sortKey(title), version: 1 })
        .execute();
      await this.#blobs.put(content.hash, content.bytes, db);
      await insertVersion(db, id, { ...content, number: 1, size: content.bytes.length, author });
      return getPicture(db, name);
    });
  }

  /** Puts other bytes at a picture's name. Throws a `PictureNotFoundException` for a name that is not there. */
  async replace(name: string, content: PictureContent, author: string): Promise<Picture> {
    return this.#addVersion(name, async (db, id, number) => {
      await this.#blobs.put(content.hash, content.bytes, db);
      await insertVersion(db, id, { ...content, number, size: content.bytes.length, author });
    });
  }

  /** Puts an older version in place again, as a new one. Throws a `PictureNotFoundException`. */
  async restore(name: string, version: number, author: string): Promise<Picture> {
    return this.#addVersion(name, async (db, id, number) => {
      const old = await versionsOf(db, id).where('number', '=', version).executeTakeFirst();
      if (!old) throw new PictureNotFoundException(name);
      await insertVersion(db, id, { ...old, number, author, restoredFrom: version });
    });
  }

  /** The old name leads to the new one until another picture takes it. Throws as {@link get} and {@link add} do. */
  rename(name: string, newName: string, title: string): Promise<Picture> {
    return this.#database.write(async (db) => {
      const { id } = await getPicture(db, name);
      if (newName !== name) {
        await mustBeFree(db, newName, id);
        await db.deleteFrom('former_names').where('name', 'in', [name, newName]).execute();
        await db.insertInto('former_names').values({ name, picture_id: id }).execute();
      }
      await db
        .updateTable('pictures')
        .set({ name: newName, title, sort_key: sortKey(title) })
        .where('id', '=', id)
        .execute();
      return getPicture(db, newName);
    });
  }

  /** With all its versions. Throws a `PictureNotFoundException`. */
  async remove(name: string): Promise<Picture> {
    const { picture, hashes } = await this.#database.write(async (db) => {
      const picture = await getPicture(db, name);
      const rows = await db.selectFrom('versions').select('hash').where('picture_id', '=', picture.id).execute();
      await db.deleteFrom('pictures').where('id', '=', picture.id).execute();
      return { picture, hashes: rows.map(({ hash }) => hash) };
    });
    await this.#removeUnused(hashes);
    return picture;
  }

  async #addVersion(
    name: string,
    insert: (db: GalleryDb, id: string, number: number) => Promise<void>,
  ): Promise<Picture> {
    const { picture, hashes } = await this.#database.write(async (db) => {
      const { id, version } = await getPicture(db, name);
      await insert(db, id, version + 1);
      await db
        .updateTable('pictures')
        .set({ version: version + 1 })
        .where('id', '=', id)
        .execute();
      const tooOld = await db
        .deleteFrom('versions')
        .where('picture_id', '=', id)
        .where('number', '<=', version + 1 - this.#keptVersions)
        .returning('hash')
        .execute();
      return { picture: await getPicture(db, name), hashes: tooOld.map(({ hash }) => hash) };
    });
    await this.#removeUnused(hashes);
    return picture;
  }

  /** After the change, since a file that is gone does not come back with a transaction that fails. */
  async #removeUnused(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await this.#database.write(async (db) => {
      const rows = await db.selectFrom('versions').select('hash').where('hash', 'in', hashes).execute();
      const used = new Set(rows.map(({ hash }) => hash));
      await this.#blobs.remove(hashes.filter((hash) => !used.has(hash)).flatMap(keysOf), db);
    });
  }
}

function present(db: GalleryDb) {
  return db
    .selectFrom('pictures')
    .innerJoin('versions', (join) =>
      join.onRef('versions.picture_id', '=', 'pictures.id').onRef('versions.number', '=', 'pictures.version'),
    )
    .select(PICTURE_COLUMNS);
}

async function getPicture(db: GalleryDb, name: string): Promise<Picture> {
  const found = await present(db).where('pictures.name', '=', name).executeTakeFirst();
  if (!found) throw new PictureNotFoundException(name);
  return found;
}

function versionsOf(db: GalleryDb, id: string) {
  return db
    .selectFrom('versions')
    .select([...VERSION_COLUMNS, 'versions.restored_from as restoredFrom'])
    .where('picture_id', '=', id);
}

function versionOf(row: Omit<PictureVersion, 'restoredFrom'> & { restoredFrom: number | null }): PictureVersion {
  return { ...row, restoredFrom: row.restoredFrom ?? undefined };
}

async function mustBeFree(db: GalleryDb, name: string, id: string): Promise<void> {
  const other = await db.selectFrom('pictures').select('id').where('name', '=', name).executeTakeFirst();
  if (other && other.id !== id) throw new PictureNameTakenException(name);
}

interface NewVersion extends Pick<Picture, 'hash' | 'contentType' | 'size' | 'width' | 'height' | 'author'> {
  readonly number: number;
  readonly restoredFrom?: number | undefined;
}

async function insertVersion(db: GalleryDb, id: string, version: NewVersion): Promise<void> {
  await db
    .insertInto('versions')
    .values({
      picture_id: id,
      number: version.number,
      hash: version.hash,
      content_type: version.contentType,
      size: version.size,
      width: version.width,
      height: version.height,
      created_at: Date.now(),
      author: version.author,
      restored_from: version.restoredFrom ?? null,
    })
    .execute();
}
