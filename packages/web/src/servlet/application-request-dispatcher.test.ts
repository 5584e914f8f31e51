import assert from 'node:assert/strict';
import { hosting, type Service, say } from './hosting.test.js';
import type { HttpServletRequest } from './http-servlet-request.js';

describe('ApplicationRequestDispatcher', () => {
  const http = () =>
    hosting(
      () => {},
      (context) => {
        const add = (name: string, service: Service) => context.addServlet(name, { service }).addMapping(`/${name}`);
        add('target', (incoming, response) =>
          say(
            response,
            JSON.stringify([
              incoming.dispatcherType,
              incoming.requestURI,
              incoming.getAttribute('jakarta.servlet.forward.request_uri') ?? null,
              [...incoming.getParameterMap()],
            ]),
          ),
        );
        add('forward', async (incoming, response) => {
          response.setHeader('X-Kept', 'yes');
          void response.write('dropped');
          await incoming.getRequestDispatcher('target?a=new').forward(incoming, response);
          void response.write('ignored');
        });
        add('part', (incoming, response) => {
          response.status = 500;
          response.setHeader('X-Part', 'ignored');
          return say(
            response,
            `(${incoming.requestURI} ${incoming.getAttribute('jakarta.servlet.include.request_uri')} ${incoming.getParameter('p')})`,
          );
        });
        add('frame', async (incoming, response) => {
          response.contentType = 'text/plain';
          void response.write('[');
          await incoming.getRequestDispatcher('/part?p=1').include(incoming, response);
          await incoming.getRequestDispatcher('/part?p=2').include(incoming, response);
          void response.write(']');
        });
      },
    );

  it('forward: the target answers, with its parameters first', async () => {
    const answer = await (await http()).get('/forward?a=old&b=1').expect(200).expect('X-Kept', 'yes');
    assert.deepEqual(JSON.parse(answer.text), [
      'FORWARD',
      '/target',
      '/forward',
      [
        ['a', ['new', 'old']],
        ['b', ['1']],
      ],
    ]);
  });

  it('include: parts add to the body, and to nothing else', async () => {
    const answer = await (await http()).get('/frame').expect(200);
    assert.equal(answer.text, '[(/frame /part 1)(/frame /part 2)]');
    assert.equal(answer.headers['x-part'], undefined);
  });

  it('include: a part may empty the body, as the dispatcher does where a handler fails', async () => {
    const client = await hosting(
      async (incoming, response) => {
        response.contentType = 'text/plain';
        await response.write('before ');
        await incoming.getRequestDispatcher('/part').include(incoming, response);
        await response.write('after');
      },
      (context) => {
        const service: Service = (_, response) => {
          response.resetBuffer();
          response.sendError(404);
        };
        context.addServlet('part', { service }).addMapping('/part');
      },
    );
    await client.get('/').expect(200, 'after');
  });

  describe('the request of a target', () => {
    const names = ['request_uri', 'context_path', 'servlet_path', 'path_info', 'query_string'] as const;
    const attributesOf = (incoming: HttpServletRequest, kind: 'forward' | 'include') =>
      names.map((name) => incoming.getAttribute(`jakarta.servlet.${kind}.${name}`) ?? null);

    async function dispatched(kind: 'forward' | 'include', path: string) {
      const seen: unknown[] = [];
      const client = await hosting(
        () => {},
        (context) => {
          const service: Service = (incoming) => {
            const { requestURI, servletPath, pathInfo, queryString } = incoming;
            const path = [requestURI, servletPath, pathInfo ?? null, queryString ?? null];
            seen.push(
              incoming.dispatcherType,
              path,
              attributesOf(incoming, 'forward'),
              attributesOf(incoming, 'include'),
            );
            incoming.setAttribute('set', 'inside');
          };
          context.addServlet('inner', { service }).addMapping('/inner/*');
          const outer: Service = async (incoming, response) => {
            await incoming.getRequestDispatcher(path)[kind](incoming, response);
            seen.push(attributesOf(incoming, kind), incoming.getAttribute('set'));
          };
          context.addServlet('outer', { service: outer }).addMapping('/outer/*');
        },
        { contextPath: '/app' },
      );
      await client.get('/app/outer/a?x=1').expect(200);
      return seen;
    }
    const none = names.map(() => null);

    it('of a forward is that of the target, and its attributes tell of the first one', async () => {
      assert.deepEqual(await dispatched('forward', '/inner/b?y=2'), [
        'FORWARD',
        ['/app/inner/b', '/inner', '/b', 'y=2'],
        ['/app/outer/a', '/app', '/outer', '/a', 'x=1'],
        none,
        none,
        'inside',
      ]);
    });

    it('of an include is the first one, and its attributes tell of the target', async () => {
      assert.deepEqual(await dispatched('include', '/inner/b?y=2'), [
        'INCLUDE',
        ['/app/outer/a', '/outer', '/a', 'x=1'],
        none,
        ['/app/inner/b', '/app', '/inner', '/b', 'y=2'],
        none,
        'inside',
      ]);
    });
  });

  it('reaches the filters for its type of dispatch, that of an error page too', async () => {
    const seen: string[] = [];
    const client = await hosting(
      () => {},
      (context) => {
        for (const type of ['REQUEST', 'FORWARD', 'INCLUDE', 'ERROR'] as const) {
          context
            .addFilter(type, {
              doFilter: (incoming, response, chain) => {
                seen.push(`${type} ${incoming.dispatcherType} ${incoming.servletPath}`);
                return chain.doFilter(incoming, response);
              },
            })
            .addMappingForUrlPatterns([type], '/*');
        }
        const add = (name: string, service: Service) => context.addServlet(name, { service }).addMapping(`/${name}`);
        add('forward', (incoming, response) => incoming.getRequestDispatcher('/fail').forward(incoming, response));
        add('include', (incoming, response) => incoming.getRequestDispatcher('/part').include(incoming, response));
        add('fail', (_, response) => response.sendError(409));
        add('part', () => {});
        add('error', (_, response) => say(response, 'page'));
        context.addErrorPage({ status: 409, location: '/error' });
      },
    );
    await client.get('/forward').expect(409, 'page');
    assert.deepEqual(seen.splice(0), ['REQUEST REQUEST /forward', 'FORWARD FORWARD /fail', 'ERROR ERROR /error']);
    await client.get('/include').expect(200);
    assert.deepEqual(seen, ['REQUEST REQUEST /include', 'INCLUDE INCLUDE /include']);
  });
});
