import assert from 'node:assert/strict';
import { Bean, Configuration, Import, isInstance } from '@vernal/core';
import request from 'supertest';
import type { ApiVersionConfigurer } from '../config/api-version-configurer.js';
import { WebMvcConfigurer } from '../config/web-mvc-configurer.js';
import { RestController } from '../decorators/controller.js';
import { GetMapping, RequestMapping } from '../decorators/request-mapping.js';
import { RequestPredicates } from '../functional/request-predicates.js';
import { RouterFunction } from '../functional/router-function.js';
import { RouterFunctions } from '../functional/router-functions.js';
import { ServerResponse } from '../functional/server-response.js';
import { MediaType } from '../http/media-type.js';
import { StandardApiVersionDeprecationHandler } from '../versions/api-version-deprecation-handler.js';
import { SemanticApiVersion } from '../versions/semantic-api-version.js';
import { VernalApplication } from './vernal-application.js';

@RestController()
@RequestMapping('/accounts')
class AccountController {
  @GetMapping()
  unversioned(): string {
    return 'none';
  }

  @GetMapping({ version: '1.1' })
  first(): string {
    return '1.1';
  }

  @GetMapping({ version: '1.2+' })
  baseline(): string {
    return '1.2+';
  }

  @GetMapping({ version: '1.5' })
  fixed(version: SemanticApiVersion): string {
    return `1.5 asked as ${version}`;
  }
}

@RestController()
@RequestMapping({ path: '/{version}/orders', version: '2' })
class OrderController {
  @GetMapping()
  list(): string {
    return 'orders 2';
  }

  @GetMapping({ version: '3' })
  next(): string {
    return 'orders 3';
  }
}

async function clientOf(configure: (configurer: ApiVersionConfigurer) => void, ...controllers: (new () => object)[]) {
  @Configuration()
  @Import(...controllers)
  class AppConfig implements WebMvcConfigurer {
    configureApiVersioning = configure;
  }
  assert.ok(isInstance(new AppConfig(), WebMvcConfigurer));
  const app = await VernalApplication.run(AppConfig, { listen: false });
  const get = (path: string, headers: Record<string, string> = {}) => request(app.listener).get(path).set(headers);
  return { get, close: () => app.close() };
}

describe('API versions', () => {
  it('choose the highest mapping that is not above the one asked for', async () => {
    const { get, close } = await clientOf(
      (configurer) => configurer.useRequestHeader('API-Version').addSupportedVersions('1.3', '1.4', '1.6'),
      AccountController,
    );
    const answers = { '1.1': '1.1', '1.2': '1.2+', 'v1.4': '1.2+', '1.5.0': '1.5 asked as 1.5.0' };
    for (const [version, text] of Object.entries(answers))
      await get('/accounts', { 'API-Version': version }).expect(200, text);
    await close();
  });

  it('that no mapping is for are answered with 400', async () => {
    const { get, close } = await clientOf(
      (configurer) => configurer.useRequestHeader('API-Version').addSupportedVersions('1.6'),
      AccountController,
    );
    // supported, but the fixed 1.5 stands before the baseline 1.2+
    await get('/accounts', { 'API-Version': '1.6' }).expect(400);
    for (const version of ['1.3', 'x', '1.x']) {
      const { body } = await get('/accounts', { 'API-Version': version }).expect(400);
      assert.match((body as { detail: string }).detail, /^Invalid API version: '/);
    }
    const { body } = await get('/accounts').expect(400);
    assert.equal((body as { detail: string }).detail, 'API version is required.');
    await get('/nothing').expect(404);
    await close();
  });

  it('need not be asked for where they are not required', async () => {
    const { get, close } = await clientOf(
      (configurer) => configurer.useQueryParam('v').setVersionRequired(false),
      AccountController,
    );
    await get('/accounts').expect(200, 'none');
    await get('/accounts?v=1.1').expect(200, '1.1');
    await close();
  });

  it('have a default', async () => {
    const { get, close } = await clientOf(
      (configurer) => configurer.useMediaTypeParameter(MediaType.APPLICATION_JSON, 'v').setDefaultVersion('1.2'),
      AccountController,
    );
    await get('/accounts').expect(200, '1.2+');
    await get('/accounts', { Accept: 'text/plain;v=1.5, application/json;v=1.1' }).expect(200, '1.1');
    await close();
  });

  it('may stand in the path, and a method replaces the one of its class', async () => {
    const { get, close } = await clientOf((configurer) => configurer.usePathSegment(0), OrderController);
    await get('/v2/orders').expect(200, 'orders 2');
    await get('/v3/orders').expect(200, 'orders 3');
    await get('/v4/orders').expect(400);
    await close();
  });

  it('tell that they will go', async () => {
    const handler = new StandardApiVersionDeprecationHandler().configureVersion('1.1', {
      deprecationDate: new Date('2025-01-01T00:00:00Z'),
      deprecationLink: 'https://example.org/1.1',
      sunsetDate: new Date('2026-01-01T00:00:00Z'),
      sunsetLink: { uri: 'https://example.org/end', mediaType: MediaType.APPLICATION_JSON },
    });
    const { get, close } = await clientOf(
      (configurer) => configurer.useRequestHeader('API-Version').setDeprecationHandler(handler),
      AccountController,
    );
    const { headers } = await get('/accounts', { 'API-Version': '1.1' }).expect(200);
    assert.equal(headers.deprecation, '@1735689600');
    assert.equal(headers.sunset, 'Thu, 01 Jan 2026 00:00:00 GMT');
    assert.equal(
      headers.link,
      '<https://example.org/1.1>; rel="deprecation"; type="text/html", <https://example.org/end>; rel="sunset"; type="application/json"',
    );
    assert.equal((await get('/accounts', { 'API-Version': '1.2' }).expect(200)).headers.deprecation, undefined);
    await close();
  });

  it('choose routes', async () => {
    const routes = RouterFunctions.route()
      .route(RequestPredicates.GET('/books').and(RequestPredicates.version('1.2')), () =>
        ServerResponse.ok().body('1.2'),
      )
      .route(RequestPredicates.GET('/books').and(RequestPredicates.version('1.4+')), () =>
        ServerResponse.ok().body('1.4+'),
      )
      .build();
    @Configuration()
    class RoutesConfig {
      @Bean()
      routes(): RouterFunction {
        return routes;
      }
    }
    const { get, close } = await clientOf(
      (configurer) => configurer.useRequestHeader('API-Version').addSupportedVersions('1.3', '1.5'),
      RoutesConfig,
    );
    await get('/books', { 'API-Version': '1.2' }).expect(200, '1.2');
    await get('/books', { 'API-Version': '1.3' }).expect(404);
    await get('/books', { 'API-Version': '1.5' }).expect(200, '1.4+');
    await get('/books', { 'API-Version': '2' }).expect(400);
    await close();
  });

  it('of mappings are refused where it is not said where requests have theirs', async () => {
    await assert.rejects(
      clientOf(() => {}, AccountController),
      /configureApiVersioning/,
    );
  });
});
