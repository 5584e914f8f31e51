import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { AnnotationConfigApplicationContext, Component, PreDestroy } from '@vernal/core';
import request from 'supertest';
import { ApplicationScope } from '../decorators/application-scope.js';
import { RequestScope } from '../decorators/request-scope.js';
import { SessionScope } from '../decorators/session-scope.js';
import { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { ServletContext } from '../servlet/servlet-context.js';
import { SessionManager } from '../sessions/session-manager.js';
import { DispatcherServlet } from './dispatcher-servlet.js';
import { FunctionAdapter, FunctionMapping, type Handler } from './dispatching.test.js';

const ended: string[] = [];

@Component()
@RequestScope()
class Notes {
  readonly list: string[];
  constructor(present: HttpServletRequest) {
    this.list = [`for ${present.requestURI}`];
  }
  add(note: string): void {
    this.list.push(note);
  }
  all(): string[] {
    return this.list;
  }
  @PreDestroy()
  close(): void {
    ended.push(`notes ${this.list.length}`);
  }
}

@Component()
@SessionScope()
class Visits {
  #count = 0;
  next(): number {
    return ++this.#count;
  }
  @PreDestroy()
  close(): void {
    ended.push('visits');
  }
}

@Component()
@ApplicationScope()
class Words {
  word = 'none';
}

@Component()
class Service {
  constructor(
    readonly notes: Notes,
    readonly visits: Visits,
    readonly words: Words,
    readonly present: HttpServletRequest,
    readonly servletContext: ServletContext,
  ) {}
}

describe('Web scopes', () => {
  async function client(handlerOf: (service: Service) => Record<string, Handler>) {
    const context = new AnnotationConfigApplicationContext(Notes, Visits, Words, Service);
    const container = new ServletContainer({ sessions: new SessionManager() });
    context.getBeanFactory().registerSingleton('adapter', new FunctionAdapter());
    context.registerBean('mapping', FunctionMapping, () => new FunctionMapping(handlerOf(context.getBean(Service))));
    container.servletContext.addServlet('main', new DispatcherServlet(context)).addMapping('/');
    await container.start();
    ended.length = 0;
    return Object.assign(request.agent(container.listener), { container });
  }

  it('give a singleton the bean of the present request, and end it with the request', async () => {
    const http = await client(({ notes, present }) => ({
      '/a': async (_, response) => {
        notes.add(present.requestURI);
        await new Promise(setImmediate);
        notes.add('later');
        response.contentType = 'text/plain';
        await response.complete(notes.all().join());
      },
    }));
    await http.get('/a').expect('for /a,/a,later');
    await http.get('/a?again').expect('for /a,/a,later');
    assert.deepEqual(ended, ['notes 3', 'notes 3']);
  });

  it('keep the beans of requests at the same time apart', async () => {
    const arrivals = new EventEmitter();
    let arrived = 0;
    const http = await client(({ notes, present }) => ({
      '/a': async (_, response) => {
        notes.add(present.getParameter('n') as string);
        const all = once(arrivals, 'all');
        if (++arrived === 3) arrivals.emit('all');
        await all;
        response.contentType = 'text/plain';
        await response.complete(notes.all().join());
      },
    }));
    await Promise.all([1, 2, 3].map((n) => http.get(`/a?n=${n}`).expect(`for /a,${n}`)));
  });

  it('keep the beans of a session, and end them with it', async () => {
    const http = await client(({ visits }) => ({
      '/visit': (_, response) => {
        response.contentType = 'text/plain';
        void response.complete(String(visits.next()));
      },
      '/leave': async (incoming) => (await incoming.getSession()).invalidate(),
    }));
    const lengths = async () => (await http.get('/visit')).text;
    assert.deepEqual([await lengths(), await lengths()], ['1', '2']);
    await http.get('/leave');
    assert.deepEqual(ended, ['visits']);
    assert.equal(await lengths(), '1');
  });

  it('keep the beans of the application, and inject it', async () => {
    const http = await client(({ words, servletContext }) => ({
      '/set': (incoming) => {
        words.word = incoming.getParameter('word') as string;
      },
      '/get': (_, response) => {
        response.contentType = 'text/plain';
        void response.complete(`${words.word} ${servletContext.contextPath}`);
      },
    }));
    await http.get('/set?word=hello');
    await http.get('/get').expect('hello ');
  });

  it('say that there is no request outside of one', async () => {
    let service: Service | undefined;
    await client((it) => {
      service = it;
      return {};
    });
    assert.throws(() => service?.notes.all(), /No request is being handled here/);
  });
});
