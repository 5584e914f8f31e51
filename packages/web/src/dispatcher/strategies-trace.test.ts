import assert from 'node:assert/strict';
import { AnnotationConfigApplicationContext, Bean, Configuration, Implements, Ordered } from '@vernal/core';
import request from 'supertest';
import { EnableWebMvc } from '../config/enable-web-mvc.js';
import type { InterceptorRegistry } from '../config/interceptor-registry.js';
import type { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { JsonHttpMessageConverter } from '../converters/json-http-message-converter.js';
import { Controller } from '../decorators/controller.js';
import { ControllerAdvice } from '../decorators/controller-advice.js';
import { GetMapping, PostMapping } from '../decorators/request-mapping.js';
import { RequestPart } from '../decorators/request-part.js';
import { ResponseBody } from '../decorators/response-body.js';
import { SessionFlashMapManager } from '../flash/session-flash-map-manager.js';
import { AcceptHeaderLocaleResolver } from '../locale/accept-header-locale-resolver.js';
import { SimpleUrlHandlerMapping } from '../mapping/simple-url-handler-mapping.js';
import { RedirectAttributes } from '../method/redirect-attributes.js';
import { RequestBodyAdvice } from '../method/request-body-advice.js';
import { ResponseBodyAdvice } from '../method/response-body-advice.js';
import { StandardServletMultipartResolver } from '../multipart/standard-servlet-multipart-resolver.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { SessionManager } from '../sessions/session-manager.js';
import { getDispatcherScope } from '../strategies/dispatcher-scope.js';
import { HandlerAdapter } from '../strategies/handler-adapter.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import { HandlerMapping } from '../strategies/handler-mapping.js';
import { HttpRequestHandler } from '../strategies/http-request-handler.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';
import { FixedThemeResolver } from '../theme/fixed-theme-resolver.js';
import { DefaultRequestToViewNameTranslator } from '../views/default-request-to-view-name-translator.js';
import { RedirectView } from '../views/redirect-view.js';
import { DispatcherServlet } from './dispatcher-servlet.js';

let trace: string[] = [];

/** The object, whose methods of these names are told of. */
function traced<T extends object>(name: string, object: T, ...methods: (keyof T & string)[]): T {
  for (const method of methods) {
    const original = object[method] as (...args: never[]) => unknown;
    Object.defineProperty(object, method, {
      value: (...args: never[]) => {
        trace.push(`${name}.${method}`);
        return original.apply(object, args);
      },
    });
  }
  return object;
}

class Note {
  text = '';
}

@Controller()
class StrategiesController {
  @PostMapping('/upload')
  @ResponseBody()
  upload(@RequestPart() note: Note): Note {
    trace.push('handler');
    return note;
  }

  @GetMapping('/named')
  named(): void {
    trace.push('handler');
  }

  @PostMapping('/save')
  save(attributes: RedirectAttributes): string {
    trace.push('handler');
    attributes.addFlashAttribute('message', 'saved');
    return 'redirect:/named';
  }

  @GetMapping('/failing')
  failing(): string {
    trace.push('handler');
    throw new Error('failing');
  }
}

@ControllerAdvice()
@Implements(RequestBodyAdvice, ResponseBodyAdvice)
class BodyAdvice {
  supports(): boolean {
    return true;
  }
  beforeBodyRead<T>(message: T): T {
    trace.push('advice.beforeBodyRead');
    return message;
  }
  afterBodyRead(body: unknown): unknown {
    trace.push('advice.afterBodyRead');
    return body;
  }
  beforeBodyWrite(body: unknown): unknown {
    trace.push('advice.beforeBodyWrite');
    return body;
  }
}

/** Asked before all others, and leaves it to them. */
@Implements(Ordered)
class FirstMapping extends HandlerMapping {
  getHandler(): undefined {
    return undefined;
  }
  getOrder(): number {
    return -1000;
  }
}

@Implements(Ordered)
class FirstAdapter extends HandlerAdapter {
  supports(): boolean {
    return false;
  }
  handle(): undefined {
    return undefined;
  }
  getLastModified(): number {
    return -1;
  }
  getOrder(): number {
    return -1000;
  }
}

@Implements(Ordered)
class FirstExceptionResolver extends HandlerExceptionResolver {
  resolveException(): undefined {
    return undefined;
  }
  getOrder(): number {
    return -1000;
  }
}

class PlainView extends View {
  readonly contentType = 'text/plain';
  override async render(...[, incoming, response]: Parameters<View['render']>): Promise<void> {
    await response.complete(`in ${await getDispatcherScope(incoming)?.themeResolver?.resolveThemeName(incoming)}`);
  }
}

class PlainViewResolver extends ViewResolver {
  resolveViewName(name: string): View {
    const view = name.startsWith('redirect:') ? new RedirectView(name.slice('redirect:'.length)) : new PlainView();
    return traced('view', view, 'render');
  }
}

/** Knows when it was changed: for the year 2000. */
@Implements(HttpRequestHandler)
class Page {
  getLastModified(): number {
    return Date.UTC(2000, 0);
  }
  handleRequest(_request: unknown, response: HttpServletResponse): void | Promise<void> {
    return response.complete('page');
  }
}

@Configuration()
@EnableWebMvc()
class StrategiesConfig implements WebMvcConfigurer {
  addInterceptors(registry: InterceptorRegistry): void {
    registry.addInterceptor(
      traced(
        'interceptor',
        { preHandle: () => true, postHandle() {}, afterCompletion() {} },
        'preHandle',
        'postHandle',
        'afterCompletion',
      ),
    );
  }
  extendMessageConverters(converters: HttpMessageConverter[]): void {
    for (const converter of converters)
      if (converter instanceof JsonHttpMessageConverter) traced('converter', converter, 'read', 'write');
  }
  @Bean()
  controller(): StrategiesController {
    return new StrategiesController();
  }
  @Bean()
  advice(): BodyAdvice {
    return new BodyAdvice();
  }
  @Bean()
  multipartResolver(): StandardServletMultipartResolver {
    return traced('multipartResolver', new StandardServletMultipartResolver(), 'resolveMultipart', 'cleanupMultipart');
  }
  @Bean()
  localeResolver(): AcceptHeaderLocaleResolver {
    return traced('localeResolver', new AcceptHeaderLocaleResolver(), 'resolveLocaleContext');
  }
  @Bean()
  themeResolver(): FixedThemeResolver {
    return traced('themeResolver', new FixedThemeResolver('dark'), 'resolveThemeName');
  }
  @Bean()
  flashMapManager(): SessionFlashMapManager {
    return traced('flashMapManager', new SessionFlashMapManager(), 'retrieveAndUpdate', 'saveOutputFlashMap');
  }
  @Bean()
  viewNameTranslator(): DefaultRequestToViewNameTranslator {
    return traced('viewNameTranslator', new DefaultRequestToViewNameTranslator(), 'getViewName');
  }
  @Bean()
  firstMapping(): FirstMapping {
    return traced('handlerMapping', new FirstMapping(), 'getHandler');
  }
  @Bean()
  pages(): SimpleUrlHandlerMapping {
    return new SimpleUrlHandlerMapping({ '/page': traced('page', new Page(), 'getLastModified', 'handleRequest') });
  }
  @Bean()
  firstAdapter(): FirstAdapter {
    return traced('handlerAdapter', new FirstAdapter(), 'supports');
  }
  @Bean()
  firstExceptionResolver(): FirstExceptionResolver {
    return traced('exceptionResolver', new FirstExceptionResolver(), 'resolveException');
  }
  @Bean()
  viewResolver(): ViewResolver {
    return traced('viewResolver', new PlainViewResolver(), 'resolveViewName');
  }
}

describe('the strategies of a request', () => {
  const context = new AnnotationConfigApplicationContext(StrategiesConfig);
  const container = new ServletContainer({ sessions: new SessionManager() });
  const client = request(container.listener);

  withoutLogs();
  before(async () => {
    // then the locale is found out first
    RequestContextHolder.enable();
    container.servletContext.addServlet('main', new DispatcherServlet(context)).setMultipartConfig({}).addMapping('/');
    await container.start();
  });
  after(async () => {
    await container.stop();
  });
  beforeEach(() => {
    trace = [];
  });

  it('are asked in this order for an upload that is answered with JSON', async () => {
    await client
      .post('/upload')
      .attach('note', Buffer.from('{"text":"hello"}'), { contentType: 'application/json' })
      .expect(200, { text: 'hello' });
    assert.deepEqual(trace, [
      'localeResolver.resolveLocaleContext',
      'flashMapManager.retrieveAndUpdate',
      'multipartResolver.resolveMultipart',
      'handlerMapping.getHandler',
      'handlerAdapter.supports',
      'interceptor.preHandle',
      'advice.beforeBodyRead',
      'converter.read',
      'advice.afterBodyRead',
      'handler',
      'advice.beforeBodyWrite',
      'converter.write',
      'interceptor.postHandle',
      'interceptor.afterCompletion',
      'multipartResolver.cleanupMultipart',
    ]);
  });

  it('are asked in this order for a handler that names no view', async () => {
    await client.get('/named').expect(200, 'in dark');
    assert.deepEqual(trace, [
      'localeResolver.resolveLocaleContext',
      'flashMapManager.retrieveAndUpdate',
      'handlerMapping.getHandler',
      'handlerAdapter.supports',
      'interceptor.preHandle',
      'handler',
      'viewNameTranslator.getViewName',
      'interceptor.postHandle',
      'localeResolver.resolveLocaleContext',
      'viewResolver.resolveViewName',
      'view.render',
      'themeResolver.resolveThemeName',
      'interceptor.afterCompletion',
    ]);
  });

  it('are asked in this order for a redirect with flash attributes', async () => {
    await client.post('/save').expect(302);
    assert.deepEqual(trace.slice(5), [
      'handler',
      'interceptor.postHandle',
      'localeResolver.resolveLocaleContext',
      'viewResolver.resolveViewName',
      'view.render',
      'flashMapManager.saveOutputFlashMap',
      'interceptor.afterCompletion',
    ]);
  });

  it('are asked no further where the client has what was last changed', async () => {
    await client.get('/page').set('If-Modified-Since', 'Sat, 01 Jan 2000 00:00:00 GMT').expect(304);
    assert.deepEqual(trace.slice(2), ['handlerMapping.getHandler', 'handlerAdapter.supports', 'page.getLastModified']);
  });

  it('are asked in this order where the handler fails', async () => {
    await client.get('/failing').expect(500);
    assert.deepEqual(trace.slice(5), ['handler', 'exceptionResolver.resolveException', 'interceptor.afterCompletion']);
  });
});
