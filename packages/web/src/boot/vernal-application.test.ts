import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bean, Component, Configuration, Import, PreDestroy, Profile, Value } from '@vernal/core';
import supertest from 'supertest';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { RequestParam } from '../decorators/request-param.js';
import { getWebApplicationContext } from '../dispatcher/web-application-context.js';
import { StandardServletMultipartResolver } from '../multipart/standard-servlet-multipart-resolver.js';
import type { DynamicServletContext } from '../servlet/dynamic-servlet-context.js';
import type { Filter, FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HttpSession } from '../servlet/http-session.js';
import { ServletContainer } from '../servlet/servlet-container.js';
import type {
  HttpSessionEvent,
  HttpSessionListener,
  ServletRequestEvent,
  ServletRequestListener,
} from '../servlet/servlet-listeners.js';
import { MultipartResolver } from '../strategies/multipart-resolver.js';
import { ContextLoader } from './context-loader.js';
import { FilterRegistrationBean } from './filter-registration-bean.js';
import { PortInUseException } from './node-server.js';
import { VernalApplication } from './vernal-application.js';
import { WebApplicationInitializer } from './web-application-initializer.js';

const destroyed: string[] = [];

@Component()
class Greeting {
  readonly text: string;

  constructor(@Value('${greeting:hello}') text: string) {
    this.text = text;
  }

  @PreDestroy()
  farewell(): void {
    destroyed.push('greeting');
  }
}

@RestController()
class GreetingController {
  readonly #greeting: Greeting;

  constructor(greeting: Greeting) {
    this.#greeting = greeting;
  }

  @GetMapping('/greeting')
  greet(): object {
    return { text: this.#greeting.text };
  }
}

@RestController()
class NamelessController {
  @GetMapping('/nameless')
  list(@RequestParam() { length }: string): number {
    return length;
  }
}

class MarkingFilter implements Filter {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): void | Promise<void> {
    response.addHeader('X-Filter', this.#name);
    return chain.doFilter(request, response);
  }
}

const heard: string[] = [];

@Component()
class Audience implements ServletRequestListener, HttpSessionListener {
  constructor(private readonly greeting: Greeting) {}

  requestInitialized({ request }: ServletRequestEvent): void {
    heard.push(`${this.greeting.text} ${request.requestURI}`);
  }

  sessionCreated({ session }: HttpSessionEvent): void {
    heard.push(`session ${session.isNew}`);
  }
}

class PlainServletInitializer extends WebApplicationInitializer {
  onStartup(servletContext: DynamicServletContext): void {
    servletContext
      .addServlet('plain', { service: (_request, response) => response.complete('plain') })
      .addMapping('/plain/*');
  }
}

@Configuration()
@Import(Greeting, GreetingController)
class AppConfig {
  @Bean()
  all(): MarkingFilter {
    return new MarkingFilter('all');
  }

  @Bean()
  some(): FilterRegistrationBean {
    return new FilterRegistrationBean(new MarkingFilter('some'), { urlPatterns: ['/plain/*'], order: 1 });
  }

  @Bean()
  plain(): PlainServletInitializer {
    return new PlainServletInitializer();
  }
}

@Component()
@Profile('tests')
class OfTests {}

@Component()
@Profile('tests')
class RootOfTests {}

@Configuration()
class LazyUploads {
  readonly resolver = new StandardServletMultipartResolver({ resolveLazily: true });

