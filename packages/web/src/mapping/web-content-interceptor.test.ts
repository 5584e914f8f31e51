import assert from 'node:assert/strict';
import { HttpRequestMethodNotSupportedException } from '../errors/http-request-method-not-supported-exception.js';
import { CacheControl } from '../http/cache-control.js';
import { hosting, say } from '../servlet/hosting.test.js';
import { WebContentInterceptor } from './web-content-interceptor.js';

/** Answers 405 for what the interceptor refuses. */
function hostingIntercepted(interceptor: WebContentInterceptor): ReturnType<typeof hosting> {
  return hosting(async (request, response) => {
    try {
      assert.equal(await interceptor.preHandle(request, response), true);
      return say(response, 'ok');
    } catch (error) {
      assert.ok(error instanceof HttpRequestMethodNotSupportedException);
      response.sendError(405);
    }
  });
}

describe('WebContentInterceptor', () => {
  it('sends the same cache headers for all paths', async () => {
    const client = await hostingIntercepted(
      new WebContentInterceptor({ cachePeriod: 60, varyByRequestHeaders: ['Accept-Language'] }),
    );
    await client.get('/a').expect('Cache-Control', 'max-age=60').expect('Vary', 'Accept-Language').expect('ok');
  });

  it('sends others for paths that match, by the first pattern', async () => {
    const interceptor = new WebContentInterceptor({ cachePeriod: 60 })
      .addCacheMapping(CacheControl.noStore(), '/never/**', '/x')
      .addCacheMapping(CacheControl.empty(), '/silent')
      .addCacheMapping(CacheControl.maxAge(5), '/**/short');
    const client = await hostingIntercepted(interceptor);
    await client.get('/never/short').expect('Cache-Control', 'no-store');
    await client.get('/a/short').expect('Cache-Control', 'max-age=5');
    await client.get('/a').expect('Cache-Control', 'max-age=60');
    const { headers } = await client.get('/silent');
    assert.equal(headers['cache-control'], undefined);
  });

  it('refuses methods that are not answered', async () => {
    const client = await hostingIntercepted(new WebContentInterceptor({ supportedMethods: ['GET'] }));
    await client.get('/').expect('ok');
    await client.post('/').expect(405);
  });
});
