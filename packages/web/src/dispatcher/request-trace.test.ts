import assert from 'node:assert/strict';
import { AnnotationConfigApplicationContext, Bean, Configuration, type FormatterRegistry } from '@vernal/core';
import request from 'supertest';
import { EnableWebMvc } from '../config/enable-web-mvc.js';
import type { InterceptorRegistry } from '../config/interceptor-registry.js';
import type { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { Controller } from '../decorators/controller.js';
import { ControllerAdvice } from '../decorators/controller-advice.js';
import { ExceptionHandler } from '../decorators/exception-handler.js';
import { InitBinder } from '../decorators/init-binder.js';
import { ModelAttribute } from '../decorators/model-attribute.js';
import { PathVariable } from '../decorators/path-variable.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { ResponseBody } from '../decorators/response-body.js';
import { MappedInterceptor } from '../mapping/mapped-interceptor.js';
import { DeferredResult } from '../method/async/deferred-result.js';
import type { HandlerMethodArgumentResolver } from '../method/handler-method-argument-resolver.js';
import type { HandlerMethodReturnValueHandler } from '../method/handler-method-return-value-handler.js';
import { emptyErrorReport } from '../servlet/error-report.js';
import type { Filter } from '../servlet/filter.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { DispatcherServlet } from './dispatcher-servlet.js';

class Caller {}

class Ticket {}

class Shown {
  constructor(readonly name: string) {}
}

/** What was called; what is in `failing` throws when it is. */
let trace: string[] = [];
let failing: readonly string[] = [];

function step(name: string): void {
  trace.push(name);
  if (failing.includes(name)) throw new Error(name);
}

/** What an interceptor is told of an exception. */
function messageOf(exception: unknown): string {
  return exception instanceof Error ? `(${exception.message})` : '';
}

function interceptor(name: string): HandlerInterceptor {
  return {
    preHandle: () => {
      step(`${name}.preHandle`);
      return !failing.includes(`${name} stops`);
    },
    postHandle: (_request, _response, _handler, mv) => step(`${name}.postHandle${mv ? ` ${String(mv.view)}` : ''}`),
    afterCompletion: (_request, _response, _handler, exception) =>
      step(`${name}.afterCompletion${messageOf(exception)}`),
    afterConcurrentHandlingStarted: () => step(`${name}.afterConcurrentHandlingStarted`),
  };
}

const filter = (name: string): Filter => ({
  doFilter: async (req, response, chain) => {
    step(`${name} before`);
    try {
      await chain.doFilter(req, response);
    } finally {
      step(`${name} after`);
    }
  },
});

class TracedView extends View {
  readonly contentType = 'text/plain';

  constructor(readonly name: string) {
    super();
  }

  override async render(...[model, , response]: Parameters<View['render']>): Promise<void> {
    step(`view.render ${[...model.keys()].filter((key) => !key.includes('.')).join()}`);
    await response.complete(this.name);
  }
}

@Controller()
class TracedController {
  @InitBinder()
  bind(): void {
    step('@InitBinder');
  }

  @ModelAttribute('common')
  common(): string {
    step('@ModelAttribute');
    return 'common';
  }

  @GetMapping('/shown/{ticket}')
  show(@PathVariable() ticket: Ticket, caller: Caller): Shown {
    assert.ok(ticket instanceof Ticket && caller instanceof Caller);
    step('handler');
    return new Shown('page');
  }

  @GetMapping('/body')
  @ResponseBody()
  body(): string {
    step('handler');
    return 'body';
  }

  @GetMapping('/deferred')
  @ResponseBody()
  deferred(): DeferredResult<string> {
    step('handler');
    const result = new DeferredResult<string>();
    setImmediate(() => result.setResult('deferred'));
    return result;
  }

  @GetMapping('/open/body')
  @ResponseBody()
  open(): string {
    step('handler');
    return 'open';
  }
}

@ControllerAdvice()
class TracedAdvice {
  @ExceptionHandler(Error)
  @ResponseBody()
  handle(error: Error): string {
    step(`@ExceptionHandler(${error.message})`);
    return 'handled';
  }
}

@Configuration()
@EnableWebMvc()
class TracedConfig implements WebMvcConfigurer {
  addFormatters(registry: FormatterRegistry): void {
    registry.addConverter(String, Ticket, () => {
      step('converter');
      return new Ticket();
    });
  }

  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(interceptor('second')).excludePathPatterns('/open/**');
    registry.addInterceptor(interceptor('elsewhere')).addPathPatterns('/elsewhere/**');
  }

  addArgumentResolvers(resolvers: HandlerMethodArgumentResolver[]): void {
    resolvers.push({
      supportsParameter: ({ type }) => type === Caller,
      resolveArgument: () => {
        step('argument');
        return new Caller();
      },
    });
  }

  addReturnValueHandlers(handlers: HandlerMethodReturnValueHandler[]): void {
    handlers.push({
      supportsReturnType: (type) => type.isA(Shown),
      handleReturnValue: (value, _type, container) => {
        step('returned');
        container.view = (value as Shown).name;
      },
    });
  }

  @Bean()
  controller(): TracedController {
    return new TracedController();
  }

  @Bean()
  advice(): TracedAdvice {
    return new TracedAdvice();
  }

  /** Every mapping takes it, before those of the registry. */
  @Bean()
  first(): MappedInterceptor {
    return new MappedInterceptor(interceptor('first'), { includePatterns: ['/**'] });
  }

  @Bean()
  views(): ViewResolver {
    return new (class extends ViewResolver {
      resolveViewName(name: string): View {
        step('viewResolver');
        return new TracedView(name);
      }
    })();
  }
}

