import {
  Bean,
  Configuration,
  FileSystemResource,
  IllegalArgumentException,
  IllegalStateException,
  Order,
} from '@vernal/core';
import {
  CacheControl,
  HttpMethod,
  HttpStatus,
  MediaType,
  RequestPredicates,
  RouterFunction,
  RouterFunctions,
  ServerRequest,
  ServerResponse,
} from '@vernal/web';
import { FixedFiles } from '../files/fixed-files.js';
import { Crash } from '../support/crash.js';
import { Rejected } from '../support/rejected.js';
import { Person } from './person.js';

const BASE = '/servlet/fn';
const CHANGED = new Date('2024-03-01T10:00:00Z');

/** Functional endpoints: here the first route that matches wins, and routes come before annotated methods. */
@Configuration()
export class FunctionalRoutes {
  /** Nested routes with predicates, a filter around them, and error handlers. */
  @Bean()
  @Order(1)
  peopleRoutes(): RouterFunction {
    return RouterFunctions.route()
      .path(`${BASE}/people`, (people) =>
        people
          .GET('/{id}', RequestPredicates.accept(MediaType.APPLICATION_JSON), onePerson)
          .GET('/{id}', (request) =>
            ServerResponse.ok()
              .contentType(MediaType.TEXT_PLAIN)
              .body(`text about ${request.pathVariable('id')}`),
          )
          .GET(
            '',
            RequestPredicates.param('name', (name) => name !== ''),
            (request) => ServerResponse.ok().body(`search for ${request.param('name') ?? '?'}`),
          )
          .GET('', () => ServerResponse.ok().body([Person.of('Ada', 36), Person.of('Bob', 41)]))
          .POST('', RequestPredicates.contentType(MediaType.APPLICATION_JSON), createPerson)
          .POST('/form', bindPerson)
          .PUT('/{id}', () => ServerResponse.noContent().build())
          .DELETE('/{id}', (request) =>
            ServerResponse.accepted().header('X-Deleted', request.pathVariable('id')).build(),
          )
          .nest(
            RequestPredicates.headers((headers) => headers.firstHeader('X-Admin') !== undefined),
            (admin) =>
              admin.GET('/admin/{what}', (request) =>
                ServerResponse.ok().body(`admin ${request.pathVariable('what')}`),
              ),
          )
          .filter(async (request, next) => {
            if (request.headers.firstHeader('X-Blocked') !== undefined) {
              return ServerResponse.status(HttpStatus.FORBIDDEN).body('blocked by the filter');
            }
            const response = await next(request);
            if (!response.statusCode.isSameCodeAs(HttpStatus.NOT_FOUND)) return response;
            return ServerResponse.from(response).header('X-Filter-Saw', '404').body('the filter replaced a 404');
          }),
      )
      .build();
  }

  /** The order of routes, and other predicates. */
  @Bean()
  @Order(2)
  mixedRoutes(): RouterFunction {
    const { method, methods, param, path, pathExtension } = RequestPredicates;
    return (
      RouterFunctions.route()
        // the first match wins, although the second pattern is more specific
        .GET(`${BASE}/first/{any}`, (request) => ServerResponse.ok().body(`any ${request.pathVariable('any')}`))
        .GET(`${BASE}/first/exact`, () => ServerResponse.ok().body('exact'))
        .route(methods(HttpMethod.GET, HttpMethod.POST).and(path(`${BASE}/two-methods`)), (request) =>
          ServerResponse.ok().body(`method ${request.method}`),
        )
        .route(path(`${BASE}/not-get`).and(method(HttpMethod.GET).negate()), (request) =>
          ServerResponse.ok().body(`not GET: ${request.method}`),
        )
        .route(path(`${BASE}/either`).and(param('a', '1').or(param('b', '2'))), () =>
          ServerResponse.ok().body('either'),
        )
        .GET(`${BASE}/data/*`, pathExtension('json'), () => ServerResponse.ok().body({ kind: 'json' }))
        .GET(`${BASE}/data/*`, pathExtension('txt'), () => ServerResponse.ok().body('txt'))
        .GET(`${BASE}/request`, describe)
        .GET(`${BASE}/rest/{*rest}`, (request) => ServerResponse.ok().body(`rest ${request.pathVariable('rest')}`))
        .HEAD(`${BASE}/head`, () => ServerResponse.ok().header('X-Head', 'own').build())
        .GET(`${BASE}/head`, () => ServerResponse.ok().header('X-Head', 'of GET').body('head'))
        .OPTIONS(`${BASE}/head`, () => ServerResponse.ok().allow(HttpMethod.GET, HttpMethod.HEAD).build())
        // also mapped by a method in FilteredController: routes come first
        .GET('/servlet/filtered/other/more', () => ServerResponse.ok().body('route'))
        .build()
    );
  }

