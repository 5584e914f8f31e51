import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VernalApplication } from '@vernal/web';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import supertest from 'supertest';
import { AppConfig } from '../app-config.js';
import { GallerySettings } from '../gallery-settings.js';
import { startGalleryProcess } from '../testing/gallery-process.js';
import { CHEAP_HASH, CONFIG_LOCATIONS, logIn, plainPicture, SharedGallery } from '../testing/gallery-under-test.js';
import { nothingIsLost, uploadUntilKilled } from '../testing/kill-in-upload.js';
import { newFolder, removeFolder } from '../testing/system-part.js';
import { GalleryDatabase } from './gallery-database.js';
import type { GalleryTables } from './gallery-tables.js';
import { MIGRATIONS } from './migrations.js';

/** A store as it was before the migrations of a day. */
async function storeBefore(day: string, data: string): Promise<Kysely<GalleryTables>> {
  const db = new Kysely<GalleryTables>({
    dialect: new SqliteDialect({ database: new Database(join(data, 'gallery.db')) as never }),
  });
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < day));
  await new Migrator({ db, provider: { getMigrations: async () => before } }).migrateToLatest();
  return db;
}

describe('The store of examples/image-update', () => {
  const gallery = new SharedGallery();

  it('leaves nothing staged in the folder', async () => {
    const files = await readdir(gallery.folder, { recursive: true });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.tmp')),
      [],
    );
  });

  it('keeps everything over a restart', async () => {
    const { painter, token } = await gallery.logIn();
    const file = await plainPicture('teal');
    await painter.post('/studio/pictures/glacier').field('_csrf', token).attach('file', file, 'x.jpg').expect(302);
    const again = await VernalApplication.run(AppConfig, {
      listen: false,
      properties: { 'gallery.data': gallery.folder },
      configLocations: CONFIG_LOCATIONS,
    });
    try {
      assert.deepEqual((await supertest(again.listener).get('/images/glacier')).body, file);
    } finally {
      await again.close();
    }
  });

  it('loses nothing that was acknowledged when the process is killed in an upload', async function () {
    this.timeout(60_000);
    const data = await newFolder('killed');
    try {
      const process = await startGalleryProcess({ GALLERY_DATA: data });
      const acknowledged = await uploadUntilKilled(process.url, () => process.kill('SIGKILL'));
      const again = await startGalleryProcess({ GALLERY_DATA: data });
      try {
        await nothingIsLost(supertest.agent(again.url), acknowledged);
        const files = await readdir(data, { recursive: true });
        assert.ok(!files.some((file) => file.endsWith('.tmp')));
      } finally {
        await again.kill('SIGTERM');
      }
    } finally {
      await removeFolder(data);
    }
  });

  it('is brought up to date: the user of a store without roles is an admin', async () => {
    const data = await newFolder('old');
    try {
      const old = await storeBefore('2026-11-21', data);
      await sql`insert into users (name, password, created_at) values ('painter', ${CHEAP_HASH}, 1)`.execute(old);
      await old.destroy();
      const properties = { 'gallery.data': data };
      const app = await VernalApplication.run(AppConfig, {
        listen: false,
        properties,
        configLocations: CONFIG_LOCATIONS,
      });
      try {
        const { painter } = await logIn(app.listener);
        await painter.get('/studio/users').expect(200);
      } finally {
        await app.close();
      }
    } finally {
      await removeFolder(data);
    }
  });

  it('is brought up to date: pictures of a store without sort keys are listed by their titles', async () => {
    const data = await newFolder('unsorted');
    try {
      const old = await storeBefore('2026-11-22', data);
      await sql`insert into pictures (id, name, title, version) values ('1', 'a', 'Plain 10', 1), ('2', 'b', 'Plain 9', 1)`.execute(
        old,
      );
      await old.destroy();
      const database = await GalleryDatabase.open(Object.assign(new GallerySettings(), { data }));
      const titles = await database.db.selectFrom('pictures').select('title').orderBy('sort_key').execute();
      await database.close();
      assert.deepEqual(
        titles.map(({ title }) => title),
        ['Plain 9', 'Plain 10'],
      );
    } finally {
      await removeFolder(data);
    }
  });

  it('does not start on a folder that it cannot write to, and says so', async () => {
    const file = join(gallery.folder, 'a-file');
    await writeFile(file, '');
    const properties = { 'gallery.data': join(file, 'gallery') };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations: CONFIG_LOCATIONS }),
      /cannot write to its data folder.*GALLERY_DATA/s,
    );
  });

  it('ends the start where a file system lets nothing be made', async function () {
    if (!existsSync('/proc/self')) this.skip();
    const properties = { 'gallery.data': '/proc/nothing/gallery' };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations: CONFIG_LOCATIONS }),
      /cannot write to its data folder \/proc\/nothing\/gallery \(ENOENT\).*GALLERY_DATA/s,
    );
  });

  it('says that a data folder is a file', async () => {
    const file = join(gallery.folder, 'a-file');
    await writeFile(file, '');
    const properties = { 'gallery.data': file };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations: CONFIG_LOCATIONS }),
      /data folder .*a-file is a file/s,
    );
  });

  it('does not start without the database that it is told of, and says so without its password', async () => {
    const properties = { 'gallery.data': gallery.folder, 'gallery.database-url': 'postgres://me:secret@127.0.0.1:1/x' };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations: CONFIG_LOCATIONS }),
      (error: Error) => {
        assert.match(error.message, /cannot use PostgreSQL at postgres:\/\/me@127\.0\.0\.1:1\/x.*DATABASE_URL/s);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      },
    );
  });
});
