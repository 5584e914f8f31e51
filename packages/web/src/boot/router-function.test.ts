import assert from 'node:assert/strict';
import { Bean, Configuration, Order } from '@vernal/core';
import supertest from 'supertest';
import type { PathMatchConfigurer } from '../config/path-match-configurer.js';
import type { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { RestControllerAdvice } from '../decorators/controller-advice.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { RequestPredicates } from '../functional/request-predicates.js';
import { RouterFunction } from '../functional/router-function.js';
import { RouterFunctions } from '../functional/router-functions.js';
import { ServerRequest } from '../functional/server-request.js';
import { ServerResponse } from '../functional/server-response.js';
import { HttpMethod } from '../http/http-method.js';
import { MediaType } from '../http/media-type.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import { serving, started, stopAll } from './serving.test.js';
import { VernalApplication } from './vernal-application.js';

class Refused extends Error {}

const { accept, contentType, GET, headers, method, param, path } = RequestPredicates;
const text = (body: string) => () => ServerResponse.ok().body(body);

describe('routes of functions', () => {
  afterEach(stopAll);

  describe('routes', () => {
    it('go to the first that matches, however specific another one is', async () => {
      const client = await serving(
        RouterFunctions.route().GET('/{any}', text('any')).GET('/exact', text('exact')).build(),
      );
      await client.get('/exact').expect(200, 'any');
    });

    it('are joined one by one', async () => {
      const below = RouterFunctions.route(GET('/b'), text('nested'));
      const client = await serving(
        RouterFunctions.route(GET('/a'), text('first')).andRoute(GET('/b'), text('second')).andNest(path('/c'), below),
      );
      await client.get('/a').expect(200, 'first');
      await client.get('/b').expect(200, 'second');
      await client.get('/c/b').expect(200, 'nested');
    });

    it('answer 404 for a method that no route has', async () => {
      const client = await serving(RouterFunctions.route(GET('/x'), text('x')));
      await client.post('/x').expect(404);
      await client.head('/x').expect(404);
    });

    it('match the rest of the path below a nested path, and keep the variables of all patterns', async () => {
      const client = await serving(
        RouterFunctions.route()
          .path('/teams/{team}', (team) =>
            team.path('/people', (people) =>
              people.GET('/{id}', (request) =>
                ServerResponse.ok().body({
                  ...Object.fromEntries(request.pathVariables),
                  path: request.path,
                  pattern: String(request.matchingPattern),
                }),
              ),
            ),
          )
          .build(),
      );
      await client
        .get('/teams/a%20b/people/7')
        .expect(200, { team: 'a b', id: '7', path: '/teams/a%20b/people/7', pattern: '/teams/{team}/people/{id}' });
      await client.get('/teams/a/people').expect(404);
    });

    it('leave no variables behind where they do not match in the end', async () => {
      const client = await serving(
        RouterFunctions.route()
          .path('/{gone}', (below) => below.GET('/other', text('other')))
          .GET('/a/{kept}', (request) => ServerResponse.ok().body([...request.pathVariables.keys()]))
          .build(),
      );
      await client.get('/a/b').expect(200, ['kept']);
    });

    it('take functions as predicates, joined by and, or and negate', async () => {
      const isLong = (request: ServerRequest) => request.path.length > 6;
      const client = await serving(
        RouterFunctions.route()
          .route(path('/{x}').and(isLong), text('long'))
          .route(method(HttpMethod.GET).negate().and(path('/a')), text('not GET'))
          .route(param('a', '1').or(param('b', (value) => value.startsWith('2'))), text('either'))
          .build(),
      );
      await client.get('/longer').expect(200, 'long');
      await client.delete('/a').expect(200, 'not GET');
      await client.get('/a').expect(404);
      await client.get('/a?b=23').expect(200, 'either');
    });

    it('are chosen by Accept, Content-Type and other headers', async () => {
      const client = await serving(
        RouterFunctions.route()
          .GET('/x', accept(MediaType.TEXT_HTML), text('html'))
          .GET(
            '/x',
            headers((all) => all.firstHeader('X-Beta') === 'on'),
            text('beta'),
          )
          .GET('/x', text('other'))
          .POST('/x', contentType(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN), text('posted'))
          .build(),
      );
      await client.get('/x').set('Accept', 'text/*').expect(200, 'html');
      await client.get('/x').set({ Accept: 'image/png', 'X-Beta': 'on' }).expect(200, 'beta');
      await client.get('/x').set('Accept', 'image/png').expect(200, 'other');
      await client.post('/x').type('text/plain').send('y').expect(200, 'posted');
      await client.post('/x').type('image/png').send('y').expect(404);
    });

    it('come before methods of controllers, in the order of their beans', async () => {
      @RestController()
      class Controller {
        @GetMapping('/x')
        x(): string {
          return 'method';
        }

        @GetMapping('/y')
        y(): string {
          return 'method';
        }
      }

      @Configuration()
      class Config {
        @Bean()
        @Order(2)
        second(): RouterFunction {
          return RouterFunctions.route(GET('/x'), text('second'));
        }

        @Bean()
        @Order(1)
        first(): RouterFunction {
          return RouterFunctions.route(GET('/x'), text('first'));
        }
      }

      const client = await started(Config, Controller);
      await client.get('/x').expect(200, 'first');
      await client.get('/y').expect(200, 'method');
    });

    it('have their errors handled by advices of controllers', async () => {
      @RestControllerAdvice()
      class Advice {
        @ExceptionHandler(Refused)
        refused(error: Refused): string {
          return `advised: ${error.message}`;
        }
      }

      @Configuration()
      class Config {
        @Bean()
        routes(): RouterFunction {
          return RouterFunctions.route(GET('/x'), () => Promise.reject(new Refused('x')));
        }
      }

      await (await started(Config, Advice)).get('/x').expect(200, 'advised: x');
    });

    it('begin at the rest of the path behind a slash that a nested pattern ends in', async () => {
      const client = await serving(
        RouterFunctions.route()
          .path('/a/', (below) => below.GET('/b', text('b')))
          .build(),
      );
      await client.get('/a/b').expect(200, 'b');
    });

    it('are parsed anew by the parser of the application', async () => {
      @Configuration()
      class Config implements WebMvcConfigurer {
        configurePathMatch(configurer: PathMatchConfigurer): void {
          configurer.setPatternParser(new PathPatternParser({ caseSensitive: false }));
        }

        @Bean()
        routes(): RouterFunction {
          return RouterFunctions.route()
            .path('/a', (below) => below.GET('/{x}/b', (request) => text(request.pathVariable('x'))()))
            .build();
        }
      }

      await (await started(Config)).get('/A/Name/B').expect(200, 'Name');
    });

    it('of parent contexts do not count', async () => {
      @Configuration()
      class Root {
        @Bean()
        inRoot(): RouterFunction {
          return RouterFunctions.route(GET('/root'), text('root'));
        }
      }

      @Configuration()
      class Child {
        @Bean()
        inChild(): RouterFunction {
          return RouterFunctions.route(GET('/child'), text('child'));
        }
      }

      const application = await VernalApplication.run(Child, { listen: false, rootConfig: [Root] });
      try {
        const client = supertest(application.listener);
        await client.get('/child').expect(200, 'child');
        await client.get('/root').expect(404);
      } finally {
        await application.close();
      }
    });

    it('say what they are made of', () => {
      const routes = RouterFunctions.route()
        .path('/a', (below) =>
          below.GET('/b', function show() {
            return ServerResponse.ok().build();
          }),
        )
        .build();
      assert.equal(String(routes), '/a => {\n (GET && /b) -> show\n}');
    });

    it('tell visitors their attributes', () => {
      const seen: unknown[] = [];
      const routes = RouterFunctions.route().GET('/a', text('a')).withAttribute('role', 'admin').build();
      routes.accept({
        attributes: (attributes) => seen.push([...attributes]),
        route: (predicate) => seen.push(String(predicate)),
      });
      assert.deepEqual(seen, [[['role', 'admin']], '(GET && /a)']);
      assert.throws(() => RouterFunctions.route().withAttribute('role', 'admin'), /no.* yet/);
      assert.throws(() => RouterFunctions.route().build(), /needs a route/);
    });
  });

  describe('filters', () => {
    it('stand around the handler in their order, and may answer themselves', async () => {
      const client = await serving(
        RouterFunctions.route()
          .GET('/x', (request) => ServerResponse.ok().body(String(request.attribute('way'))))
          .filter((request, next) =>
            request.param('stop') === undefined ? next(request) : ServerResponse.status(403).build(),
          )
          .before((request) => ServerRequest.from(request).attribute('way', 'one').build())
          .before((request) =>
            ServerRequest.from(request)
              .attribute('way', `${request.attribute('way')} two`)
              .build(),
          )
          .after((_, response) => ServerResponse.from(response).header('X-After', 'outer').body('replaced'))
          .after(async (request, response) =>
            request.param('keep') === undefined
              ? response
              : ServerResponse.from(response).header('X-After', 'inner').build(),
          )
          .build(),
      );
      await client.get('/x?stop').expect(403);
      await client.get('/x').expect(200, 'replaced').expect('X-After', 'outer');
      await client.get('/x?keep').expect('X-After', 'inner, outer');
    });

    it('see a changed request, but not those outside', async () => {
      const seen: unknown[] = [];
      const client = await serving(
        RouterFunctions.route()
          .POST('/x', async (request) => {
            seen.push(request.method.name, request.param('p'), request.cookies.getFirst('c')?.value, request.uri.href);
            seen.push(request.headers.header('X-A'), request.pathVariables.size, await request.body(String));
            return ServerResponse.ok().build();
          })
          .after((request, response) => {
            seen.push(request.method.name, request.param('p'));
            return response;
          })
          .before((request) =>
            ServerRequest.from(request)
              .method(HttpMethod.PUT)
              .uri(new URL('https://example.org:8443/y?z=1'))
              .header('X-A', 'added')
              .cookie('c', 'cookie')
              .param('p', 'param')
              .body('changed')
              .build(),
          )
          .build(),
      );
      await client.post('/x').set('X-A', 'sent').type('text/plain').send('body').expect(200);
      assert.deepEqual(seen, [
        'PUT',
        'param',
        'cookie',
        'https://example.org:8443/y?z=1',
        ['sent', 'added'],
        0,
        'changed',
        'POST',
        undefined,
      ]);
    });

    it('answer errors of handlers, sync or not, by class or by test', async () => {
      const client = await serving(
        RouterFunctions.route()
          .GET('/sync', () => {
            throw new Refused('sync');
          })
          .GET('/async', async () => {
            throw new Refused('async');
          })
          .GET('/later', () => ServerResponse.async(Promise.reject(new Refused('later'))))
          .GET('/unwritable-later', () =>
            ServerResponse.ok().contentType(MediaType.IMAGE_PNG).body(Promise.resolve({})),
          )
          .GET('/unwritable', () => ServerResponse.ok().contentType(MediaType.IMAGE_PNG).body({}))
          .GET('/other', () => {
            throw new Error('other');
          })
          .onError(Refused, (error) => ServerResponse.status(409).body(error.message))
          .onError(
            (error) => (error as Error).constructor.name === 'HttpMediaTypeNotAcceptableException',
            () => ServerResponse.status(406).contentType(MediaType.TEXT_PLAIN).body('no way to write it'),
          )
          .build(),
      );
      for (const way of ['sync', 'async', 'later']) await client.get(`/${way}`).expect(409, way);
      for (const way of ['', '-later']) await client.get(`/unwritable${way}`).expect(406, 'no way to write it');
      await client.get('/other').expect(500);
    });
  });
});
