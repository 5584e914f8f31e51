import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VernalApplication } from '@vernal/web';
import supertest from 'supertest';
import { AppConfig } from '../app-config.js';
import {
  CONFIG_LOCATIONS,
  type GalleryUnderTest,
  logIn,
  plainPicture,
  startGallery,
} from '../testing/gallery-under-test.js';

describe('The store of examples/image-update', () => {
  let gallery: GalleryUnderTest;
  const loggedIn = () => logIn(gallery.app.listener);

  before(async () => {
    gallery = await startGallery();
  });

  after(() => gallery?.close());

  it('leaves nothing staged in the folder', async () => {
    const files = await readdir(gallery.folder, { recursive: true });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.tmp')),
      [],
    );
  });

  it('keeps everything over a restart', async () => {
    const { painter, token } = await loggedIn();
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

  it('does not start on a folder that it cannot write to, and says so', async () => {
    const file = join(gallery.folder, 'a-file');
    await writeFile(file, '');
    const properties = { 'gallery.data': join(file, 'gallery') };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations: CONFIG_LOCATIONS }),
      /cannot write to its data folder.*GALLERY_DATA/s,
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
