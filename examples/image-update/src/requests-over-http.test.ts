import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VernalApplication } from '@vernal/web';
import sharp from 'sharp';
import supertest from 'supertest';
import { AppConfig } from './app-config.js';
import {
  CONFIG_LOCATIONS,
  type GalleryUnderTest,
  logIn,
  plainPicture,
  startGallery,
  tokenOf,
} from './testing/gallery-under-test.js';

describe('examples/image-update over HTTP', () => {
  let gallery: GalleryUnderTest;
  const app = () => supertest(gallery.app.listener);
  const loggedIn = () => logIn(gallery.app.listener);

  before(async () => {
    gallery = await startGallery();
  });

  after(() => gallery?.close());

  describe('pictures', () => {
    it('cost 304 without bytes for who has them, by date and by tag', async () => {
      const { headers } = await app().get('/images/meadow').expect(200);
      const { 'last-modified': lastModified = '', etag = '' } = headers;
      await app().get('/images/meadow').set('If-Modified-Since', lastModified).expect(304, '');
      await app().head('/images/meadow').set('If-None-Match', etag).expect(304);
    });

    it('are told of by HEAD without their bytes', async () => {
      const whole = await app().get('/images/harbour');
      const head = await app().head('/images/harbour').expect(200);
      assert.equal(head.headers['content-length'], whole.headers['content-length']);
      assert.equal(head.headers.etag, whole.headers.etag);
    });

    it('are sent in parts', async () => {
      const { body } = await app().get('/images/meadow');
      const part = await app().get('/images/meadow').set('Range', 'bytes=10-19').expect(206);
      assert.deepEqual(part.body, body.subarray(10, 20));
      assert.equal(part.headers['content-range'], `bytes 10-19/${body.length}`);
      await app().get('/images/meadow').set('Range', `bytes=${body.length}-`).expect(416);
    });

    it('are sent whole where the part that is asked for is that of another picture', async () => {
      const { body, headers } = await app().get('/images/meadow');
      const asked = app().get('/images/meadow').set('Range', 'bytes=10-19');
      assert.deepEqual((await asked.set('If-Range', '"another"').expect(200)).body, body);
      const again = app().get('/images/meadow').set('Range', 'bytes=10-19');
      await again.set('If-Range', headers.etag ?? '').expect(206);
    });

    it('are as wide as was asked for, rounded up, each width with a tag of its own', async () => {
      const thumbnail = await app().get('/images/meadow?width=300').expect(200).expect('Content-Type', 'image/webp');
      assert.equal((await sharp(thumbnail.body).metadata()).width, 320);
      const { headers } = await app().get('/images/meadow');
      assert.notEqual(thumbnail.headers.etag, headers.etag);
      await app()
        .get('/images/meadow?width=320')
        .set('If-None-Match', thumbnail.headers.etag ?? '')
        .expect(304, '');
      await app()
        .get('/images/meadow?width=640')
        .set('If-None-Match', thumbnail.headers.etag ?? '')
        .expect(200);
    });

    it('are never enlarged, and of a width that makes sense', async () => {
      const { body } = await app().get('/images/meadow?width=1920').expect(200);
      assert.equal((await sharp(body).metadata()).width, 1200);
      for (const width of ['0', '99999', 'wide']) {
        const { body: problem } = await app().get(`/images/meadow?width=${width}`).expect(400);
        assert.equal(problem.status, 400);
      }
    });

    it('are another for who has one of the same size and second', async () => {
      const { painter, token } = await loggedIn();
      const [red, blue] = await Promise.all(
        [
          { r: 200, g: 0, b: 0 },
          { r: 0, g: 0, b: 200 },
        ].map((background) =>
          sharp({ create: { width: 8, height: 8, channels: 3, background } })
            .png({ compressionLevel: 0 })
            .toBuffer(),
        ),
      );
      assert.equal(red?.length, blue?.length);
      const put = (file: Buffer) =>
        painter.put('/api/pictures/dunes/content').set('X-CSRF-Token', token).attach('file', file, 'x.png').expect(200);
      await put(red as Buffer);
      const first = await app().get('/images/dunes');
      await put(blue as Buffer);
      const second = await app()
        .get('/images/dunes')
        .set('If-None-Match', first.headers.etag ?? '')
        .set('If-Modified-Since', first.headers['last-modified'] ?? '')
        .expect(200);
      assert.deepEqual(second.body, blue);
    });

    it('of a version are kept for ever by who has them', async () => {
      const { body } = await app().get('/api/pictures/meadow');
      const version = await app().get(body.versions[0].url).expect(200);
      assert.match(version.headers['cache-control'] ?? '', /max-age=31536000, immutable/);
      await app().get('/images/meadow/versions/abc').expect(404);
    });
  });

  describe('pages', () => {
    it('are divided, and the last one is shown for a number behind it', async () => {
      const small = await startGallery({ properties: { 'gallery.page-size': 3 } });
      try {
        const first = await supertest(small.app.listener).get('/').set('Accept', 'text/html');
        assert.match(first.text, /Page 1 of 3/);
        assert.equal(first.text.match(/data-card=/g)?.length, 3);
        const last = await supertest(small.app.listener).get('/?page=99').set('Accept', 'text/html');
        assert.match(last.text, /Page 3 of 3/);
        await supertest(small.app.listener).get('/?page=0').set('Accept', 'text/html').expect(400);
      } finally {
        await small.close();
      }
    });

    it('are in the language of the visitor, until another one is chosen', async () => {
      const visitor = supertest.agent(gallery.app.listener);
      const german = await visitor.get('/').set('Accept-Language', 'fr, de;q=0.8');
      assert.match(german.text, /<html lang="de"[\s\S]*Bilder, die sich an ihrer URL ändern/);
      await visitor.get('/?page=1&lang=en').expect(303).expect('Location', '/?page=1');
      const english = await visitor.get('/').set('Accept-Language', 'de');
      assert.match(english.text, /<html lang="en"/);
      const other = await supertest(gallery.app.listener).get('/').set('Accept-Language', 'fr');
      assert.match(other.text, /<html lang="en"/);
    });

    it('are in the theme of the visitor, and in that of the system for an unknown one', async () => {
      const visitor = supertest.agent(gallery.app.listener);
      await visitor.get('/?theme=dark').expect(303).expect('Location', '/');
      assert.match((await visitor.get('/')).text, /data-theme="dark" data-color-scheme="dark"/);
      await visitor.get('/?theme=..%2Fpink').expect(303);
      assert.match((await visitor.get('/')).text, /data-theme="system" data-color-scheme="light dark"/);
    });

    it('link files by the hash of their content, which are compressed and kept', async () => {
      const { text } = await app().get('/');
      const css = /href="(\/assets\/style-[0-9a-f]{32}\.css)"/.exec(text)?.[1] ?? '';
      const answer = await app().get(css).set('Accept-Encoding', 'br').expect(200);
      assert.equal(answer.headers['content-encoding'], 'br');
      assert.match(answer.headers['cache-control'] ?? '', /max-age=31536000/);
    });

    it('may not be framed, and load scripts of this server only', async () => {
      const { headers } = await app().get('/');
      assert.match(headers['content-security-policy'] ?? '', /default-src 'self'.*frame-ancestors 'none'/);
    });
  });

  describe('errors', () => {
    const page = (path: string) => app().get(path).set('Accept', 'text/html,*/*');

    it('are pages for people and problems for programs', async () => {
      const problem = await app().get('/images/none').expect(404).expect('Content-Type', 'application/problem+json');
      assert.match(problem.body.detail, /no picture called “none”/);
      const { text } = await page('/images/none').expect(404).expect('Content-Type', /html/);
      assert.match(text, /<h1>Not found<\/h1>[\s\S]*no picture called “none”/);
    });

    it('are problems below /api, whoever asks', async () => {
      for (const path of ['/api/pictures/none', '/api/nowhere']) {
        const { body } = await page(path).expect(404).expect('Content-Type', 'application/problem+json');
        assert.equal(body.instance, path);
      }
    });

    it('are told in the language of the visitor', async () => {
      const { text } = await page('/pictures/none').set('Accept-Language', 'de').expect(404);
      assert.match(text, /Es gibt kein Bild namens „none“/);
      const { body } = await app().get('/api/pictures/none').set('Accept-Language', 'de');
      assert.match(body.detail, /Es gibt kein Bild/);
    });

    it('have a page each: no such address, wrong method, bad parameter', async () => {
      assert.match((await page('/nowhere').expect(404)).text, /nothing at this address/);
      const { painter, token } = await loggedIn();
      const wrong = await painter.delete('/login').set('Accept', 'text/html').set('X-CSRF-Token', token).expect(405);
      assert.match(wrong.text, /Not like that/);
      assert.match((await page('/?page=x').expect(400)).text, /makes no sense/);
    });

    it('of the application tell nothing of its inside', async () => {
      const broken = await startGallery();
      try {
        const database = broken.app.getBean<{ db: { destroy(): Promise<void> } }>('galleryDatabase');
        await database.db.destroy();
        const { text } = await supertest(broken.app.listener).get('/').set('Accept', 'text/html').expect(500);
        assert.match(text, /The gallery made a mistake/);
        assert.doesNotMatch(text, /driver|destroyed|at .*\.js/);
      } finally {
        await broken.close();
      }
    });
  });

  describe('the studio', () => {
    it('sends visitors to the login, and back to this server only', async () => {
      await app().get('/studio/requests').expect(303).expect('Location', '/login?from=%2Fstudio%2Frequests');
      const visitor = supertest.agent(gallery.app.listener);
      const _csrf = await tokenOf(visitor);
      const form = { username: 'painter', password: 'vernal', from: '//elsewhere.example/', _csrf };
      await visitor.post('/login').type('form').send(form).expect('Location', '/studio');
    });

    it('gives the session another id at the login, and ends it at the logout', async () => {
      const visitor = supertest.agent(gallery.app.listener);
      const before = await visitor.get('/login');
      const token = /name="_csrf" value="([^"]+)"/.exec(before.text)?.[1];
      const form = { username: 'painter', password: 'vernal', _csrf: token };
      const after = await visitor.post('/login').type('form').send(form);
      const id = (answer: { headers: object }) =>
        /SESSION=([^;]+)/.exec(String((answer.headers as Record<string, unknown>)['set-cookie']))?.[1];
      assert.ok(id(before) && id(after) && id(before) !== id(after));
      await visitor.post('/logout').type('form').send({ _csrf: token }).expect(302);
      await visitor.get('/studio').expect(303);
    });

    it('refuses what another site makes a visitor send', async () => {
      const { painter } = await loggedIn();
      await painter.post('/logout').type('form').send({ _csrf: 'guess' }).expect(403);
      const { body } = await painter.delete('/api/pictures/meadow').expect(403);
      assert.match(body.detail, /out of date/);
      const page = await app().post('/login').set('Accept', 'text/html').type('form').send({ username: 'painter' });
      assert.equal(page.status, 403);
      assert.match(page.text, /Load the page anew/);
    });

    it('does not read an upload of a visitor who has not logged in', async () => {
      const big = Buffer.alloc(6 * 1024 * 1024);
      const answer = await app().post('/studio/pictures/meadow').attach('file', big, 'x.png');
      assert.equal(answer.status, 303);
      assert.match(answer.headers.location ?? '', /^\/login/);
      await app()
        .put('/api/pictures/meadow/content')
        .attach('file', await plainPicture('red'), 'x.png')
        .expect(401);
    });

    it('refuses an upload that is too large, with the limit, and keeps the picture', async () => {
      const { painter, token } = await loggedIn();
      const before = await painter.get('/images/meadow');
      const upload = () => painter.post('/studio/pictures/meadow').field('_csrf', token);
      const answer = await upload().attach('file', Buffer.alloc(5.5 * 1024 * 1024), 'x.jpg');
      assert.equal(answer.status, 413);
      assert.match(answer.text, /at most 5 MB/);
      const problem = await painter
        .put('/api/pictures/meadow/content')
        .set('X-CSRF-Token', token)
        .attach('file', Buffer.alloc(5.5 * 1024 * 1024), 'x.jpg');
      assert.equal(problem.status, 413);
      assert.match(problem.body.detail, /at most 5 MB/);
      assert.deepEqual((await painter.get('/images/meadow')).body, before.body);
    });

    it('refuses an upload without a file, one that is cut off, of no picture, and for a picture that is not there', async () => {
      const { painter, token } = await loggedIn();
      const picture = await plainPicture('red', [200, 200]);
      const upload = (name = 'meadow') => painter.post(`/studio/pictures/${name}`).field('_csrf', token);
      const noFile = await upload().expect(422);
      assert.match(noFile.text, /No file was chosen/);
      const empty = await upload().attach('file', Buffer.alloc(0), 'x.jpg').expect(422);
      assert.match(empty.text, /The file is empty/);
      const cutOff = await upload()
        .attach('file', picture.subarray(0, picture.length / 2), 'x.jpg')
        .expect(422);
      assert.match(cutOff.text, /not a whole picture/);
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
      assert.match((await upload().attach('file', svg, 'x.jpg').expect(422)).text, /cannot show this kind/);
      await upload('none').attach('file', picture, 'x.jpg').expect(404);
    });

    it('adds, renames, restores and deletes', async () => {
      const { painter, token } = await loggedIn();
      const send = (path: string, fields: Record<string, string>) =>
        painter
          .post(path)
          .type('form')
          .send({ _csrf: token, ...fields });
      const add = (file: Buffer) =>
        painter.post('/studio/pictures').field('_csrf', token).attach('file', file, 'Größe (2).JPG').expect(302);
      const [red, blue] = await Promise.all([plainPicture('red'), plainPicture('blue')]);
      await add(red).then(({ headers }) => assert.equal(headers.location, '/pictures/groesse-2'));
      await add(blue).then(({ headers }) => assert.equal(headers.location, '/pictures/groesse-2-2'));
      assert.match((await painter.get('/pictures/groesse-2-2')).text, /“Größe \(2\)” has been added/);

      const wrong = await send('/studio/pictures/groesse-2/rename', { title: ' ', name: 'Not fit' }).expect(422);
      assert.match(wrong.text, /Give the picture a title[\s\S]*Use small letters/);
      const taken = await send('/studio/pictures/groesse-2/rename', { title: 'Size', name: 'meadow' }).expect(422);
      assert.match(taken.text, /Another picture has this name/);
      await send('/studio/pictures/groesse-2/rename', { title: 'Size', name: 'size' }).expect(302);
      await app().get('/images/groesse-2?width=160').expect(307).expect('Location', '/images/size?width=160');
      await app().get('/pictures/groesse-2').expect(302).expect('Location', '/pictures/size');

      await painter.post('/studio/pictures/size').field('_csrf', token).attach('file', blue, 'x.jpg').expect(302);
      assert.deepEqual((await app().get('/images/size')).body, blue);
      await send('/studio/pictures/size/restore', { version: '1' }).expect(302);
      assert.deepEqual((await app().get('/images/size')).body, red);
      assert.match((await app().get('/pictures/size')).text, /Version 3[\s\S]*restored from version 1/);
      await send('/studio/pictures/size/restore', { version: '77' }).expect(404);

      await send('/studio/pictures/size/delete', {}).expect(302).expect('Location', '/studio');
      await app().get('/images/size').expect(404);
      assert.deepEqual((await app().get('/images/groesse-2-2')).body, blue, 'another picture keeps the same bytes');
      await send('/studio/pictures/groesse-2-2/delete', {}).expect(302);
    });

    it('changes the password', async () => {
      const own = await startGallery();
      try {
        const { painter, token } = await logIn(own.app.listener);
        const change = (present: string, password: string) =>
          painter.post('/studio/account').type('form').send({ _csrf: token, present, password });
        assert.match((await change('vernal', 'short').expect(422)).text, /needs 10 to 200/);
        assert.match((await change('wrong', 'long enough now').expect(422)).text, /present password is wrong/);
        await change('vernal', 'long enough now').expect(302);
        await logIn(own.app.listener, 'long enough now');
        await assert.rejects(logIn(own.app.listener, 'vernal'));
      } finally {
        await own.close();
      }
    });
  });

  describe('the API', () => {
    it('tells of pictures page by page, and of the versions of one', async () => {
      const { body } = await app().get('/api/pictures?size=2').expect(200);
      assert.equal(body.content.length, 2);
      assert.ok(body.totalPages >= 4);
      const one = await app().get('/api/pictures/meadow').expect(200);
      assert.equal(one.body.versions.length, one.body.version);
      assert.equal(one.body.url, '/images/meadow');
    });

    it('says of each field what is wrong with it', async () => {
      const { painter, token } = await loggedIn();
      const { body } = await painter
        .patch('/api/pictures/meadow')
        .set('X-CSRF-Token', token)
        .send({ title: '', name: 'a--b' })
        .expect(400);
      const fields = body.errors.map(({ field, message }: Record<string, string>) => `${field}: ${message}`).sort();
      assert.deepEqual(fields, [
        'name: Use small letters, digits and single hyphens between them.',
        'title: Give the picture a title.',
      ]);
    });

    it('adds, renames and deletes', async () => {
      const { painter, token } = await loggedIn();
      const file = await plainPicture('green');
      const added = await painter
        .post('/api/pictures')
        .set('X-CSRF-Token', token)
        .attach('file', file, 'from-api.jpg')
        .expect(201)
        .expect('Location', '/api/pictures/from-api');
      assert.equal(added.body.author, 'painter');
      const patch = { title: 'From the API', name: 'by-api' };
      await painter.patch('/api/pictures/from-api').set('X-CSRF-Token', token).send(patch).expect(200);
      const conflict = await painter
        .patch('/api/pictures/by-api')
        .set('X-CSRF-Token', token)
        .send({ ...patch, name: 'meadow' })
        .expect(409);
      assert.match(conflict.body.detail, /called “meadow” already/);
      await painter.delete('/api/pictures/by-api').set('X-CSRF-Token', token).expect(204);
    });
  });

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
