import assert from 'node:assert/strict';
import { logIn, SharedGallery, startGallery, type Visitor } from '../testing/gallery-under-test.js';

const PASSWORD = 'a long enough password';

describe('Users of examples/image-update over HTTP', function () {
  // passwords are hashed at full cost
  this.timeout(60_000);
  const gallery = new SharedGallery();

  const send = (who: { painter: Visitor; token: string }, path: string, fields: Record<string, string>) =>
    who.painter
      .post(path)
      .set('Accept', 'text/html')
      .type('form')
      .send({ _csrf: who.token, ...fields });

  async function add(name: string, role = 'editor') {
    const admin = await gallery.logIn();
    await send(admin, '/studio/users', { name, password: PASSWORD, role }).expect(302);
    return { admin, user: await gallery.logIn(name, PASSWORD) };
  }

  it('are added by an admin, and change pictures in their own name', async () => {
    const { admin, user } = await add('greta');
    assert.match((await admin.painter.get('/studio/users')).text, /“greta” has been added[\s\S]*Editor · since/);
    const form = { _csrf: user.token, version: '1' };
    await user.painter.post('/studio/pictures/meadow/restore').type('form').send(form).expect(302);
    assert.match((await user.painter.get('/pictures/meadow')).text, /<dd>greta<\/dd>/);
  });

  it('who are editors may not manage users, and are told so', async () => {
    const { user } = await add('emil');
    assert.doesNotMatch((await user.painter.get('/studio')).text, /\/studio\/users/);
    for (const path of ['/studio/users', '/studio/%75sers', '/studio/users/painter', '/studio/users/painter/remove']) {
      const page = await user.painter.get(path).set('Accept', 'text/html').expect(403);
      assert.match(page.text, /Only admins may manage users/);
    }
    await send(user, '/studio/users/painter/remove', {}).expect(403);
    await send(user, '/studio/%75sers/painter/remove', {}).expect(403);
    await send(user, '/studio/users', { name: 'evil', password: PASSWORD, role: 'admin' }).expect(403);
  });

  it('are refused with the reason at each field, and keep what was typed', async () => {
    const admin = await gallery.logIn();
    const page = await send(admin, '/studio/users', { name: 'Not fit', password: 'short', role: 'king' }).expect(422);
    assert.match(page.text, /value="Not fit"[\s\S]*Use small letters[\s\S]*10 to 200 characters[\s\S]*Choose a role/);
    assert.doesNotMatch(page.text, /value="short"/);
    const taken = await send(admin, '/studio/users', { name: 'painter', password: PASSWORD, role: 'editor' }).expect(
      422,
    );
    assert.match(taken.text, /Another user has this name/);
  });

  it('are logged out everywhere when they are removed, also where another one gets their name', async () => {
    const { admin, user } = await add('otto');
    const { painter: second } = await gallery.logIn('otto', PASSWORD);
    await user.painter.get('/studio').expect(200);
    assert.match((await admin.painter.get('/studio/users/otto/remove')).text, /Remove otto\?/);
    await send(admin, '/studio/users/otto/remove', {}).expect(302);
    for (const visitor of [user.painter, second]) await visitor.get('/studio').expect(303);
    await user.painter.delete('/api/pictures/meadow').set('X-CSRF-Token', user.token).expect(401);
    assert.doesNotMatch((await user.painter.get('/')).text, /Log out/);
    await send(admin, '/studio/users', { name: 'otto', password: PASSWORD, role: 'editor' }).expect(302);
    await user.painter.get('/studio').expect(303);
  });

  it('have another role at once', async () => {
    const { admin, user } = await add('ida');
    await send(admin, '/studio/users/ida', { role: 'admin', password: '' }).expect(302);
    await user.painter.get('/studio/users').expect(200);
    await send(admin, '/studio/users/ida', { role: 'editor', password: '' }).expect(302);
    await user.painter.get('/studio/users').expect(403);
  });

  it('get another password from an admin, which ends their sessions', async () => {
    const { admin, user } = await add('uwe');
    const short = await send(admin, '/studio/users/uwe', { role: 'editor', password: 'short' }).expect(422);
    assert.match(short.text, /10 to 200 characters/);
    await user.painter.get('/studio').expect(200);
    await send(admin, '/studio/users/uwe', { role: 'editor', password: 'quite another one' }).expect(302);
    await user.painter.get('/studio').expect(303);
    await gallery.logIn('uwe', 'quite another one');
  });

  it('who do not exist are a page of their own', async () => {
    const { painter } = await gallery.logIn();
    const page = await painter.get('/studio/users/nobody').set('Accept', 'text/html').expect(404);
    assert.match(page.text, /There is no user called “nobody”/);
  });

  it('have always an admin among them', async () => {
    const own = await startGallery();
    try {
      const admin = await logIn(own.app.listener);
      const removed = await send(admin, '/studio/users/painter/remove', {}).expect(409);
      assert.match(removed.text, /This is the only admin/);
      const changed = await send(admin, '/studio/users/painter', { role: 'editor', password: '' }).expect(422);
      assert.match(changed.text, /This is the only admin/);
      await admin.painter.get('/studio/users').expect(200);
      await send(admin, '/studio/users', { name: 'second', password: PASSWORD, role: 'admin' }).expect(302);
      await send(admin, '/studio/users/painter/remove', {}).expect(302).expect('Location', '/studio/users');
      await admin.painter.get('/studio/users').expect(303);
    } finally {
      await own.close();
    }
  });

  it('change their password, which ends their other sessions but not this one', async () => {
    const { user } = await add('anna');
    const { painter: elsewhere } = await gallery.logIn('anna', PASSWORD);
    const change = (present: string, password: string) => send(user, '/studio/account', { present, password });
    assert.match((await change(PASSWORD, 'short').expect(422)).text, /needs 10 to 200/);
    assert.match((await change('wrong', 'long enough now').expect(422)).text, /present password is wrong/);
    await change(PASSWORD, 'long enough now').expect(302);
    await user.painter.get('/studio').expect(200);
    await elsewhere.get('/studio').expect(303);
    await gallery.logIn('anna', 'long enough now');
    await assert.rejects(gallery.logIn('anna', PASSWORD));
  });

  it('are told that the first password is known to everybody', async () => {
    const { painter } = await gallery.logIn();
    assert.doesNotMatch((await painter.get('/studio')).text, /known to everybody/, 'on the next page only');
    const visitor = gallery.visitor();
    const [, _csrf] = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/login')).text) ?? [];
    await visitor.post('/login').type('form').send({ username: 'painter', password: 'vernal', _csrf }).expect(302);
    assert.match((await visitor.get('/studio')).text, /This password is known to everybody/);
  });
});
