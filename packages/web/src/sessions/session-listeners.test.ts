import assert from 'node:assert/strict';
import request from 'supertest';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import type { ServletListener } from '../servlet/servlet-listeners.js';
import { MapSessionRepository } from './map-session-repository.js';
import { SessionManager } from './session-manager.js';

/** Writes down what it is told, with the value of the attribute `user` at that time. */
function recording(events: unknown[]): ServletListener {
  return {
    sessionCreated: ({ session }) => void events.push(['created', session.isNew]),
    sessionDestroyed: ({ session }) => void events.push(['destroyed', session.getAttribute('user')]),
    sessionIdChanged: ({ session }, old) => void events.push(['id changed', session.id !== old]),
    attributeAdded: ({ name, value }) => void events.push(['added', name, value]),
    attributeReplaced: ({ name, value }) => void events.push(['replaced', name, value]),
    attributeRemoved: ({ name, value }) => void events.push(['removed', name, value]),
  };
}

describe('session listeners', () => {
  let now: number;
  let events: unknown[];
  let repository: MapSessionRepository;
  beforeEach(() => {
    now = Date.now();
    events = [];
    repository = new MapSessionRepository(() => now);
  });

  async function client(service: (incoming: HttpServletRequest) => Promise<unknown>) {
    const container = new ServletContainer({ sessions: new SessionManager({ repository }) });
    container.servletContext.addListener(recording(events));
    container.servletContext
      .addServlet('main', { service: async (incoming) => void (await service(incoming)) })
      .addMapping('/');
    await container.start();
    return request.agent(container.listener);
  }

  it('hear of the beginning, the attributes, a new id and the end', async () => {
    const http = await client(async (incoming) => {
      const session = await incoming.getSession();
      session.setAttribute('user', 'Ann');
      session.setAttribute('user', 'Bob');
      session.setAttribute('gone', 1);
      session.removeAttribute('gone');
      session.removeAttribute('gone');
      await incoming.changeSessionId();
      session.invalidate();
    });
    await http.get('/').expect(200);
    assert.deepEqual(events, [
      ['created', true],
      ['added', 'user', 'Ann'],
      ['replaced', 'user', 'Ann'],
      ['added', 'gone', 1],
      ['removed', 'gone', 1],
      ['id changed', true],
      ['destroyed', 'Bob'],
      ['removed', 'user', 'Bob'],
    ]);
  });

  it('hear of a session once, however many requests it has', async () => {
    const http = await client((incoming) => incoming.getSession());
    await http.get('/').expect(200);
    await http.get('/').expect(200);
    assert.deepEqual(events, [['created', true]]);
  });

  for (const [how, look] of [
    ['when it is cleared away', async () => repository.removeExpired()],
    ['when it is asked for', async (http: ReturnType<typeof request.agent>) => void (await http.get('/').expect(200))],
  ] as const) {
    it(`hear of a session that has expired ${how}`, async () => {
      const http = await client(async (incoming) => {
        const session = await incoming.getSession(incoming.queryString === 'begin');
        session?.setAttribute('user', 'Ann');
      });
      await http.get('/?begin').expect(200);
      events.length = 0;
      now += 1_799_000;
      repository.removeExpired();
      assert.deepEqual(events, []);
      now += 2_000;
      await look(http);
      assert.deepEqual(events, [
        ['destroyed', 'Ann'],
        ['removed', 'user', 'Ann'],
      ]);
      assert.equal(repository.size, 0);
    });
  }

  it('values hear that they enter and leave a session, by expiry too', async () => {
    const heard: unknown[] = [];
    const value = (id: number) => ({
      valueBound: ({ name, session }: { name: string; session: { id: string } }) =>
        heard.push([id, 'bound', name, typeof session.id]),
      valueUnbound: ({ name }: { name: string }) => heard.push([id, 'unbound', name]),
    });
    const first = value(1);
    const http = await client(async (incoming) => {
      const session = await incoming.getSession();
      session.setAttribute('a', first);
      session.setAttribute('a', first);
      session.setAttribute('a', value(2));
    });
    await http.get('/').expect(200);
    now += 1_801_000;
    repository.removeExpired();
    assert.deepEqual(heard, [
      [1, 'bound', 'a', 'string'],
      [2, 'bound', 'a', 'string'],
      [1, 'unbound', 'a'],
      [2, 'unbound', 'a'],
    ]);
  });
});
