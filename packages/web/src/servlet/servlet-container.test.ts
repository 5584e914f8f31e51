import assert from 'node:assert/strict';
import { IllegalStateException, setLoggerFactory } from '@vernal/core';
import request from 'supertest';
import type { DynamicServletContext } from './dynamic-servlet-context.js';
import { emptyErrorReport } from './error-report.js';
import { hosting, type Service, say } from './hosting.test.js';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import { ServletContainer } from './servlet-container.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

describe('ServletContainer', () => {
  before(() => setLoggerFactory(() => silent));
  after(() => setLoggerFactory(undefined));

  describe('filters', () => {
    const named = (name: string) => ({
      doFilter: (incoming: HttpServletRequest, response: HttpServletResponse, chain: { doFilter: Service }) => {
        response.setHeader('X-Filters', `${response.getHeader('X-Filters') ?? ''}${name}`);
        return chain.doFilter(incoming, response);
      },
    });

    it('run in their order, those by path first, each on its paths', async () => {
      const http = await hosting(
        () => {},
        (context) => {
          context.addFilter('n', named('n')).addMappingForServletNames(undefined, 'main');
          context.addFilter('a', named('a')).addMappingForUrlPatterns(undefined, '/*');
          context.addFilter('b', named('b')).addMappingForUrlPatterns(undefined, '/deep/*', '*.txt');
        },
      );
      await http.get('/x').expect('X-Filters', 'an');
      await http.get('/deep').expect('X-Filters', 'abn');
      await http.get('/x.txt').expect('X-Filters', 'abn');
    });

    it('may answer themselves', async () => {
      const http = await hosting(
        () => assert.fail('not to be called'),
        (context) =>
          context
            .addFilter('guard', { doFilter: (_, response) => response.sendError(401) })
            .addMappingForUrlPatterns(undefined, '/*'),
      );
      await http.get('/').expect(401);
    });

    it('run before what is not mapped, too', async () => {
      const container = new ServletContainer();
      container.servletContext.addFilter('a', named('a')).addMappingForUrlPatterns(undefined, '/*');
      await container.start();
      await request(container.listener).get('/nowhere').expect(404).expect('X-Filters', 'a');
    });
  });

  describe('failures', () => {
    const crash: Service = () => {
      throw new TypeError('secret inside');
    };

    it('become a problem detail without anything of the inside', async () => {
      const http = await hosting(crash);
      const answer = await http.get('/x').expect(500).expect('Content-Type', 'application/problem+json');
      assert.deepEqual(answer.body, {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        instance: '/x',
      });
    });

    it('become a page for a browser', async () => {
      const http = await hosting(async () => crash(undefined as never, undefined as never));
      const answer = await http.get('/x').set('Accept', 'text/html,*/*').expect(500);
      assert.match(answer.text, /<h1>500 Internal Server Error<\/h1>/);
      assert.doesNotMatch(answer.text, /secret|TypeError|\.ts/);
    });

    it('have an empty body where the application wants that', async () => {
      const http = await hosting(crash, undefined, { errorReport: emptyErrorReport });
      await http.get('/').expect(500).expect('Content-Length', '0');
    });

    it('forget what was written but keep the headers', async () => {
      const http = await hosting(
        (_, response) => {
          response.setHeader('X-Kept', 'yes');
          void response.write('dropped');
          response.sendError(409, 'no');
          void response.write('ignored');
        },
        undefined,
        { errorReport: emptyErrorReport },
      );
      await http.get('/').expect(409, {}).expect('X-Kept', 'yes').expect('Content-Length', '0');
    });

    it('are answered by the page of their class, else of their status', async () => {
      const pages = (context: DynamicServletContext) => {
        context
          .addServlet('errors', {
            service: (incoming, response) =>
              say(
                response,
                `${incoming.dispatcherType} ${incoming.requestURI} ${incoming.getAttribute('jakarta.servlet.error.status_code')} ` +
                  `${incoming.getAttribute('jakarta.servlet.error.request_uri')} ${incoming.getAttribute('jakarta.servlet.error.message')}`,
              ),
          })
          .addMapping('/errors/*');
        context.addErrorPage({ exception: TypeError, location: '/errors/type' });
        context.addErrorPage({ status: 409, location: '/errors/conflict' });
        context.addErrorPage({ exception: RangeError, location: '/errors/missing/../../nowhere' });
      };
      const http = await hosting((incoming, response) => {
        if (incoming.requestURI === '/throw') throw new (class Special extends TypeError {})('why');
        response.sendError(Number(incoming.getParameter('status')), 'because');
      }, pages);
      const text = async (path: string, status: number) => (await http.get(path).expect(status)).text;
      assert.equal(await text('/throw', 500), 'ERROR /errors/type 500 /throw why');
      assert.equal(await text('/send?status=409', 409), 'ERROR /errors/conflict 409 /send because');
      await http.get('/send?status=410').expect(410).expect('Content-Type', 'application/problem+json');
    });

    it('of a form that is too large reach their page, which sees the parameters of the query', async () => {
      const pages = (context: DynamicServletContext) => {
        const service: Service = async (incoming, response) => {
          await incoming.prepareParameters();
          return say(response, `${incoming.getParameter('q')} ${incoming.getParameter('f')}`);
        };
        context.addServlet('errors', { service }).addMapping('/errors');
        context.addErrorPage({ status: 413, location: '/errors' });
      };
      const http = await hosting((incoming) => incoming.prepareParameters(), pages, { maxRequestBodySize: 10 });
      await http
        .post('/?q=1')
        .type('form')
        .send(`f=${'x'.repeat(20)}`)
        .expect(413, '1 undefined');
    });

    it('after the commit break the connection', async () => {
      const http = await hosting(async (_, response) => {
        await response.flushBuffer();
        await response.write('half');
        throw new Error('too late');
      });
      await assert.rejects(async () => http.get('/').buffer(true), /aborted|hang up/);
    });

    it('of an error page fall back to the report', async () => {
      const http = await hosting(crash, (context) => context.addErrorPage({ location: '/again' }));
      await http.get('/').expect(500).expect('Content-Type', 'application/problem+json');
    });
  });

  describe('life cycle', () => {
    it('starts listeners, filters and servlets in order, and ends them in reverse', async () => {
      const events: string[] = [];
      const part = (name: string) => ({
        init: async () => void events.push(`${name} init`),
        destroy: () => void events.push(`${name} destroy`),
        contextInitialized: () => void events.push(`${name} init`),
        contextDestroyed: () => void events.push(`${name} destroy`),
        service() {},
        doFilter() {},
      });
      const container = new ServletContainer();
      container.servletContext.addServlet('late', part('late'));
      container.servletContext.addServlet('second', part('second')).setLoadOnStartup(2);
      container.servletContext.addServlet('first', part('first')).setLoadOnStartup(1);
      container.servletContext.addFilter('filter', part('filter'));
      container.servletContext.addListener(part('listener'));
      await container.start();
      await container.stop();
      const names = ['listener', 'filter', 'first', 'second', 'late'];
      assert.deepEqual(events, [
        ...names.map((name) => `${name} init`),
        ...names.reverse().map((name) => `${name} destroy`),
      ]);
    });

    it('stops what had started where something fails, and tells what', async () => {
      const events: string[] = [];
      const container = new ServletContainer();
      container.servletContext.addServlet('good', { service() {}, destroy: () => void events.push('destroyed') });
      container.servletContext.addServlet('bad', {
        service() {},
        init: () => Promise.reject(new Error('no database')),
      });
      await assert.rejects(container.start(), /no database/);
      assert.deepEqual(events, ['destroyed']);
      await request(container.listener).get('/').expect(503);
    });

    it('takes no registration after the start', async () => {
      const container = new ServletContainer();
      await container.start();
      assert.throws(() => container.servletContext.addServlet('x', { service() {} }), IllegalStateException);
    });
  });
});
