import assert from 'node:assert/strict';
import type { SessionRepository } from './session-repository.js';
import type { StoredSession } from './stored-session.js';

export function storedSession(id: string, attributes: Record<string, unknown> = {}): StoredSession {
  return {
    id,
    creationTime: 1000,
    lastAccessedTime: Date.now(),
    maxInactiveInterval: 1800,
    attributes: new Map(Object.entries(attributes)),
  };
}

/** What every session repository keeps to. */
export function sessionRepositorySuite(make: () => SessionRepository): void {
  const found = async (repository: SessionRepository, id: string) => {
    const session = await repository.find(id);
    assert.ok(session, `there is a session ${id}`);
    return session;
  };

  it('finds what was inserted', async () => {
    const repository = make();
    const session = storedSession('a'.repeat(16), { name: 'Ann', list: [1, { two: 2 }] });
    await repository.insert(session);
    assert.deepEqual(await repository.find(session.id), session);
  });

  it('finds nothing by another id', async () => {
    const repository = make();
    await repository.insert(storedSession('a'));
    assert.equal(await repository.find('b'), undefined);
  });

  it('keeps what an update adds, changes within, and removes', async () => {
    const repository = make();
    await repository.insert(storedSession('a', { cart: { items: ['x'] }, gone: true }));
    const session = await found(repository, 'a');
    (session.attributes.get('cart') as { items: string[] }).items.push('y');
    session.attributes.set('added', 1);
    session.attributes.delete('gone');
    session.maxInactiveInterval = 60;
    await repository.update(session);
    const updated = await found(repository, 'a');
    assert.deepEqual(
      updated.attributes,
      new Map<string, unknown>([
        ['cart', { items: ['x', 'y'] }],
        ['added', 1],
      ]),
    );
    assert.equal(updated.maxInactiveInterval, 60);
    assert.equal(updated.creationTime, 1000);
  });

  it('gives values back as what they were', async () => {
    const repository = make();
    const values = {
      date: new Date(5),
      map: new Map([['a', new Set([1n])]]),
      locale: new Intl.Locale('de-CH'),
      bytes: new Uint8Array([1, 2]),
      numbers: [Number.NaN, -0, Number.POSITIVE_INFINITY, 1.5],
      nothing: null,
      '@type': { '@type': 'Date' },
    };
    await repository.insert(storedSession('a', values));
    const { attributes } = await found(repository, 'a');
    assert.deepEqual(Object.fromEntries(attributes), values);
    assert.equal(String(attributes.get('locale')), 'de-CH');
  });

  it('does not bring a deleted session back', async () => {
    const repository = make();
    await repository.insert(storedSession('a'));
    const session = await found(repository, 'a');
    await repository.delete('a');
    await repository.update(session);
    assert.equal(await repository.find('a'), undefined);
    const renamed = { ...session, id: 'b' };
    await repository.rename('a', renamed);
    assert.equal(await repository.find('b'), undefined);
  });

  it('finds a session by its new id only', async () => {
    const repository = make();
    await repository.insert(storedSession('a', { kept: 1 }));
    const session = await found(repository, 'a');
    session.id = 'b';
    session.attributes.set('added', 2);
    await repository.rename('a', session);
    assert.equal(await repository.find('a'), undefined);
    assert.deepEqual([...(await found(repository, 'b')).attributes.values()], [1, 2]);
  });

  it('forgets a session that nobody used for too long', async () => {
    const repository = make();
    await repository.insert({ ...storedSession('a'), maxInactiveInterval: 0.05 });
    while (await repository.find('a')) await new Promise(setImmediate);
  });

  it('keeps one for ever whose interval is 0', async () => {
    const repository = make();
    await repository.insert({ ...storedSession('a'), lastAccessedTime: 0, maxInactiveInterval: 0 });
    await repository.update(await found(repository, 'a'));
    assert.ok(await repository.find('a'));
  });
}
