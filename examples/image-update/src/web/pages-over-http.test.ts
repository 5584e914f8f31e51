import assert from 'node:assert/strict';
import supertest from 'supertest';
import { SharedGallery, startGallery } from '../testing/gallery-under-test.js';

describe('Pages and errors of examples/image-update over HTTP', () => {
  const gallery = new SharedGallery();

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
      const visitor = gallery.visitor();
      const german = await visitor.get('/').set('Accept-Language', 'fr, de;q=0.8');
      assert.match(german.text, /<html lang="de"[\s\S]*Bilder, die sich an ihrer URL ändern/);
      await visitor.get('/?page=1&lang=en').expect(303).expect('Location', '/?page=1');
      const english = await visitor.get('/').set('Accept-Language', 'de');
      assert.match(english.text, /<html lang="en"/);
      const other = await supertest(gallery.app.listener).get('/').set('Accept-Language', 'fr');
      assert.match(other.text, /<html lang="en"/);
    });

    it('are in the theme of the visitor, and in that of the system for an unknown one', async () => {
      const visitor = gallery.visitor();
      await visitor.get('/?theme=dark').expect(303).expect('Location', '/');
      assert.match((await visitor.get('/')).text, /data-theme="dark" data-color-scheme="dark"/);
      await visitor.get('/?theme=..%2Fpink').expect(303);
      assert.match((await visitor.get('/')).text, /data-theme="system" data-color-scheme="light dark"/);
    });

    it('link files by the hash of their content, which are compressed and kept', async () => {
      const { text } = await gallery.ask().get('/');
      const css = /href="(\/assets\/style-[0-9a-f]{32}\.css)"/.exec(text)?.[1] ?? '';
      const answer = await gallery.ask().get(css).set('Accept-Encoding', 'br').expect(200);
      assert.equal(answer.headers['content-encoding'], 'br');
      assert.match(answer.headers['cache-control'] ?? '', /max-age=31536000/);
    });

    it('are compressed, and hold the secret of a visitor in another form each time', async () => {
      const visitor = gallery.visitor();
      const first = await visitor.get('/login');
      assert.equal((await gallery.ask().get('/')).headers['content-encoding'], 'gzip');
      const second = await visitor.get('/login');
      const tokens = [first, second].map(({ text }) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1]);
      assert.notEqual(tokens[0], tokens[1]);
      for (const _csrf of tokens) {
        const form = { username: 'painter', password: 'wrong', _csrf };
        assert.equal((await visitor.post('/login').type('form').send(form)).status, 401);
      }
    });

    it('keep what was asked for when another language or theme is chosen', async () => {
      const { text } = await gallery.ask().get('/login?from=%2Fstudio%2Fusers').expect(200);
      const [, link = ''] = /href="([^"]+)" lang="de"/.exec(text) ?? [];
      const visitor = gallery.visitor();
      await visitor.get(link.replaceAll('&amp;', '&')).expect(303).expect('Location', '/login?from=%2Fstudio%2Fusers');
    });

    it('have a worker that lets them be shown without a network, which is asked for anew each time', async () => {
      const { headers, text } = await gallery
        .ask()
        .get('/service-worker.js')
        .expect('Content-Type', /javascript/);
      assert.equal(headers['cache-control'], 'no-cache');
      assert.match(text, /\/offline/);
      assert.match((await gallery.ask().get('/offline')).text, /<h1>You are offline<\/h1>/);
    });

    it('may not be framed, and load scripts of this server only', async () => {
      const { headers } = await gallery.ask().get('/');
      assert.match(headers['content-security-policy'] ?? '', /default-src 'self'.*frame-ancestors 'none'/);
    });
  });

  describe('errors', () => {
    const page = (path: string) => gallery.ask().get(path).set('Accept', 'text/html,*/*');

    it('are pages for people and problems for programs', async () => {
      const problem = await gallery
        .ask()
        .get('/images/none')
        .expect(404)
        .expect('Content-Type', 'application/problem+json');
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
      const { body } = await gallery.ask().get('/api/pictures/none').set('Accept-Language', 'de');
      assert.match(body.detail, /Es gibt kein Bild/);
      for (const [path, status, detail] of [
        ['/events', 406, /antwortet nicht in der gewünschten Form/],
        ['/%ff', 400, /versteht die Galerie nicht/],
        ['/?page=x', 400, /„x“ ist kein Wert für „page“/],
        ['/nowhere', 404, /gibt es nichts/],
      ] as const) {
        const answer = await page(path).set({ Accept: 'text/html', 'Accept-Language': 'de' }).expect(status);
        assert.match(answer.text, detail);
      }
      const { painter, token } = await gallery.logIn();
      const patch = (type: string, text: string) =>
        painter
          .patch('/api/pictures/meadow')
          .set({ 'X-CSRF-Token': token, 'Accept-Language': 'de', 'Content-Type': type })
          .send(text);
      assert.match((await patch('text/plain', 'x').expect(415)).body.detail, /keine Daten dieser Art/);
      assert.match((await patch('application/json', '{x').expect(400)).body.detail, /lassen sich nicht lesen/);
      assert.match((await patch('application/json', '{}').expect(400)).body.detail, /Einige Werte sind nicht/);
    });

    it('have a page each: no such address, wrong method, bad parameter', async () => {
      assert.match((await page('/nowhere').expect(404)).text, /nothing at this address/);
      const { painter, token } = await gallery.logIn();
      const wrong = await painter.delete('/login').set('Accept', 'text/html').set('X-CSRF-Token', token).expect(405);
      assert.match(wrong.text, /Not like that/);
      assert.match((await page('/?page=x').expect(400)).text, /makes no sense[\s\S]*“x” is no value for “page”/);
      assert.match((await page('/?page=0').expect(400)).text, /outside of what is allowed/);
      const missing = await painter
        .post('/studio/pictures/meadow/restore')
        .set('Accept', 'text/html')
        .type('form')
        .send({ _csrf: token });
      assert.equal(missing.status, 400);
      assert.match(missing.text, /The value “version” is missing/);
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
});
