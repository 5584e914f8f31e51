import assert from 'node:assert/strict';
import { Bean, ByteArrayResource, Configuration, Integer, Property } from '@vernal/core';
import type supertest from 'supertest';
import { RequestPredicates } from '../functional/request-predicates.js';
import { RouterFunction } from '../functional/router-function.js';
import { RouterFunctions } from '../functional/router-functions.js';
import { ServerResponse } from '../functional/server-response.js';
import { MediaType } from '../http/media-type.js';
import { ResponseCookie } from '../http/response-cookie.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { serving, started, stopAll } from './serving.test.js';

class Person {
  @Property({ type: String })
  name = '';

  @Property({ type: Integer })
  age = 0;
}

const { path } = RequestPredicates;
const text = (body: string) => () => ServerResponse.ok().body(body);

describe('requests and answers of functions', () => {
  afterEach(stopAll);

  describe('a request', () => {
    it('reads its body, and answers 415 where nothing can', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), async (request) => {
          const person = await request.body(Person);
          assert.ok(person instanceof Person);
          return ServerResponse.ok().body(`${person.name} ${person.age}`);
        }),
      );
      await client.post('/x').send({ name: 'Ada', age: 36 }).expect(200, 'Ada 36');
      await client.post('/x').type('image/png').send('x').expect(415);
    });

    it('binds its parameters, by rules of the handler', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), async (request) =>
          ServerResponse.ok().body(await request.bind(Person, (binder) => binder.setDisallowedFields('age'))),
        ),
      );
      await client.post('/x').type('form').send({ name: 'Ada', age: '36' }).expect(200, { name: 'Ada', age: 0 });
    });

    it('keeps a session', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), async (request) => {
          const session = await request.session();
          const count = Number(session.getAttribute('count') ?? 0) + 1;
          session.setAttribute('count', count);
          return ServerResponse.ok().body(String(count));
        }),
      );
      const first = await client.get('/x').expect(200, '1');
      await client
        .get('/x')
        .set('Cookie', first.get('Set-Cookie') ?? [])
        .expect(200, '2');
    });

    it('says whether the client has what it asks for', async () => {
      const changed = new Date('2024-03-01T10:00:00Z');
      const client = await serving(
        RouterFunctions.route(path('/x'), (request) => request.checkNotModified(changed, 'v1') ?? text('fresh')()),
      );
      await client.get('/x').expect(200, 'fresh');
      await client.get('/x').set('If-None-Match', '"v1"').expect(304).expect('ETag', '"v1"');
      await client.get('/x').set('If-Modified-Since', changed.toUTCString()).expect(304);
      await client.put('/x').set('If-Match', '"v2"').expect(412);
    });
  });

  describe('an answer', () => {
    it('has status, headers and cookies', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () =>
          ServerResponse.created('/y').header('X-Many', '1', '2').cookie(new ResponseCookie('c', 'v')).body([1, 2]),
        ),
      );
      const answer = await client.get('/x').expect(201, [1, 2]).expect('Location', '/y').expect('X-Many', '1, 2');
      assert.deepEqual(answer.get('Set-Cookie'), ['c=v']);
      assert.equal(answer.get('Content-Type'), 'application/json');
    });

    it('is 304 where its ETag is the one that the client has', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () => ServerResponse.ok().eTag('v1').body('body')),
      );
      await client.get('/x').set('If-None-Match', '"v1"').expect(304, '');
    });

    it('is not made of nothing', () => {
      assert.throws(() => ServerResponse.ok().body(undefined as never), /build\(\)/);
    });

    it('waits for a body that is a promise', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () => ServerResponse.status(202).body(Promise.resolve({ a: 1 }))),
      );
      await client.get('/x').expect(202, { a: 1 });
    });

    it('is given up after its time', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () => ServerResponse.async(new Promise(() => {}), 20)),
      );
      await client.get('/x').expect(503);
    });

    it('is not known before it is there', async () => {
      const later = ServerResponse.async(Promise.resolve(ServerResponse.accepted().build()));
      assert.throws(() => later.statusCode, /not there yet/);
      await Promise.resolve();
      assert.equal(later.statusCode.value, 202);
    });

    it('has the status of a body that is not there yet', () => {
      assert.equal(ServerResponse.status(202).body(Promise.resolve({})).statusCode.value, 202);
    });

    it('stays as it is where an error filter guards it, so that one may answer many requests', async () => {
      const constant = ServerResponse.ok().contentType(MediaType.IMAGE_PNG).body({});
      const handled: unknown[] = [];
      const client = await serving(
        RouterFunctions.route()
          .GET('/x', () => constant)
          .onError(
            () => true,
            (error) => {
              handled.push(error);
              return ServerResponse.status(406).build();
            },
          )
          .build(),
      );
      await client.get('/x').expect(406);
      await client.get('/x').expect(406);
      assert.equal(handled.length, 2);
    });

    it('renders a view', async () => {
      class Views extends ViewResolver {
        resolveViewName(name: string): View {
          return new (class extends View {
            readonly contentType = 'text/plain';
            render(model: ReadonlyMap<string, unknown>, _: HttpServletRequest, response: HttpServletResponse) {
              return response.complete(`${name} ${JSON.stringify(Object.fromEntries(model))}`);
            }
          })();
        }
      }
      @Configuration()
      class Config {
        @Bean({ type: ViewResolver })
        viewResolver(): ViewResolver {
          return new Views();
        }

        @Bean()
        routes(): RouterFunction {
          return RouterFunctions.route(path('/x'), () => ServerResponse.status(201).render('page', { a: 1 }));
        }
      }
      await (await started(Config)).get('/x').expect(201, 'page {"a":1}');
    });

    it('sends events, texts as they are and objects as JSON', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () =>
          ServerResponse.sse(async (events) => {
            await events.send('one\ntwo');
            await events.id('7').event('named').retry(50).comment('c').data({ a: 1 });
            assert.throws(() => events.id('a\nb'), /several lines/);
            assert.throws(() => events.event(''), /must not be empty/);
            events.complete();
          }),
        ),
      );
      const answer = await client.get('/x').buffer(true).parse(asText);
      assert.equal(answer.get('Content-Type'), 'text/event-stream');
      assert.equal(answer.get('Cache-Control'), 'no-cache');
      assert.equal(answer.body, 'data:one\ndata:two\n\nid:7\nevent:named\nretry:50\n:c\ndata:{"a":1}\n\n');
    });

    it('is written bit by bit', async () => {
      const client = await serving(
        RouterFunctions.route(path('/x'), () =>
          ServerResponse.ok()
            .contentType(MediaType.TEXT_PLAIN)
            .stream(async (stream) => {
              await stream.write('a');
              await stream.write(Buffer.from('b'));
              await stream.write({ c: 1 }, MediaType.APPLICATION_JSON);
              stream.complete();
            }),
        ),
      );
      await client
        .get('/x')
        .expect(200, 'ab{"c":1}')
        .expect('Content-Type', /^text\/plain/);
    });
  });

  describe('resources', () => {
    const file = new ByteArrayResource(Buffer.from('Hello'));
    const routes = () =>
      RouterFunctions.route()
        .resource(path('/file'), file, (_, all) => all.set('Cache-Control', 'max-age=1'))
        .resources((request) => (request.path === '/found' ? Promise.resolve(file) : undefined))
        .GET('/missing', text('next route'))
        .build();

    it('are served whole and in parts, with headers of their own', async () => {
      const client = await serving(routes());
      const whole = await client
        .get('/file')
        .buffer(true)
        .parse(asText)
        .expect(200)
        .expect('Cache-Control', 'max-age=1');
      assert.equal(whole.body, 'Hello');
      const part = await client.get('/file').set('Range', 'bytes=1-2').buffer(true).parse(asText).expect(206);
      assert.equal(part.body, 'el');
      assert.equal(part.get('Content-Range'), 'bytes 1-2/5');
      await client.get('/file').set('Range', 'bytes=9-').expect(416).expect('Content-Range', 'bytes */5');
    });

    it('answer HEAD and OPTIONS, and refuse other methods', async () => {
      const client = await serving(routes());
      await client.head('/file').expect(200).expect('Content-Length', '5');
      await client.options('/file').expect(200).expect('Allow', 'GET,HEAD,OPTIONS');
      await client.post('/file').expect(405).expect('Allow', 'GET,HEAD,OPTIONS');
    });

    it('leave the request to the next route where a lookup finds nothing', async () => {
      const client = await serving(routes());
      await client.get('/missing').expect(200, 'next route');
      await client.get('/found').expect(200);
    });
  });
});

function asText(response: supertest.Response, done: (error: Error | null, body: string) => void): void {
  let body = '';
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    body += chunk;
  });
  stream.on('end', () => done(null, body));
}
