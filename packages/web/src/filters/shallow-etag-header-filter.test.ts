import assert from 'node:assert/strict';
import { disableContentCaching } from '../servlet/content-caching.js';
import { hosting, type Service } from '../servlet/hosting.test.js';
import { ShallowEtagHeaderFilter } from './shallow-etag-header-filter.js';

/** Of "hello". */
const TAG = '"05d41402abc4b2a76b9719d911017c592"';

function hostingTagged(service: Service, filter = new ShallowEtagHeaderFilter()): ReturnType<typeof hosting> {
  return hosting(service, (context) => {
    context.addFilter('etag', filter).addMappingForUrlPatterns(['REQUEST', 'ASYNC'], '/*');
  });
}

const hello: Service = (_, response) => response.complete('hello');

describe('ShallowEtagHeaderFilter', () => {
  it('gives an answer a tag and its length', async () => {
    const client = await hostingTagged(hello);
    await client.get('/').expect('ETag', TAG).expect('Content-Length', '5').expect(200);
  });

  it('gives a weak tag where it is told so', async () => {
    const client = await hostingTagged(hello, new ShallowEtagHeaderFilter({ writeWeakETag: true }));
    await client.get('/').expect('ETag', `W/${TAG}`).expect(200);
  });

  it('answers 304 without a body where the client has it', async () => {
    const client = await hostingTagged(hello);
    const { text } = await client.get('/').set('If-None-Match', `"x", ${TAG}`).expect('ETag', TAG).expect(304);
    assert.equal(text, '');
  });

  it('keeps what is written in parts, and flushed, together', async () => {
    const client = await hostingTagged(async (_, response) => {
      await response.write('hel');
      await response.flushBuffer();
      await response.write(Buffer.from('lo'));
    });
    await client.get('/').expect('ETag', TAG).expect('Content-Length', '5').expect(200);
  });

  it('writes text in the encoding of the answer', async () => {
    const client = await hostingTagged((_, response) => {
      response.characterEncoding = 'ISO-8859-1';
      return response.complete('é');
    });
    await client.get('/').expect('Content-Length', '1');
  });

  it('keeps the length of the body to itself until it is there', async () => {
    const client = await hostingTagged((_, response) => {
      response.setHeader('Content-Length', '99');
      assert.deepEqual([response.contentLength, response.getHeader('content-length')], [99, '99']);
      assert.ok(response.containsHeader('Content-Length'));
      response.removeHeader('Content-Length');
      assert.equal(response.contentLength, undefined);
      response.contentLength = 98;
      return response.complete('hello');
    });
    await client.get('/').expect('Content-Length', '5').expect('hello');
  });

  for (const [reason, service, method] of [
    ['the method is not GET', hello, 'post'],
    [
      'the answer must not be stored',
      ((_, response) => {
        response.setHeader('Cache-Control', 'private, no-store');
        return response.complete('hello');
      }) satisfies Service,
      'get',
    ],
    [
      'the status is none of success',
      ((_, response) => {
        response.status = 404;
        return response.complete('hello');
      }) satisfies Service,
      'get',
    ],
    [
      'the body is a stream',
      (async (request, response) => {
        disableContentCaching(request);
        await response.write('hel');
        await response.flushBuffer();
        assert.ok(response.isCommitted);
        await response.write('lo');
      }) satisfies Service,
      'get',
    ],
  ] as const) {
    it(`gives no tag where ${reason}`, async () => {
      const client = await hostingTagged(service);
      const { text, headers } = await client[method]('/').set('If-None-Match', TAG).buffer(true);
      assert.deepEqual([text, headers.etag], ['hello', undefined]);
    });
  }

  it('leaves the tag of the handler, and answers 304 by it', async () => {
    const client = await hostingTagged((_, response) => {
      response.setHeader('ETag', '"mine"');
      return response.complete('hello');
    });
    await client.get('/').expect('ETag', '"mine"').expect(200, 'hello');
    await client.get('/').set('If-None-Match', '"mine"').expect(304, '');
  });

  it('lets errors and redirects pass, without what was written', async () => {
    const client = await hostingTagged(async (request, response) => {
      await response.write('lost');
      if (request.requestURI === '/error') response.sendError(404);
      else response.sendRedirect('/elsewhere');
    });
    const { headers } = await client.get('/error').expect(404);
    assert.equal(headers.etag, undefined);
    await client.get('/redirect').expect('Location', '/elsewhere').expect(302, '');
  });

  it('forgets what is reset', async () => {
    const client = await hostingTagged(async (_, response) => {
      await response.write('lost');
      response.reset();
      await response.write('lost too');
      response.resetBuffer();
      return response.complete('hello');
    });
    await client.get('/').expect('ETag', TAG).expect(200);
  });

  it('gives a tag to what is answered after an asynchronous dispatch', async () => {
    const client = await hostingTagged((request, response) => {
      if (request.dispatcherType === 'ASYNC') return response.complete('hello');
      const context = request.startAsync(request, response);
      setImmediate(() => context.dispatch());
    });
    await client.get('/').expect('ETag', TAG).expect(200);
    await client.get('/').set('If-None-Match', TAG).expect(304);
  });
});
