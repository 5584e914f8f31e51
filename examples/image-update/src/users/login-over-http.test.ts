import assert from 'node:assert/strict';
import supertest from 'supertest';
import { CHEAP_HASH, SharedGallery, tokenOf, type Visitor } from '../testing/gallery-under-test.js';
import { UserStore } from './user-store.js';

describe('Failed logins of examples/image-update over HTTP', () => {
  const gallery = new SharedGallery({
    properties: { 'gallery.login-attempts': 3, 'server.forward-headers-strategy': 'framework' },
  });

  async function attempt(username: string, password: string, address = '203.0.113.1', visitor?: Visitor) {
    const who = visitor ?? supertest.agent(gallery.app.listener);
    const _csrf = await tokenOf(who);
    return who
      .post('/login')
      .set({ Accept: 'text/html', 'X-Forwarded-For': address })
      .type('form')
      .send({ username, password, _csrf });
  }

  it('are refused for a while after some, even with the right password, by a page that says for how long', async () => {
    for (let i = 0; i < 3; i++) assert.equal((await attempt('painter', 'wrong')).status, 401);
    const refused = await attempt('painter', 'vernal');
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers['retry-after']);
    assert.ok(seconds > 890 && seconds <= 900, String(seconds));
    assert.match(refused.text, /Too many failed attempts\. Try again in 15 minutes\.[\s\S]*value="painter"/);
    assert.equal((await attempt('painter', 'vernal', '203.0.113.2')).status, 302, 'another address is another matter');
  });

  it('are those too by which somebody who is logged in would find out the password', async () => {
    await gallery.app.getBean(UserStore).add('victim', CHEAP_HASH, 'editor');
    const { painter, token } = await gallery.logIn('victim');
    const guess = () =>
      painter
        .post('/studio/account')
        .set('Accept', 'text/html')
        .type('form')
        .send({ _csrf: token, present: 'wrong', password: 'long enough now' });
    for (let i = 0; i < 3; i++) await guess().expect(422);
    const refused = await guess().expect(429);
    assert.match(refused.text, /Too many failed attempts/);
    assert.ok(Number(refused.headers['retry-after']) > 0);
  });

  it('are forgotten after a login', async () => {
    const address = '203.0.113.3';
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 2; j++) assert.equal((await attempt('painter', 'wrong', address)).status, 401);
      assert.equal((await attempt('painter', 'vernal', address)).status, 302);
    }
  });

  it('are counted when they begin: many at once are no more', async () => {
    const address = '203.0.113.4';
    const answers = await Promise.all(Array.from({ length: 8 }, () => attempt('painter', 'wrong', address)));
    assert.equal(answers.filter(({ status }) => status === 401).length, 3);
    assert.equal(answers.filter(({ status }) => status === 429).length, 5);
  });

  it('are counted for an address, whoever is tried there', async () => {
    const address = '203.0.113.5';
    const names = Array.from({ length: 10 }, (_, i) => `user-${i}`);
    for (const name of names) {
      await gallery.app.getBean(UserStore).add(name, CHEAP_HASH, 'editor');
      for (let i = 0; i < 3; i++) assert.equal((await attempt(name, 'wrong', address)).status, 401);
    }
    assert.equal((await attempt('painter', 'vernal', address)).status, 429);
    assert.equal((await attempt('painter', 'vernal', '203.0.113.6')).status, 302);
  });

  it('are those of one network of IPv6, which one person has', async () => {
    for (let i = 1; i <= 3; i++) assert.equal((await attempt('painter', 'wrong', `[2001:db8:0:7::${i}]`)).status, 401);
    assert.equal((await attempt('painter', 'vernal', '[2001:db8::7:ffff:1:2:3]')).status, 429);
    assert.equal((await attempt('painter', 'vernal', '[2001:db8:0:8::1]')).status, 302);
  });
});
