import assert from 'node:assert/strict';
import { Duration } from '@vernal/core';
import { GallerySettings } from '../gallery-settings.js';
import { GalleryRedis } from '../shared/gallery-redis.js';
import { RedisLoginAttempts } from '../shared/redis-login-attempts.js';
import { startRedis } from '../testing/redis-server.js';
import type { LoginAttempts } from './login-attempts.js';
import { MemoryLoginAttempts } from './memory-login-attempts.js';

const WINDOW = 60_000;
const settings = (millis = WINDOW) =>
  Object.assign(new GallerySettings(), { loginAttempts: 2, loginWindow: Duration.ofMillis(millis) });

function suite(name: string, open: (settings: GallerySettings) => LoginAttempts) {
  describe(`LoginAttempts in ${name}`, () => {
    it('lets as many begin as there may be, and says how long to wait then', async () => {
      const attempts = open(settings());
      assert.deepEqual([await attempts.begin('a', '1.1.1.1'), await attempts.begin('a', '1.1.1.1')], [0, 0]);
      const wait = await attempts.begin('a', '1.1.1.1');
      assert.ok(wait > WINDOW - 5000 && wait <= WINDOW, String(wait));
      assert.equal(await attempts.begin('b', '1.1.1.1'), 0);
      assert.equal(await attempts.begin('a', '1.1.1.2'), 0);
    });

    it('takes an address of IPv4 that is written as one of IPv6 for the same', async () => {
      const attempts = open(settings());
      for (let i = 0; i < 2; i++) await attempts.begin('a', '1.1.1.3');
      assert.ok((await attempts.begin('a', '::ffff:1.1.1.3')) > 0);
    });

    it('forgets those of a user who succeeds, and does not count that one at the address', async () => {
      const attempts = open(settings());
      for (let i = 0; i < 50; i++) {
        assert.equal(await attempts.begin('a', '2.2.2.2'), 0, `attempt ${i}`);
        await attempts.succeed('a', '2.2.2.2');
      }
    });

    it('forgets all when the time is over', async () => {
      const attempts = open(settings(1));
      for (let i = 0; i < 2; i++) await attempts.begin('a', '3.3.3.3');
      let wait = await attempts.begin('a', '3.3.3.3');
      while (wait > 0) wait = await attempts.begin('a', '3.3.3.3');
    });
  });
}

describe('LoginAttempts of examples/image-update', () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  let redis: GalleryRedis;

  before(async () => {
    server = await startRedis();
    redis = await GalleryRedis.connect(server.url);
  });

  afterEach(async () => {
    await redis.client.flushAll();
  });

  after(async () => {
    redis?.close();
    await server?.stop();
  });

  suite('memory', (given) => new MemoryLoginAttempts(given));
  suite('Redis', (given) => new RedisLoginAttempts(redis, given));

  it('are one count for all processes that share a Redis', async () => {
    const [one, other] = [new RedisLoginAttempts(redis, settings()), new RedisLoginAttempts(redis, settings())];
    await one.begin('a', '4.4.4.4');
    await other.begin('a', '4.4.4.4');
    assert.ok((await one.begin('a', '4.4.4.4')) > 0);
  });

  it('leave nothing in Redis that lasts', async () => {
    const attempts = new RedisLoginAttempts(redis, settings());
    await attempts.begin('a', '5.5.5.5');
    await attempts.succeed('b', '5.5.5.6');
    for (const key of await redis.client.keys('*')) assert.ok((await redis.client.pTTL(key)) > 0, key);
  });
});