  @Bean({ type: MultipartResolver })
  multipartResolver(): MultipartResolver {
    return this.resolver;
  }
}

describe('VernalApplication', () => {
  let app: VernalApplication | undefined;

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('answers on a port', async () => {
    app = await VernalApplication.run(AppConfig, { port: 0 });
    const answer = await fetch(`http://127.0.0.1:${app.port}/greeting`);
    assert.deepEqual(await answer.json(), { text: 'hello' });
  });

  it('gives its listener to another server', async () => {
    app = await VernalApplication.run(AppConfig, { listen: false });
    assert.equal(app.port, -1);
    await supertest(app.listener).get('/greeting').expect(200, { text: 'hello' });
  });

  it('reads uploads by the resolver that the application declares, else by its own', async () => {
    app = await VernalApplication.run([AppConfig, LazyUploads], { listen: false });
    assert.equal(app.getBean('multipartResolver'), app.getBean(LazyUploads).resolver);
    await app.close();
    app = await VernalApplication.run(AppConfig, { listen: false });
    assert.ok(app.getBean('multipartResolver') instanceof StandardServletMultipartResolver);
  });

  it('takes given properties before all others', async () => {
    app = await VernalApplication.run(AppConfig, { listen: false, properties: { greeting: 'good day' } });
    await supertest(app.listener).get('/greeting').expect({ text: 'good day' });
  });

  it('takes classes of its profiles, the root context’s too', async () => {
    const options = { listen: false, rootConfig: [RootOfTests], properties: { greeting: 'root' } };
    app = await VernalApplication.run(OfTests, { ...options, profiles: ['tests'] });
    assert.deepEqual([app.context.containsBean('ofTests'), app.context.containsBean('rootOfTests')], [true, true]);
    await app.close();
    app = await VernalApplication.run(OfTests, options);
    assert.deepEqual([app.context.containsBean('ofTests'), app.context.containsBean('rootOfTests')], [false, false]);
  });

  it('puts beans that are filters before all servlets, and registered ones before theirs', async () => {
    app = await VernalApplication.run(AppConfig, { listen: false });
    await supertest(app.listener).get('/greeting').expect('X-Filter', 'all');
    await supertest(app.listener).get('/plain/x').expect('X-Filter', 'some, all').expect('plain');
  });

  it('tells beans that are listeners, each once', async () => {
    @RestController()
    class SessionController {
      @GetMapping('/session')
      session(session: HttpSession): string {
        return typeof session.id;
      }
    }
    app = await VernalApplication.run([Greeting, Audience, SessionController], { listen: false });
    heard.length = 0;
    await supertest(app.listener).get('/session').expect(200, 'string');
    assert.deepEqual(heard, ['hello /session', 'session true']);
  });

  it('has a root context, whose beans the servlet’s own can use', async () => {
    app = await VernalApplication.run(GreetingController, { listen: false, rootConfig: [Greeting] });
    await supertest(app.listener).get('/greeting').expect(200, { text: 'hello' });
  });

  it('says which port is taken, and ends what it had started', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, done));
    const { port } = other.address() as AddressInfo;
    destroyed.length = 0;
    try {
      await assert.rejects(VernalApplication.run(AppConfig, { port }), (error) => {
        assert.ok(error instanceof PortInUseException);
        assert.match(error.message, new RegExp(`${port}`));
        return true;
      });
    } finally {
      other.close();
    }
    assert.deepEqual(destroyed, ['greeting']);
  });

  it('refuses a port that is none', async () => {
    const options = { properties: { 'server.port': 'eighty' } };
    await assert.rejects(VernalApplication.run(AppConfig, options), /"eighty"/);
  });

  it('does not start with a handler that cannot be called', async () => {
    await assert.rejects(
      VernalApplication.run([NamelessController], { listen: false }),
      /NamelessController\.list, parameter 0 has no name in the source/,
    );
  });

  it('destroys its beans when it is closed, once', async () => {
    const one = await VernalApplication.run(AppConfig, { port: 0 });
    destroyed.length = 0;
    await Promise.all([one.close(), one.close()]);
    assert.deepEqual(destroyed, ['greeting']);
  });

  it('leaves no signal handlers behind', async () => {
    const before = process.listenerCount('SIGTERM');
    const one = await VernalApplication.run(AppConfig, { port: 0 });
    assert.equal(process.listenerCount('SIGTERM'), before + 1);
    await one.close();
    assert.equal(process.listenerCount('SIGTERM'), before);
  });
});

describe('ContextLoader', () => {
  it('publishes the root context, and takes it away at the end', async () => {
    const { AnnotationConfigApplicationContext } = await import('@vernal/core');
    const { servletContext } = new ServletContainer();
    const loader = new ContextLoader(new AnnotationConfigApplicationContext(Greeting));
    const root = await loader.initWebApplicationContext(servletContext);
    assert.equal(getWebApplicationContext(servletContext), root);
    await assert.rejects(loader.initWebApplicationContext(servletContext), /there is one already/);
    await loader.closeWebApplicationContext(servletContext);
    assert.equal(getWebApplicationContext(servletContext), undefined);
    assert.equal(root.isActive(), false);
  });
});
