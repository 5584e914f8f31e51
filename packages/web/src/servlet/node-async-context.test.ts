import assert from 'node:assert/strict';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { IllegalStateException } from '@vernal/core';
import { hosting, type Service, say } from './hosting.test.js';
import type { AsyncListener } from './http-servlet-request.js';
import { HttpServletRequestWrapper } from './http-servlet-request-wrapper.js';
import { ServletContainer } from './servlet-container.js';
import { withoutLogs } from './without-logs.suite.js';

describe('NodeAsyncContext', () => {
  withoutLogs();

  let events: string[];
  beforeEach(() => {
    events = [];
  });

  const recording = (more: AsyncListener = {}): AsyncListener => ({
    onStartAsync: () => void events.push('start'),
    onComplete: () => void events.push('complete'),
    onTimeout: () => void events.push('timeout'),
    onError: (error) => void events.push((error as Error).name),
    ...more,
  });

  it('keeps the answer open until it is completed', async () => {
    const http = await hosting((request, response) => {
      const context = request.startAsync();
      context.addListener(recording());
      assert.ok(request.isAsyncStarted);
      void setImmediate().then(async () => {
        await say(response, 'later');
        context.complete();
        assert.ok(!request.isAsyncStarted);
      });
    });
    await http.get('/').expect(200, 'later');
    assert.deepEqual(events, ['complete']);
  });

  it('takes a completion before the servlet has returned for afterwards', async () => {
    const http = await hosting(async (request, response) => {
      request.startAsync().complete();
      assert.ok(request.isAsyncStarted);
      await setImmediate();
      await say(response, 'after');
    });
    await http.get('/').expect('after');
  });

  it('sends the request through filters and servlet again, with what wraps it', async () => {
    const http = await hosting(
      (request, response) => {
        events.push(`${request.dispatcherType} ${request.requestURI} ${request.getAttribute('a')} ${request.method}`);
        if (request.dispatcherType === 'ASYNC') return say(response, 'second');
        request.setAttribute('a', 1);
        class Wrapped extends HttpServletRequestWrapper {
          override get method(): string {
            return 'WRAPPED';
          }
        }
        const context = request.startAsync(new Wrapped(request), response);
        void setImmediate().then(() => context.dispatch());
      },
      (servletContext) => {
        const filter = servletContext.addFilter('filter', {
          doFilter: (request, response, chain) => {
            events.push(`filter ${request.dispatcherType}`);
            return chain.doFilter(request, response);
          },
        });
        filter.addMappingForUrlPatterns(['REQUEST', 'ASYNC'], '/*');
      },
    );
    await http.get('/x').expect('second');
    assert.deepEqual(events, ['filter REQUEST', 'REQUEST /x undefined GET', 'filter ASYNC', 'ASYNC /x 1 WRAPPED']);
  });

  it('dispatches to another path where it is told one', async () => {
    const http = await hosting(
      (request) => request.startAsync().dispatch('/other?q=1'),
      (context) => {
        const service: Service = (request, response) =>
          say(response, `${request.requestURI} ${request.getParameter('q')}`);
        context.addServlet('other', { service }).addMapping('/other');
      },
    );
    await http.get('/x').expect('/other 1');
  });

  it('can be started again in the dispatch that it led to, which drops its listeners', async () => {
    let round = 0;
    const http = await hosting((request, response) => {
      if (++round === 3) return say(response, 'third');
      const context = request.startAsync();
      context.addListener(recording());
      context.dispatch();
    });
    await http.get('/').expect('third');
    assert.deepEqual(events, ['start', 'complete']);
  });

  it('refuses to be started, completed or dispatched twice', async () => {
    const http = await hosting((request) => {
      assert.throws(() => request.getAsyncContext(), IllegalStateException);
      const context = request.startAsync();
      assert.throws(() => request.startAsync(), IllegalStateException);
      context.complete();
      assert.throws(() => context.complete(), IllegalStateException);
      assert.throws(() => context.dispatch(), IllegalStateException);
    });
    await http.get('/').expect(200);
  });

  describe('when the time is up', () => {
    it('lets a listener answer', async () => {
      const http = await hosting((request, response) => {
        const context = request.startAsync();
        context.timeout = 5;
        context.addListener(
          recording({
            onTimeout: async () => {
              await say(response, 'in time');
              context.complete();
            },
          }),
        );
      });
      await http.get('/').expect(200, 'in time');
      assert.deepEqual(events, ['complete']);
    });

    it('answers 500 where no listener does', async () => {
      const http = await hosting((request) => {
        const context = request.startAsync();
        context.timeout = 5;
        context.addListener(recording());
        context.addListener(recording({ onTimeout: () => Promise.reject(new Error('of the listener')) }));
      });
      await http.get('/').expect(500);
      assert.deepEqual(events, ['timeout', 'complete', 'complete']);
    });

    it('has a default for the container', async () => {
      const http = await hosting((request) => void request.startAsync(), undefined, { asyncTimeout: 5 });
      await http.get('/').expect(500);
    });
  });

  it('answers an exception of the dispatch that follows as any other', async () => {
    const http = await hosting((request) => {
      if (request.dispatcherType === 'ASYNC') throw new Error('second');
      request.startAsync().dispatch();
    });
    await http.get('/').expect(500);
  });

  it('gives up what was started where the servlet fails', async () => {
    const http = await hosting((request) => {
      request.startAsync().addListener(recording());
      throw new Error('after the start');
    });
    await http.get('/').expect(500);
    assert.deepEqual(events, ['complete']);
  });

  it('answers sendError when it is completed', async () => {
    const http = await hosting((request, response) => {
      const context = request.startAsync();
      void setImmediate().then(() => {
        response.sendError(409);
        context.complete();
      });
    });
    await http.get('/').expect(409);
  });

  describe('when the client goes away', () => {
    let server: Server;
    afterEach(() => server.close());

    it('tells the listeners, and is over', async () => {
      const container = new ServletContainer();
      const ended = new Promise<void>((resolve) => {
        const service: Service = async (request, response) => {
          const context = request.startAsync();
          context.addListener(recording({ onComplete: () => resolve() }));
          await response.write('first');
          await response.flushBuffer();
        };
        container.servletContext.addServlet('main', { service }).addMapping('/');
      });
      await container.start();
      server = createServer(container.listener);
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const answer = await new Promise<IncomingMessage>((resolve) => void get({ port, host: '127.0.0.1' }, resolve));
      answer.on('error', () => {}).destroy();
      await ended;
      assert.deepEqual(events, ['ClientAbortException']);
    });
  });
});
