import assert from 'node:assert/strict';
import { setLoggerFactory } from '@vernal/core';
import { createClient } from 'redis';
import { Serializable } from '../decorators/serializable.js';
import { RedisServer } from './redis-server.test.js';
import { RedisSessionRepository } from './redis-session-repository.js';
import { sessionRepositorySuite, storedSession } from './session-repository.suite.js';
import { SessionSerializationException } from './session-serializer.js';

@Serializable()
class Cart {
  items: string[] = [];
  get size(): number {
    return this.items.length;
  }
}

@Serializable({ name: 'counter' })
class Counter {
  #count = 0;
  next(): number {
    return ++this.#count;
  }
  toJSON(): number {
    return this.#count;
  }
  static fromJSON(count: number): Counter {
    const counter = new Counter();
    counter.#count = count;
    return counter;
  }
}

class Plain {}

@Serializable()
class Secret {
  #value = 1;
  get(): number {
    return this.#value;
  }
}

describe('RedisSessionRepository', function () {
  this.timeout(20_000);
  let server: RedisServer;
  let client: ReturnType<typeof createClient>;
  before(async () => {
    server = await RedisServer.start();
    client = createClient({ socket: { path: server.socket, tls: false } });
    await client.connect();
  });
  beforeEach(() => client.flushAll());
  after(async () => {
    client?.destroy();
    await server?.stop();
  });

  sessionRepositorySuite(() => new RedisSessionRepository(client));

  it('keeps what two requests change at the same time', async () => {
    const repository = new RedisSessionRepository(client);
    await repository.insert(storedSession('a', { one: 1, two: 2 }));
    const [first, second] = [await repository.find('a'), await repository.find('a')];
    assert.ok(first && second);
    first.attributes.set('one', 'changed');
    second.attributes.delete('two');
    await Promise.all([repository.update(first), repository.update(second)]);
    assert.deepEqual((await repository.find('a'))?.attributes, new Map([['one', 'changed']]));
  });

  it('lets Redis remove a session, later with each use', async () => {
    const repository = new RedisSessionRepository(client, { namespace: 'shop' });
    await repository.insert({ ...storedSession('a'), maxInactiveInterval: 100 });
    const session = await repository.find('a');
    assert.ok(session);
    assert.deepEqual(await client.keys('*'), ['shop:sessions:a']);
    await client.pExpire('shop:sessions:a', 1000);
    await repository.update(session);
    assert.ok((await client.pTTL('shop:sessions:a')) > 99_000);
  });

  it('gives instances of serializable classes back', async () => {
    const repository = new RedisSessionRepository(client);
    const cart = new Cart();
    cart.items.push('pear');
    const counter = new Counter();
    counter.next();
    await repository.insert(storedSession('a', { cart, counters: [counter] }));
    const session = await repository.find('a');
    assert.ok(session);
    const found = session.attributes.get('cart');
    assert.ok(found instanceof Cart);
    assert.equal(found.size, 1);
    const [restored] = session.attributes.get('counters') as [Counter];
    assert.equal(restored.next(), 2);
  });

  for (const [what, value, message] of [
    [
      'of a class that is not serializable',
      { of: [new Plain()] },
      /'bad' .* Its 'of\[0\]' is a Plain: mark the class with @Serializable/,
    ],
    [
      'with private fields and no word of them',
      new Secret(),
      /is a Secret: .* both a toJSON\(\) and a static fromJSON/,
    ],
    ['that is a function', () => {}, /a function: it cannot be kept outside/],
  ] as const) {
    it(`refuses a value ${what}`, async () => {
      const repository = new RedisSessionRepository(client);
      await assert.rejects(repository.insert(storedSession('a', { bad: value })), (error) => {
        assert.ok(error instanceof SessionSerializationException);
        assert.match(error.message, message);
        return true;
      });
      assert.equal(await repository.find('a'), undefined);
    });
  }

  it('refuses a value that contains itself', async () => {
    const value: Record<string, unknown> = {};
    value.itself = value;
    const repository = new RedisSessionRepository(client);
    await assert.rejects(repository.insert(storedSession('a', { value })), /contains itself/);
  });

  it('takes a session that it cannot read for none', async () => {
    setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error() {} }));
    const repository = new RedisSessionRepository(client);
    await repository.insert(storedSession('a'));
    await client.hSet('vernal:session:sessions:a', 'sessionAttr:x', '{"@type":"Gone","value":{}}');
    assert.equal(await repository.find('a'), undefined);
    await client.hSet('vernal:session:sessions:a', 'sessionAttr:x', 'no JSON');
    assert.equal(await repository.find('a'), undefined);
    setLoggerFactory(undefined);
  });
});
