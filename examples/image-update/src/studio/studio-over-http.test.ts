import assert from 'node:assert/strict';
import { plainPicture, SharedGallery, tokenOf } from '../testing/gallery-under-test.js';

describe('The studio of examples/image-update over HTTP', () => {
  const gallery = new SharedGallery();

  it('sends visitors to the login, and back to this server only', async () => {
    await gallery.ask().get('/studio/requests').expect(303).expect('Location', '/login?from=%2Fstudio%2Frequests');
    const visitor = gallery.visitor();
    const _csrf = await tokenOf(visitor);
    const form = { username: 'painter', password: 'vernal', from: '//elsewhere.example/', _csrf };
    await visitor.post('/login').type('form').send(form).expect('Location', '/studio');
  });

  it('gives the session another id at the login, and ends it at the logout', async () => {
    const visitor = gallery.visitor();
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
    const { painter } = await gallery.logIn();
    await painter.post('/logout').type('form').send({ _csrf: 'guess' }).expect(403);
    const { body } = await painter.delete('/api/pictures/meadow').expect(403);
    assert.match(body.detail, /out of date/);
    const german = await painter.delete('/api/pictures/meadow').set('Accept-Language', 'de').expect(403);
    assert.match(german.body.detail, /Das Formular ist veraltet/);
    const page = await gallery
      .ask()
      .post('/login')
      .set('Accept', 'text/html')
      .type('form')
      .send({ username: 'painter' });
    assert.equal(page.status, 403);
    assert.match(page.text, /Load the page anew/);
  });

  it('does not read an upload of a visitor who has not logged in', async () => {
    const big = Buffer.alloc(6 * 1024 * 1024);
    const answer = await gallery.ask().post('/studio/pictures/meadow').attach('file', big, 'x.png');
    assert.equal(answer.status, 303);
    assert.match(answer.headers.location ?? '', /^\/login/);
    await gallery
      .ask()
      .put('/api/pictures/meadow/content')
      .attach('file', await plainPicture('red'), 'x.png')
      .expect(401);
  });

  it('refuses an upload that is too large, with the limit, and keeps the picture', async () => {
    const { painter, token } = await gallery.logIn();
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
    const { painter, token } = await gallery.logIn();
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
    const { painter, token } = await gallery.logIn();
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
    await gallery.ask().get('/images/groesse-2?width=160').expect(307).expect('Location', '/images/size?width=160');
    await gallery.ask().get('/pictures/groesse-2').expect(302).expect('Location', '/pictures/size');

    await painter.post('/studio/pictures/size').field('_csrf', token).attach('file', blue, 'x.jpg').expect(302);
    assert.deepEqual((await gallery.ask().get('/images/size')).body, blue);
    await send('/studio/pictures/size/restore', { version: '1' }).expect(302);
    assert.deepEqual((await gallery.ask().get('/images/size')).body, red);
    assert.match((await gallery.ask().get('/pictures/size')).text, /Version 3[\s\S]*restored from version 1/);
    await send('/studio/pictures/size/restore', { version: '77' }).expect(404);

    await send('/studio/pictures/size/delete', {}).expect(302).expect('Location', '/studio');
    await gallery.ask().get('/images/size').expect(404);
    assert.deepEqual(
      (await gallery.ask().get('/images/groesse-2-2')).body,
      blue,
      'another picture keeps the same bytes',
    );
    await send('/studio/pictures/groesse-2-2/delete', {}).expect(302);
  });
});