  /** What happens before and after the handlers of this function, and to their failures. */
  @Bean()
  @Order(3)
  guardedRoutes(): RouterFunction {
    return RouterFunctions.route()
      .GET(`${BASE}/guarded/ok`, (request) =>
        ServerResponse.status(request.attribute('before') === 'one two' ? 201 : 500).build(),
      )
      .GET(`${BASE}/guarded/skip`, () => ServerResponse.status(202).header('X-Skip-After', 'yes').build())
      .GET(`${BASE}/guarded/reject`, () => {
        throw new Rejected('route');
      })
      .GET(`${BASE}/guarded/state`, () => {
        throw new IllegalStateException();
      })
      .GET(`${BASE}/guarded/crash`, () => {
        throw new Crash('route');
      })
      .before((request) => ServerRequest.from(request).attribute('before', 'one').build())
      .before((request) =>
        ServerRequest.from(request)
          .attribute('before', `${request.attribute('before') ?? '-'} two`)
          .build(),
      )
      .after((_request, response) =>
        ServerResponse.from(response).header('X-After', 'one').body(`status ${response.statusCode.value}`),
      )
      .after((_request, response) =>
        response.headers.containsKey('X-Skip-After')
          ? response
          : ServerResponse.from(response).header('X-After', 'two').body(`then status ${response.statusCode.value}`),
      )
      .onError(Rejected, (failure) => ServerResponse.status(409).body(`rejected: ${failure.message}`))
      .onError(
        (failure) => failure instanceof IllegalStateException,
        () => ServerResponse.status(503).body('bad state'),
      )
      .build();
  }

  /** Kinds of answers. */
  @Bean()
  @Order(4)
  answerRoutes(): RouterFunction {
    return RouterFunctions.route()
      .path(`${BASE}/answer`, (answer) =>
        answer
          .GET('/view', () => ServerResponse.ok().render('fn-view', { name: 'Ada' }))
          .GET('/view-created', () => ServerResponse.status(201).header('X-View', 'yes').render('fn-view'))
          .GET('/created', () => ServerResponse.created('/servlet/fn/people/9').body('created'))
          .GET('/see-other', () => ServerResponse.seeOther('/servlet/fn/people/1').build())
          .GET('/permanent', () => ServerResponse.permanentRedirect('/servlet/fn/people/1').build())
          .GET('/not-found', () => ServerResponse.notFound().build())
          .GET('/unprocessable', () => ServerResponse.unprocessableEntity().body('unprocessable'))
          .GET('/headers', () =>
            ServerResponse.ok()
              .eTag('"abc"')
              .lastModified(CHANGED)
              .varyBy('Accept', 'Origin')
              .cacheControl(CacheControl.maxAge(60).cachePublic())
              .header('X-Many', '1', '2')
              .body('headers'),
          )
          .GET('/checked', (request) => request.checkNotModified(CHANGED, 'v1') ?? ServerResponse.ok().body('fresh'))
          .GET('/future', () => ServerResponse.async(Promise.resolve(ServerResponse.ok().body('from a future'))))
          .GET('/events', () =>
            ServerResponse.sse(async (events) => {
              await events.send('first');
              await events.id('2').event('named').comment('c').data(Person.of('Ada', 36));
              events.complete();
            }),
          )
          .GET('/list', () => ServerResponse.ok().body(['a', 'b']))
          .GET('/typed', () =>
            ServerResponse.ok().contentType(MediaType.valueOf('application/vnd.person+json')).body(Person.of('Eve', 1)),
          ),
      )
      .resources(`${BASE}/files/**`, new FileSystemResource(FixedFiles.file('public/')))
      .resource(RequestPredicates.GET(`${BASE}/one-file`), new FileSystemResource(FixedFiles.file('public/hello.txt')))
      .build();
  }
}

function onePerson(request: ServerRequest): ServerResponse {
  const id = request.pathVariable('id');
  if (id === '0') return ServerResponse.notFound().build();
  return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(`{"name":"person ${id}"}`);
}

async function createPerson(request: ServerRequest): Promise<ServerResponse> {
  const person = await request.body(Person);
  return ServerResponse.created(uri(`${BASE}/people/${person.name}`)).build();
}

async function bindPerson(request: ServerRequest): Promise<ServerResponse> {
  const person = await request.bind(Person);
  return ServerResponse.ok().header('X-Person', `${person.name} ${person.age}`).build();
}

function describe(request: ServerRequest): ServerResponse {
  const { cookies, headers, params, path } = request;
  const facts = {
    accept: headers.accept().map(String),
    cookie: cookies.getFirst('c')?.value ?? 'none',
    first: headers.firstHeader('X-Many') ?? 'none',
    param: request.param('p') ?? 'none',
    params: Object.fromEntries([...params].sort(([a], [b]) => (a < b ? -1 : 1))),
    path,
  };
  return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(facts);
}

/** A reference as `java.net.URI` takes it, with what is not ASCII encoded. Throws for characters that no URI has. */
function uri(text: string): string {
  if (/[\s<>"{}|\\^`\p{Cc}]|%(?![\da-f]{2})/iu.test(text)) throw new IllegalArgumentException(`"${text}" is no URI`);
  return text.replace(/[^\p{ASCII}]+/gu, encodeURIComponent);
}
