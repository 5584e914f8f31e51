import assert from 'node:assert/strict';
import { setLoggerFactory } from '@vernal/core';
import request from 'supertest';
import { hosting, say } from './hosting.test.js';
import { ServletContainer } from './servlet-container.js';
import type { ServletListener } from './servlet-listeners.js';

describe('ApplicationListeners', () => {
  const errors: string[] = [];
  before(() => setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error: (text) => void errors.push(text) })));
  after(() => setLoggerFactory(undefined));
  beforeEach(() => void errors.splice(0));

  it('tell what becomes of attributes of the application', () => {
    const { servletContext } = new ServletContainer();
    const events: unknown[] = [];
    servletContext.addListener({
      contextAttributeAdded: ({ name, value }) => events.push(['added', name, value]),
      contextAttributeReplaced: ({ name, value }) => events.push(['replaced', name, value]),
      contextAttributeRemoved: (event) => {
        assert.equal(event.servletContext, servletContext);
        events.push(['removed', event.name, event.value]);
      },
    });
    servletContext.setAttribute('a', 1);
    servletContext.setAttribute('a', 2);
    servletContext.removeAttribute('a');
    servletContext.setAttribute('a', undefined);
    servletContext.removeAttribute('never');
    assert.deepEqual(events, [
      ['added', 'a', 1],
      ['replaced', 'a', 1],
      ['removed', 'a', 2],
    ]);
  });

  describe('of requests', () => {
    const recording = (events: string[], name: string): ServletListener => ({
      requestInitialized: ({ request: { requestURI } }) => void events.push(`${name} begins ${requestURI}`),
      requestDestroyed: ({ request: { requestURI } }) => void events.push(`${name} ends ${requestURI}`),
    });

    it('hear of each before its filters and after its answer, at the end in reverse', async () => {
      const events: string[] = [];
      const http = await hosting(
        async (_, response) => {
          await new Promise(setImmediate);
          events.push('servlet');
          return say(response, '');
        },
        (context) => {
          context.addListener(recording(events, 'a'));
          context.addListener(recording(events, 'b'));
          context
            .addFilter('f', {
              doFilter: (incoming, response, chain) => {
                events.push('filter');
                return chain.doFilter(incoming, response);
              },
            })
            .addMappingForUrlPatterns(undefined, '/*');
        },
      );
      await http.get('/x').expect(200);
      assert.deepEqual(events, ['a begins /x', 'b begins /x', 'filter', 'servlet', 'b ends /x', 'a ends /x']);
    });

    it('hear of the end of one that failed, and of one that goes on', async () => {
      const events: string[] = [];
      const http = await hosting(
        (incoming, response) => {
          if (incoming.requestURI === '/fails') throw new Error('no');
          const context = incoming.startAsync();
          setImmediate(() => {
            events.push('answered');
            void say(response, 'late');
            context.complete();
          });
        },
        (context) => context.addListener(recording(events, 'a')),
      );
      await http.get('/fails').expect(500);
      await http.get('/late').expect(200, 'late');
      await http.get('/%zz').expect(400);
      assert.deepEqual(events, ['a begins /fails', 'a ends /fails', 'a begins /late', 'answered', 'a ends /late']);
    });

    it('that refuse to begin end the request with 500', async () => {
      const events: string[] = [];
      const http = await hosting(
        () => assert.fail('not to be called'),
        (context) =>
          context.addListener({
            requestInitialized: () => {
              throw new Error('refused');
            },
            requestDestroyed: () => void events.push('end'),
          }),
      );
      await http.get('/').expect(500);
      assert.deepEqual(events, ['end']);
    });

    it('are all called where one fails, at once or later', async () => {
      const events: string[] = [];
      const logged = new Promise<void>((resolve) => {
        const error = (text: string) => {
          if (errors.push(text) === 2) resolve();
        };
        setLoggerFactory(() => ({ debug() {}, info() {}, warn() {}, error }));
      });
      const http = await hosting(
        (_, response) => say(response, ''),
        (context) => {
          context.addListener(recording(events, 'a'));
          context.addListener({
            requestDestroyed: () => {
              throw new Error('at once');
            },
          });
          context.addListener({ requestDestroyed: async () => Promise.reject(new Error('later')) });
        },
      );
      await http.get('/').expect(200);
      await logged;
      assert.deepEqual(events, ['a begins /', 'a ends /']);
      assert.deepEqual(errors, ['A listener failed', 'A listener failed']);
    });
  });

  it('come before the start', async () => {
    const container = new ServletContainer();
    await container.start();
    assert.throws(() => container.servletContext.addListener({ sessionCreated() {} }), /too late/);
    await request(container.listener).get('/').expect(404);
  });
});
