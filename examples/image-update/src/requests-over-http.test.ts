import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VernalApplication } from '@vernal/web';
import sharp from 'sharp';
import supertest from 'supertest';
import { AppConfig } from './app-config.js';

const configLocations = [fileURLToPath(new URL('..', import.meta.url))];

describe('examples/image-update over HTTP', () => {
  let folder: string;
  let app: VernalApplication;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gallery-'));
    app = await VernalApplication.run(AppConfig, {
      listen: false,
      properties: { 'gallery.data': folder },
      configLocations,
    });
  });

  after(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const agent = async () => {
    const logged = supertest.agent(app.listener);
    await logged.post('/login').type('form').send({ username: 'painter', password: 'vernal' }).expect(302);
    return logged;
  };

  it('answers 304 without bytes to who has the picture, by its date and by its tag', async () => {
    const { headers } = await supertest(app.listener).get('/images/meadow').expect(200);
    const { 'last-modified': lastModified = '', etag = '' } = headers;
    await supertest(app.listener).get('/images/meadow').set('If-Modified-Since', lastModified).expect(304, '');
    await supertest(app.listener).head('/images/meadow').set('If-None-Match', etag).expect(304);
  });

  it('answers 404 that names a missing picture, as a problem and as a page', async () => {
    const problem = await supertest(app.listener).get('/images/none').expect(404);
    assert.match(problem.body.detail, /no picture called "none"/);
    const page = await supertest(app.listener).get('/images/none').set('Accept', 'text/html').expect(404);
    assert.match(page.text, /no picture called &quot;none&quot;|no picture called "none"/);
  });

  it('draws thumbnails of its own pictures, and of no others', async () => {
    const studio = await (await agent()).get('/studio').expect(200);
    const [, address = ''] = /<img src="(\/thumbnails[^"]+)"/.exec(studio.text) ?? [];
    const thumbnail = await supertest(app.listener)
      .get(address.replaceAll('&amp;', '&'))
      .set('Accept', 'image/webp,*/*')
      .expect(200)
      .expect('Content-Type', 'image/webp');
    assert.equal((await sharp(thumbnail.body as Buffer).metadata()).width, 384);
    await supertest(app.listener).get('/thumbnails?url=http%3A%2F%2F127.0.0.1%2F&w=64').expect(403);
    await supertest(app.listener).get('/thumbnails?url=picture%3Anone&w=64').expect(404);
  });

  it('sends back to the studio only, never to another host', async () => {
    const form = { username: 'painter', password: 'vernal', from: '//elsewhere.example/' };
    await supertest(app.listener).post('/login').type('form').send(form).expect('Location', '/studio');
  });

  it('gives the session another id at the login', async () => {
    const visitor = supertest.agent(app.listener);
    const first = await visitor.post('/login').type('form').send({ username: 'painter', password: 'vernal' });
    const second = await visitor.post('/login').type('form').send({ username: 'painter', password: 'vernal' });
    assert.notEqual(first.headers['set-cookie']?.[0], second.headers['set-cookie']?.[0]);
  });

  it('sends a visitor who uploads without a login to the login', async () => {
    const bytes = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await supertest(app.listener)
      .post('/studio/pictures/meadow')
      .attach('file', bytes, 'x.png')
      .expect(303)
      .expect('Location', /^\/login/);
  });

  it('refuses an upload that is too large, with the limit, and keeps the picture', async () => {
    const painter = await agent();
    const before = await painter.get('/images/meadow');
    const answer = await painter.post('/studio/pictures/meadow').attach('file', Buffer.alloc(6 * 1024 * 1024), 'x.jpg');
    assert.equal(answer.status, 413);
    assert.match(answer.text, /at most 5\.0 MB/);
    assert.deepEqual((await painter.get('/images/meadow')).body, before.body);
  });

  it('refuses an upload without a file, one that is cut off, and one for a picture that is not there', async () => {
    const painter = await agent();
    const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const noFile = await painter.post('/studio/pictures/meadow').field('other', 'x');
    assert.equal(noFile.status, 422);
    assert.match(noFile.text, /No file was chosen/);
    const half = picture.subarray(0, picture.length / 2);
    const cutOff = await painter.post('/studio/pictures/meadow').attach('file', half, 'x.jpg');
    assert.equal(cutOff.status, 422);
    await painter.post('/studio/pictures/none').attach('file', picture, 'x.jpg').expect(404);
  });

  it('leaves nothing staged in the folder', async () => {
    const files = await readdir(folder, { recursive: true });
    assert.deepEqual(
      files.filter((file) => file.endsWith('.tmp')),
      [],
    );
  });

  it('does not start on a folder that it cannot write to, and says so', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const properties = { 'gallery.data': join(file, 'gallery') };
    await assert.rejects(
      VernalApplication.run(AppConfig, { listen: false, properties, configLocations }),
      /cannot write to its data folder.*GALLERY_DATA/s,
    );
  });
});
