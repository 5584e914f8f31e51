import assert from 'node:assert/strict';
import { Configuration, Order } from '@vernal/core';
import type { ApiVersionConfigurer } from '../config/api-version-configurer.js';
import type { ContentNegotiationConfigurer } from '../config/content-negotiation-configurer.js';
import type { CorsRegistry } from '../config/cors-registry.js';
import type { InterceptorRegistry } from '../config/interceptor-registry.js';
import type { PathMatchConfigurer } from '../config/path-match-configurer.js';
import type { ResourceHandlerRegistry } from '../config/resource-handler-registry.js';
import type { ViewControllerRegistry } from '../config/view-controller-registry.js';
import type { ViewResolverRegistry } from '../config/view-resolver-registry.js';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping } from '../decorators/request-mapping.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import { JsonModelView } from '../views/json-model-view.js';

import { describeConfigurers, PlainController } from './configured-application.test.js';

describeConfigurers('WebMvcConfigurer, for requests,', (serving, folder) => {
  it('may say nothing', async () => {
    const client = await serving();
    await client.get('/hello').expect(200, 'hello');
    await client.get('/HELLO').expect(404);
  });

  it('configurePathMatch: prefixes for some controllers, and another parser of patterns', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configurePathMatch(configurer: PathMatchConfigurer): void {
        configurer
          .addPathPrefix('/api', (controller) => controller === PlainController)
          .setPatternParser(new PathPatternParser({ caseSensitive: false }));
      }
    }
    const client = await serving(Configurer);
    await client.get('/API/Hello').expect(200, 'hello');
    await client.get('/hello').expect(404);
  });

  it('configureApiVersioning: where requests say which version they want', async () => {
    @RestController()
    class Versions {
      @GetMapping({ path: '/version', version: '1' })
      first(): string {
        return 'first';
      }
      @GetMapping({ path: '/version', version: '2' })
      second(): string {
        return 'second';
      }
    }
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureApiVersioning(configurer: ApiVersionConfigurer): void {
        configurer.useRequestHeader('X-Version').setDefaultVersion('2');
      }
    }
    const client = await serving(Configurer, Versions);
    await client.get('/version').set('X-Version', '1').expect(200, 'first');
    await client.get('/version').expect(200, 'second');
    await client.get('/version').set('X-Version', '3').expect(400);
  });

  it('configureContentNegotiation: how it is found out what the client wants', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureContentNegotiation(configurer: ContentNegotiationConfigurer): void {
        configurer.favorParameter(true).parameterName('as').mediaType('other', 'text/x-other');
      }
    }
    const client = await serving(Configurer);
    await client.get('/both?as=other').expect('Content-Type', /^text\/x-other/);
    await client.get('/both').expect('Content-Type', /^text\/plain/);
    await client.get('/both?as=unknown').expect(406);
  });

  it('addInterceptors: for paths and not for others, in order', async () => {
    const seen: string[] = [];
    const recording = (name: string) => ({
      preHandle: () => {
        seen.push(name);
        return true;
      },
    });
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addInterceptors(registry: InterceptorRegistry): void {
        registry.addInterceptor(recording('all'));
        registry.addInterceptor(recording('some')).addPathPatterns('/h*', '/both').excludePathPatterns('/hello');
        registry.addInterceptor(recording('first')).order(-1);
      }
    }
    const client = await serving(Configurer);
    await client.get('/hello');
    assert.deepEqual(seen.splice(0), ['first', 'all']);
    await client.get('/both');
    assert.deepEqual(seen, ['first', 'all', 'some']);
  });

  it('addResourceHandlers: static files', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addResourceHandlers(registry: ResourceHandlerRegistry): void {
        registry.addResourceHandler('/assets/**').addResourceLocations(`${folder()}/`).setCachePeriod(60);
      }
    }
    const client = await serving(Configurer);
    await client.get('/assets/file.txt').expect(200, 'file').expect('Cache-Control', 'max-age=60');
    await client.get('/assets/other.txt').expect(404);
    await client.get('/hello').expect(200, 'hello');
  });

  it('addCorsMappings: rules for other origins', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addCorsMappings(registry: CorsRegistry): void {
        registry.addMapping('/hello').allowedOrigins('https://friend.example');
      }
    }
    const client = await serving(Configurer);
    const from = (origin: string) => client.get('/hello').set('Origin', origin);
    await from('https://friend.example').expect(200).expect('Access-Control-Allow-Origin', 'https://friend.example');
    await from('https://stranger.example').expect(403);
    const preflight = client.options('/hello').set('Origin', 'https://friend.example');
    await preflight
      .set('Access-Control-Request-Method', 'POST')
      .expect('Access-Control-Allow-Methods', 'GET,HEAD,POST');
  });

  it('addViewControllers: paths without a controller', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      addViewControllers(registry: ViewControllerRegistry): void {
        registry.addViewController('/about').setViewName('redirect:/hello').setStatusCode(301);
        registry.addRedirectViewController('/old', '/hello').setKeepQueryParams(true);
        registry.addStatusController('/gone', 410);
      }
    }
    const client = await serving(Configurer);
    await client
      .get('/about')
      .expect(301)
      .expect('Location', /\/hello$/);
    await client
      .get('/old?a=1')
      .expect(302)
      .expect('Location', /\/hello\?a=1$/);
    await client.get('/gone').expect(410);
  });

  it('configureViewResolvers: templates', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureViewResolvers(registry: ViewResolverRegistry): void {
        registry.eta({ views: folder() });
      }
    }
    await (await serving(Configurer))
      .get('/model')
      .expect(200, 'a is 1')
      .expect('Content-Type', /^text\/html/);
  });

  it('configureViewResolvers: a view that the client chooses', async () => {
    @Configuration()
    class Configurer implements WebMvcConfigurer {
      configureViewResolvers(registry: ViewResolverRegistry): void {
        registry.enableContentNegotiation(true, new JsonModelView());
        registry.eta({ views: folder() });
      }
    }
    const client = await serving(Configurer);
    await client.get('/model').set('Accept', 'application/json').expect(200, { a: 1 });
    await client.get('/model').set('Accept', 'text/html').expect(200, 'a is 1');
    await client.get('/model').set('Accept', 'image/png').expect(406);
  });

  it('asks several configurers in their order', async () => {
    const asked: string[] = [];
    @Configuration()
    @Order(2)
    class Second implements WebMvcConfigurer {
      addViewControllers(): void {
        asked.push('second');
      }
    }
    @Configuration()
    @Order(1)
    class First implements WebMvcConfigurer {
      addViewControllers(): void {
        asked.push('first');
      }
    }
    await serving(Second, First);
    assert.deepEqual(asked, ['first', 'second']);
  });
});
