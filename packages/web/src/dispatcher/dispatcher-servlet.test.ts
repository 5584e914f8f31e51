import assert from 'node:assert/strict';
import { setLoggerFactory } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { getAsyncManager } from '../method/async/web-async-manager.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { ModelAndViewDefiningException } from '../strategies/model-and-view-defining-exception.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { DispatcherServlet } from './dispatcher-servlet.js';
import { contextWith, dispatching, FunctionAdapter, FunctionMapping, type Handler } from './dispatching.test.js';
import { setWebApplicationContext } from './web-application-context.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Writes its name and the model. */
class NamedView extends View {
  readonly contentType = 'text/plain';
  constructor(readonly name: string) {
    super();
  }
  render: View['render'] = (model, _request, response) => {
    if (this.name === 'broken') throw new Error('broken view');
    response.contentType = 'text/plain';
    return response.write(`${this.name} ${JSON.stringify([...model])}`);
  };
}

class NamedViews extends ViewResolver {
  resolveViewName(name: string): View | undefined {
    return name === 'unknown' ? undefined : new NamedView(name);
  }
}

/** Knows `RangeError`s. */
class RangeErrors extends HandlerExceptionResolver {
  resolveException: HandlerExceptionResolver['resolveException'] = (_request, response, _handler, exception) => {
    if (!(exception instanceof RangeError)) return undefined;
    response.status = 409;
    return exception.message === 'view' ? new ModelAndView('error', { message: 'view' }) : new ModelAndView();
  };
}