describe('the way of a request', () => {
  const context = new AnnotationConfigApplicationContext(TracedConfig);
  const container = new ServletContainer({ errorReport: emptyErrorReport });
  const client = request(container.listener);

  withoutLogs();
  before(async () => {
    const { servletContext } = container;
    servletContext.addFilter('outer', filter('outer')).addMappingForUrlPatterns(['REQUEST', 'ASYNC'], '/*');
    servletContext.addFilter('inner', filter('inner')).addMappingForUrlPatterns(['REQUEST'], '/*');
    servletContext.addServlet('main', new DispatcherServlet(context)).addMapping('/');
    await container.start();
  });
  after(async () => {
    await container.stop();
  });
  beforeEach(() => {
    trace = [];
    failing = [];
  });

  const FILTERS = ['outer before', 'inner before'];
  const PRE = ['first.preHandle', 'second.preHandle'];
  const ARGUMENTS = ['@ModelAttribute', '@InitBinder', 'converter', 'argument'];
  const POST = ['second.postHandle page', 'first.postHandle page'];
  const VIEW = ['viewResolver', 'view.render common'];
  const COMPLETED = ['second.afterCompletion', 'first.afterCompletion'];
  const LEFT = ['inner after', 'outer after'];

  it('to a view', async () => {
    await client.get('/shown/1').expect(200, 'page');
    assert.deepEqual(trace, [
      ...FILTERS,
      ...PRE,
      ...ARGUMENTS,
      'handler',
      'returned',
      ...POST,
      ...VIEW,
      ...COMPLETED,
      ...LEFT,
    ]);
  });

  it('to a body: there is nothing to render', async () => {
    await client.get('/body').expect(200, 'body');
    const posted = ['second.postHandle', 'first.postHandle'];
    assert.deepEqual(trace, [...FILTERS, ...PRE, '@ModelAttribute', 'handler', ...posted, ...COMPLETED, ...LEFT]);
  });

  it('past interceptors for other paths', async () => {
    await client.get('/open/body').expect(200, 'open');
    const one = ['first.preHandle', '@ModelAttribute', 'handler', 'first.postHandle', 'first.afterCompletion'];
    assert.deepEqual(trace, [...FILTERS, ...one, ...LEFT]);
  });

  it('without a handler: an exception resolver answers, no interceptor is called', async () => {
    await client.get('/nowhere').expect(200, 'handled');
    const calls = trace.map((call) => call.replace(/\(.*\)/, ''));
    assert.deepEqual(calls, [...FILTERS, '@ExceptionHandler', ...LEFT]);
  });

  it('through two dispatches where the handler goes on later', async () => {
    await client.get('/deferred').expect(200, 'deferred');
    const started = ['second.afterConcurrentHandlingStarted', 'first.afterConcurrentHandlingStarted'];
    assert.deepEqual(trace, [
      ...FILTERS,
      ...PRE,
      '@ModelAttribute',
      'handler',
      ...started,
      ...LEFT,
      'outer before',
      ...PRE,
      'second.postHandle',
      'first.postHandle',
      ...COMPLETED,
      'outer after',
    ]);
  });

  it('as far as an interceptor that answers', async () => {
    failing = ['second stops'];
    await client.get('/shown/1').expect(200, '');
    assert.deepEqual(trace, [...FILTERS, ...PRE, 'first.afterCompletion', ...LEFT]);
  });

  describe('where a step fails', () => {
    const handled = (name: string) => `@ExceptionHandler(${name})`;
    const toHandler = [...FILTERS, ...PRE, ...ARGUMENTS, 'handler'];
    const toView = [...toHandler, 'returned', ...POST];
    const failed = (name: string) => [`second.afterCompletion(${name})`, `first.afterCompletion(${name})`];

    for (const [name, status, expected] of [
      ['outer before', 500, ['outer before']],
      ['inner before', 500, [...FILTERS, 'outer after']],
      ['first.preHandle', 200, [...FILTERS, 'first.preHandle', handled('first.preHandle'), ...LEFT]],
      ['second.preHandle', 200, [...FILTERS, ...PRE, handled('second.preHandle'), 'first.afterCompletion', ...LEFT]],
      [
        '@ModelAttribute',
        200,
        [...FILTERS, ...PRE, '@ModelAttribute', handled('@ModelAttribute'), ...COMPLETED, ...LEFT],
      ],
      ['argument', 200, [...FILTERS, ...PRE, ...ARGUMENTS, handled('argument'), ...COMPLETED, ...LEFT]],
      ['handler', 200, [...toHandler, handled('handler'), ...COMPLETED, ...LEFT]],
      ['returned', 200, [...toHandler, 'returned', handled('returned'), ...COMPLETED, ...LEFT]],
      [
        'second.postHandle page',
        200,
        [...toHandler, 'returned', 'second.postHandle page', handled('second.postHandle page'), ...COMPLETED, ...LEFT],
      ],
      ['viewResolver', 500, [...toView, 'viewResolver', ...failed('viewResolver'), ...LEFT]],
      ['view.render common', 500, [...toView, ...VIEW, ...failed('view.render common'), ...LEFT]],
      ['second.afterCompletion', 200, [...toView, ...VIEW, ...COMPLETED, ...LEFT]],
      ['inner after', 200, [...toView, ...VIEW, ...COMPLETED, ...LEFT]],
    ] as const) {
      it(`${name}: ${status}`, async () => {
        failing = [name];
        await client.get('/shown/1').expect(status);
        assert.deepEqual(trace, expected);
      });
    }

    it('and the exception handler, too: the container answers 500', async () => {
      failing = ['handler', handled('handler')];
      await client.get('/shown/1').expect(500);
      assert.deepEqual(trace, [...toHandler, handled('handler'), ...failed('handler'), ...LEFT]);
    });
  });
});
