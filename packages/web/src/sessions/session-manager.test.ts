import assert from 'node:assert/strict';
import { IllegalStateException } from '@vernal/core';
import request from 'supertest';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { MapSessionRepository } from './map-session-repository.js';
import { SessionManager, type SessionManagerOptions } from './session-manager.js';
import type { SessionRepository } from './session-repository.js';
import { sessionRepositorySuite } from './session-repository.suite.js';
import type { StoredSession } from './stored-session.js';

type Services = Record<string, (request: HttpServletRequest, response: HttpServletResponse) => unknown>;

/** A client that keeps its cookies, of a server whose services answer by path with what they return as JSON. */
async function client(services: Services, options?: SessionManagerOptions) {
  const container = new ServletContainer({ sessions: new SessionManager(options) });
  const service = async (incoming: HttpServletRequest, response: HttpServletResponse) => {
    const value = await services[incoming.servletPath]?.(incoming, response);
    response.contentType = 'application/json';
    await response.complete(JSON.stringify(value ?? null));
  };
  container.servletContext.addServlet('main', { service }).addMapping('/');
  await container.start();
  return Object.assign(request.agent(container.listener), { other: request(container.listener) });
}

describe('SessionManager', () => {
  const count = async (incoming: HttpServletRequest) => {
    const session = await incoming.getSession();
    const next = ((session.getAttribute('count') as number | undefined) ?? 0) + 1;
    session.setAttribute('count', next);
    return { next, isNew: session.isNew };
  };

  it('keeps attributes from one request to the next', async () => {
    const http = await client({ '/': count });
    assert.deepEqual((await http.get('/')).body, { next: 1, isNew: true });
    assert.deepEqual((await http.get('/')).body, { next: 2, isNew: false });
  });

  it('sends its cookie once, HttpOnly and SameSite=Lax', async () => {
    const http = await client({ '/': count });
    const [first, second] = [await http.get('/'), await http.get('/')];
    assert.match(String(first.headers['set-cookie']), /^SESSION=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.equal(second.headers['set-cookie'], undefined);
  });

  it('makes none for who only asks', async () => {
    const http = await client({ '/': async (incoming) => (await incoming.getSession(false)) ?? 'none' });
    const answer = await http.get('/').expect(200, '"none"');
    assert.equal(answer.headers['set-cookie'], undefined);
  });

  it('never takes an id that it has not given', async () => {
    const http = await client({ '/': count });
    const chosen = 'a'.repeat(32);
    const answer = await http.other.get('/').set('Cookie', `SESSION=${chosen}`);
    assert.equal(answer.body.isNew, true);
    assert.ok(!String(answer.headers['set-cookie']).includes(chosen));
  });

  it('changes the id and keeps the attributes', async () => {
    const http = await client({
      '/': count,
      '/change': async (incoming) => {
        const before = (await incoming.getSession()).id;
        return { changed: before !== (await incoming.changeSessionId()) };
      },
    });
    const old = String((await http.get('/')).headers['set-cookie']).split(';')[0] as string;
    assert.deepEqual((await http.get('/change')).body, { changed: true });
    assert.equal((await http.get('/')).body.next, 2);
    assert.equal((await http.other.get('/').set('Cookie', old)).body.next, 1);
  });

  it('ends a session, and its cookie, that is invalidated', async () => {
    const http = await client({
      '/': count,
      '/end': async (incoming) => {
        const session = await incoming.getSession();
        session.invalidate();
        assert.throws(() => session.getAttribute('count'), IllegalStateException);
        return (await incoming.getSession(false)) ?? 'none';
      },
    });
    await http.get('/');
    const answer = await http.get('/end').expect('"none"');
    assert.match(String(answer.headers['set-cookie']), /^SESSION=; Path=\/; Max-Age=0/);
    assert.equal((await http.get('/')).body.next, 1);
  });

  it('begins another one after the end of the first in the same request', async () => {
    const http = await client({
      '/': count,
      '/again': async (incoming) => {
        (await incoming.getSession()).invalidate();
        const next = await incoming.getSession();
        next.setAttribute('count', 10);
        return next.isNew;
      },
    });
    await http.get('/');
    const answer = await http.get('/again').expect('true');
    assert.equal(answer.headers['set-cookie']?.length, 1);
    assert.equal((await http.get('/')).body.next, 11);
  });

  it('gives one session to all who ask for it in one request', async () => {
    const http = await client({
      '/': async (incoming) => {
        const [one, two] = await Promise.all([incoming.getSession(), incoming.getSession()]);
        return one === two && one === (await incoming.getSession());
      },
    });
    await http.get('/').expect('true');
  });

  it('saves before the answer is committed, however it is', async () => {
    const http = await client({
      '/': count,
      '/stream': async (incoming, response) => {
        await count(incoming);
        await response.flushBuffer();
      },
      '/redirect': async (incoming, response) => {
        await count(incoming);
        response.sendRedirect('/');
      },
    });
    await http.get('/redirect').expect(302);
    await http.get('/stream').expect(200);
    assert.equal((await http.get('/')).body.next, 3);
  });

  it('refuses to begin one after the commit', async () => {
    let failure: unknown;
    const http = await client({
      '/': async (incoming, response) => {
        await response.flushBuffer();
        failure = await incoming.getSession().catch((error: unknown) => error);
      },
    });
    await http.get('/');
    assert.ok(failure instanceof IllegalStateException);
  });

  it('gives the session without waiting once it is loaded', async () => {
    const http = await client({
      '/': count,
      '/now': async (incoming) => {
        assert.throws(() => incoming.getLoadedSession(true), /await request.getSession\(false\) first/);
        await incoming.getSession(false);
        return incoming.getLoadedSession(true).getAttribute('count');
      },
      '/fresh': (incoming) => incoming.getLoadedSession(true).isNew,
    });
    await http.get('/fresh').expect('true');
    await http.get('/');
    await http.get('/now').expect('1');
  });

  it('waits for a repository that needs time', async () => {
    const kept = new MapSessionRepository();
    const slow =
      <A extends unknown[], R>(work: (...args: A) => R) =>
      (...args: A) =>
        new Promise<R>((resolve) => setImmediate(() => resolve(work(...args))));
    const repository = {
      insert: slow((session: StoredSession) => kept.insert(structuredClone(session))),
      find: slow((id: string) => structuredClone(kept.find(id))),
      update: slow((session: StoredSession) => kept.update(structuredClone(session))),
      rename: slow((id: string, session: StoredSession) => kept.rename(id, structuredClone(session))),
      delete: slow((id: string) => kept.delete(id)),
    } satisfies SessionRepository;
    const http = await client({ '/': count }, { repository });
    for (const next of [1, 2, 3]) assert.equal((await http.get('/')).body.next, next);
  });

  it('says what to do where a container has no sessions', async () => {
    const container = new ServletContainer();
    let message = '';
    container.servletContext
      .addServlet('main', {
        service: async (incoming) => {
          try {
            await incoming.getSession();
          } catch (error) {
            message = (error as Error).message;
          }
        },
      })
      .addMapping('/');
    await container.start();
    await request(container.listener).get('/');
    assert.match(message, /new ServletContainer\({ sessions: new SessionManager\(\) }\)/);
  });
});

describe('MapSessionRepository', () => {
  sessionRepositorySuite(() => new MapSessionRepository());

  it('forgets sessions that nobody used for too long, and tells who wants to know', () => {
    let now = 0;
    const expired: string[] = [];
    const repository = new MapSessionRepository(() => now);
    repository.onExpiry(({ id, attributes }) => expired.push(`${id} ${attributes.get('a')}`));
    const session = (id: string, maxInactiveInterval: number) => ({
      id,
      creationTime: 0,
      lastAccessedTime: 0,
      maxInactiveInterval,
      attributes: new Map([['a', 1]]),
    });
    repository.insert(session('short', 10));
    repository.insert(session('other', 10));
    repository.insert(session('endless', 0));
    now = 9_999;
    assert.ok(repository.find('short'));
    now = 10_000;
    assert.equal(repository.find('short'), undefined);
    repository.removeExpired();
    assert.equal(repository.size, 1);
    assert.deepEqual(expired, ['short 1', 'other 1']);
    repository.delete('endless');
    repository.removeExpired();
  });
});