describe('DispatcherServlet', () => {
  before(() => setLoggerFactory(() => silent));
  after(() => setLoggerFactory(undefined));

  let trace: string[];
  beforeEach(() => {
    trace = [];
  });

  function recording(
    name: string,
    fail: Partial<Record<'pre' | 'post' | 'after', Error | false>> = {},
  ): HandlerInterceptor {
    const note = (event: string, failure: Error | false | undefined) => {
      trace.push(`${name}.${event}`);
      if (failure instanceof Error) throw failure;
    };
    return {
      preHandle: async () => {
        note('pre', fail.pre);
        return fail.pre !== false;
      },
      postHandle: (_request, _response, _handler, mv) => note(`post[${mv?.viewName ?? '-'}]`, fail.post),
      afterCompletion: (_request, _response, _handler, exception) =>
        note(`after[${exception instanceof Error ? exception.message : '-'}]`, fail.after),
    };
  }

  const http = (handler: Handler, interceptors: HandlerInterceptor[] = [], more: Record<string, object> = {}) =>
    dispatching({
      mapping: new FunctionMapping({ '/': handler }, interceptors),
      adapter: new FunctionAdapter(),
      views: new NamedViews(),
      resolver: new RangeErrors(),
      ...more,
    });

  it('renders the view that the handler names, between the interceptors', async () => {
    const client = await http(() => new ModelAndView('page', { a: 1 }, 201), [recording('one'), recording('two')]);
    await client.get('/').expect(201, 'page [["a",1]]').expect('Content-Language', 'en');
    assert.deepEqual(trace, ['one.pre', 'two.pre', 'two.post[page]', 'one.post[page]', 'two.after[-]', 'one.after[-]']);
  });

  it('leaves an answer alone that the handler has written', async () => {
    const client = await http((_, response) => void response.write('own'), [recording('one')]);
    await client.get('/').buffer(true).expect(200).expect('Content-Length', '3');
    assert.deepEqual(trace, ['one.pre', 'one.post[-]', 'one.after[-]']);
  });

  it('stops where an interceptor answers', async () => {
    const client = await http(() => assert.fail(), [recording('one'), recording('two', { pre: false })]);
    await client.get('/').expect(200, '');
    assert.deepEqual(trace, ['one.pre', 'two.pre', 'one.after[-]']);
  });

  const boom = new Error('boom');
  const failures: [name: string, handler: Handler, interceptors: () => HandlerInterceptor[], events: string[]][] = [
    ['the handler', () => Promise.reject(boom), () => [recording('one')], ['one.pre', 'one.after[boom]']],
    [
      'preHandle',
      () => undefined,
      () => [recording('one'), recording('two', { pre: boom })],
      ['one.pre', 'two.pre', 'one.after[boom]'],
    ],
    [
      'postHandle',
      () => undefined,
      () => [recording('one', { post: boom })],
      ['one.pre', 'one.post[-]', 'one.after[boom]'],
    ],
    [
      'the view',
      () => new ModelAndView('broken'),
      () => [recording('one')],
      ['one.pre', 'one.post[broken]', 'one.after[broken view]'],
    ],
  ];
  for (const [name, handler, interceptors, events] of failures) {
    it(`lets afterCompletion know of an exception of ${name} that nobody handles`, async () => {
      const client = await http(handler, interceptors());
      await client.get('/').expect(500);
      assert.deepEqual(trace, events);
    });
  }

  it('goes on where afterCompletion fails', async () => {
    const client = await http(() => undefined, [recording('one'), recording('two', { after: boom })]);
    await client.get('/').expect(200);
    assert.deepEqual(trace.slice(-2), ['two.after[-]', 'one.after[-]']);
  });

  it('lets an exception resolver answer, without what was written before', async () => {
    const client = await http(
      (_, response) => {
        response.contentType = 'text/csv';
        response.setHeader('X-Kept', 'yes');
        void response.write('old');
        throw new RangeError('own');
      },
      [recording('one')],
    );
    const answer = await client.get('/').expect(409).expect('X-Kept', 'yes').expect('Content-Length', '0');
    assert.equal(answer.headers['content-type'], undefined);
    assert.deepEqual(trace, ['one.pre', 'one.after[-]']);
  });

  it('renders the error view of an exception resolver', async () => {
    const client = await http(() => Promise.reject(new RangeError('view')));
    await client.get('/').expect(409, 'error [["message","view"]]');
  });

  it('goes on with the view of a ModelAndViewDefiningException', async () => {
    const client = await http(() => Promise.reject(new ModelAndViewDefiningException(new ModelAndView('other'))));
    await client.get('/').expect(200, 'other []');
  });

  it('translates the request into a view name where there is none', async () => {
    const translator = { getViewName: () => 'translated' };
    const client = await http(() => new ModelAndView(undefined, { a: 1 }), [], { viewNameTranslator: translator });
    await client.get('/').expect(200, 'translated [["a",1]]');
  });

  it('fails where there is no such view', async () => {
    const client = await http(() => new ModelAndView('unknown'), [recording('one')]);
    await client.get('/').expect(500);
    assert.match(
      trace.at(-1) as string,
      /There is no view named 'unknown' in the servlet 'main'\. Asked: .*@ResponseBody\(\)/,
    );
  });

  it('answers 304 before interceptors and handler where nothing has changed', async () => {
    const client = await http(() => assert.fail(), [recording('one')], {
      adapter: new FunctionAdapter(1_700_000_000_000),
    });
    const date = 'Tue, 14 Nov 2023 22:13:20 GMT';
    await client.get('/').set('If-Modified-Since', date).expect(304).expect('Last-Modified', date);
    assert.deepEqual(trace, []);
  });

  it('answers 404 where no mapping has a handler, by an exception or by the container', async () => {
    class Counting extends HandlerExceptionResolver {
      count = 0;
      resolveException: HandlerExceptionResolver['resolveException'] = () => {
        this.count++;
        return undefined;
      };
    }
    const resolver = new Counting();
    await (await dispatching({ resolver })).get('/nothing').expect(404);
    assert.equal(resolver.count, 1);
    await (await dispatching({ resolver }, { throwExceptionIfNoHandlerFound: false })).get('/nothing').expect(404);
    assert.equal(resolver.count, 1);
  });

  it('says which handler no adapter supports', async () => {
    class Strange {}
    const mapping = new FunctionMapping({ '/': new Strange() as never });
    class Messages extends HandlerExceptionResolver {
      resolveException: HandlerExceptionResolver['resolveException'] = (_request, response, _handler, exception) => {
        response.setHeader('X-Message', (exception as Error).message);
        return new ModelAndView();
      };
    }
    const client = await dispatching({ mapping, resolver: new Messages() });
    await client.get('/').expect('X-Message', /^No HandlerAdapter supports the handler Strange/);
  });

  it('asks mappings in their order, also those that need time', async () => {
    const first = Object.assign(new FunctionMapping({}), {
      getOrder: () => 1,
      getHandler: () => Promise.resolve(undefined),
    });
    const second = Object.assign(new FunctionMapping({ '/': () => new ModelAndView('second') }), { getOrder: () => 2 });
    const third = Object.assign(new FunctionMapping({ '/': () => new ModelAndView('third') }), { getOrder: () => 3 });
    const client = await http(() => undefined, [], { third, mapping: second, first });
    await client.get('/').expect('second []');
  });

  it('answers OPTIONS with all methods and TRACE with 405', async () => {
    const client = await http(() => undefined);
    await client.options('/').expect(200).expect('Allow', 'GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH');
    await client.trace('/').expect(405);
  });

  it('dispatches again with the result of a handler that goes on', async () => {
    const adapter = new FunctionAdapter();
    const handler: Handler = (request, response) => {
      const manager = getAsyncManager(request);
      const result = manager.concurrentResult;
      if (result) return new ModelAndView('done', { result: result.value });
      manager.startCallableProcessing(async () => 'later', new ServletWebRequest(request, response), {});
      return undefined;
    };
    const client = await http(
      handler,
      [Object.assign(recording('one'), { afterConcurrentHandlingStarted: () => void trace.push('one.concurrent') })],
      { adapter },
    );
    await client.get('/').expect(200, 'done [["result","later"]]');
    assert.deepEqual(trace, ['one.pre', 'one.concurrent', 'one.pre', 'one.post[done]', 'one.after[-]']);
  });

  describe('life cycle', () => {
    it('refreshes, publishes and closes its context, whose parent is the root context', async () => {
      const [root, context] = [contextWith({}), contextWith({})];
      await root.refresh();
      const container = new ServletContainer();
      setWebApplicationContext(container.servletContext, root);
      container.servletContext
        .addServlet('main', new DispatcherServlet(context))
        .setInitParameter('unknown', 'ignored');
      await container.start();
      const name = 'vernal.web.FrameworkServlet.CONTEXT.main';
      assert.equal(container.servletContext.getAttribute(name), context);
      assert.ok(context.isActive());
      assert.equal(context.getParent(), root);
      await container.stop();
      assert.equal(container.servletContext.getAttribute(name), undefined);
      assert.deepEqual([context.isActive(), root.isActive()], [false, true]);
    });

    it('lets initializers change its context before it is refreshed', async () => {
      const context = contextWith({});
      const servlet = new DispatcherServlet(context).addContextInitializers((it) => {
        assert.ok(!it.isActive());
        it.getBeanFactory().registerSingleton('added', new Date(0));
      });
      const container = new ServletContainer();
      container.servletContext.addServlet('main', servlet);
      await container.start();
      assert.ok(context.containsBean('added'));
    });

    it('knows init parameters, those of the servlet before those of the application, as properties', async () => {
      const context = contextWith({});
      const container = new ServletContainer({ initParameters: { greeting: 'application', edition: 'first' } });
      container.servletContext
        .addServlet('main', new DispatcherServlet(context))
        .setInitParameter('greeting', 'servlet');
      await container.start();
      const environment = context.getEnvironment();
      assert.deepEqual(
        ['greeting', 'edition'].map((key) => environment.getProperty(key)),
        ['servlet', 'first'],
      );
    });

    it('binds init parameters to its properties', async () => {
      const servlet = new DispatcherServlet(contextWith({}));
      const container = new ServletContainer();
      container.servletContext.addServlet('main', servlet).setInitParameter('throwExceptionIfNoHandlerFound', 'false');
      await container.start();
      assert.equal(servlet.throwExceptionIfNoHandlerFound, false);
    });

    it('names a required init parameter that is missing', async () => {
      class Strict extends DispatcherServlet {
        constructor() {
          super(contextWith({}));
          this.addRequiredProperty('region');
        }
      }
      const container = new ServletContainer();
      container.servletContext.addServlet('main', new Strict());
      await assert.rejects(container.start(), /The servlet 'main' needs init parameters: region/);
    });

    it('leaves a context alone that was active before', async () => {
      const context = contextWith({});
      await context.refresh();
      const container = new ServletContainer();
      container.servletContext.addServlet('main', new DispatcherServlet(context));
      await container.start();
      await container.stop();
      assert.ok(context.isActive());
    });
  });
});
