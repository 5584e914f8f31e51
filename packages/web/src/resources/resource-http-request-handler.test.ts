import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileSystemResource } from '@vernal/core';
import type request from 'supertest';
import { CorsConfiguration } from '../cors/cors-configuration.js';
import { CacheControl } from '../http/cache-control.js';
import { MediaType } from '../http/media-type.js';
import { emptyErrorReport } from '../servlet/error-report.js';
import { hosting } from '../servlet/hosting.test.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { withoutLogs } from '../servlet/without-logs.suite.js';
import { CachingResourceResolver } from './caching-resource-resolver.js';
import { CachingResourceTransformer } from './caching-resource-transformer.js';
import { CssLinkResourceTransformer } from './css-link-resource-transformer.js';
import { EncodedResourceResolver } from './encoded-resource-resolver.js';
import { PathResourceResolver } from './path-resource-resolver.js';
import { ResourceHttpRequestHandler, type ResourceHttpRequestHandlerOptions } from './resource-http-request-handler.js';
import { resolverChain } from './resource-resolver.js';
import { transformerChain } from './resource-transformer.js';
import { ResourceUrlProvider, ResourceUrlProviderExposingInterceptor } from './resource-url-provider.js';
import { TransformedResource } from './transformed-resource.js';
import { VersionResourceResolver } from './version-resource-resolver.js';

const CHANGED = 'Fri, 01 Mar 2024 10:00:00 GMT';
const HASH_OF_ABC = '900150983cd24fb0d6963f7d28e17f72';

describe('ResourceHttpRequestHandler', () => {
  let root: string;
  let folder: string;
  withoutLogs();
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'static-'));
    folder = join(root, 'public');
    await mkdir(join(folder, 'inner'), { recursive: true });
    for (const [name, text] of [
      ['letters.txt', 'abcdefghij'],
      ['abc.css', 'abc'],
      ['two words.txt', 'two'],
      ['résumé.txt', 'curriculum'],
      ['thing.zzz', '?'],
      ['inner/deep.txt', 'deep'],
      ['links.css', '@import "abc.css"; a { b: url(inner/deep.txt) url("//x.example/y") }'],
      ['letters.txt.gz', 'as gzip'],
      ['letters.txt.zst', 'as zstd'],
      ['letters.txt.br', 'as brotli'],
      ['../secret.txt', 'secret'],
    ] as const) {
      await writeFile(join(folder, name), text);
      await utimes(join(folder, name), new Date(CHANGED), new Date(CHANGED));
    }
  });
  after(async () => {
    await rm(root, { recursive: true });
  });

  type Options = Partial<ResourceHttpRequestHandlerOptions>;

  async function serving(options: Options = {}): Promise<ReturnType<typeof request>> {
    const handler = new ResourceHttpRequestHandler({ locations: [new FileSystemResource(`${folder}/`)], ...options });
    const urls = new ResourceUrlProvider();
    urls.setHandlerMap(() => new Map([['/**', handler]]));
    const exposing = new ResourceUrlProviderExposingInterceptor(urls);
    return hosting(
      (req, response) => {
        exposing.preHandle(req, response);
        return handler.handleRequest(req, response);
      },
      undefined,
      { errorReport: emptyErrorReport },
    );
  }

  it('answers a file with its type, length and date', async () => {
    const answer = (await serving()).get('/letters.txt').expect(200, 'abcdefghij').expect('Content-Type', 'text/plain');
    await answer.expect('Content-Length', '10').expect('Last-Modified', CHANGED).expect('Accept-Ranges', 'bytes');
  });

  it('answers HEAD with the headers of GET', async () => {
    const answer = (await serving()).head('/letters.txt').expect(200).expect('Content-Type', 'text/plain');
    await answer.expect('Content-Length', '10').expect('Last-Modified', CHANGED);
  });

  it('answers OPTIONS for what is there, and refuses other methods', async () => {
    const client = await serving();
    await client.options('/letters.txt').expect(200).expect('Allow', 'GET,HEAD,OPTIONS');
    await client.options('/none.txt').expect(404);
    await client.post('/letters.txt').expect(405);
  });

  it('takes media types of its own before the well-known ones', async () => {
    const client = await serving({ mediaTypes: new Map([['zzz', MediaType.parseMediaType('text/x-sleep')]]) });
    await client.get('/thing.zzz').expect('Content-Type', 'text/x-sleep');
    await (await serving()).get('/thing.zzz').expect('Content-Type', 'application/octet-stream');
  });

  it('decodes names', async () => {
    const client = await serving();
    await client.get('/two%20words.txt').expect(200, 'two');
    await client.get('/r%C3%A9sum%C3%A9.txt').expect(200, 'curriculum');
    await client.get('/%69nner%2Fdeep.txt').expect(200, 'deep');
  });

  it('never leaves its locations', async () => {
    const client = await serving();
    for (const path of [
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/%252e%252e%252fsecret.txt',
      '/inner%2f..%2f..%2fsecret.txt',
      '/%2fetc%2fpasswd',
      '/inner',
      '/inner/',
    ]) {
      const { status } = await client.get(path);
      assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    }
  });

  it('takes the first location that has the file', async () => {
    const locations = [new FileSystemResource(`${folder}/inner/`), new FileSystemResource(`${folder}/`)];
    const client = await serving({ locations });
    await client.get('/deep.txt').expect(200, 'deep');
    await client.get('/letters.txt').expect(200);
  });

  describe('answers conditions', () => {
    it('by the date', async () => {
      const client = await serving();
      await client.get('/letters.txt').set('If-Modified-Since', CHANGED).expect(304, '');
      await client.get('/letters.txt').set('If-Modified-Since', 'Fri, 01 Mar 2024 09:59:59 GMT').expect(200);
      await client.get('/letters.txt').set('If-Unmodified-Since', 'Fri, 01 Mar 2024 09:59:59 GMT').expect(412);
    });

    it('by an ETag that is generated', async () => {
      const etagGenerator: Options['etagGenerator'] = async (resource) => `size-${await resource.contentLength()}`;
      const client = await serving({ etagGenerator, useLastModified: false });
      const { headers } = await client.get('/letters.txt').expect('ETag', '"size-10"');
      assert.equal(headers['last-modified'], undefined);
      await client.get('/letters.txt').set('If-None-Match', '"size-10"').expect(304);
      await client.get('/letters.txt').set('If-None-Match', '"size-9"').expect(200);
    });

    it('with cache headers on 304, too', async () => {
      const client = await serving({ cacheControl: CacheControl.maxAge(60) });
      await client
        .get('/letters.txt')
        .set('If-Modified-Since', CHANGED)
        .expect(304)
        .expect('Cache-Control', 'max-age=60');
    });
  });

  describe('answers ranges', () => {
    for (const [range, text, contentRange] of [
      ['bytes=0-2', 'abc', 'bytes 0-2/10'],
      ['bytes=7-', 'hij', 'bytes 7-9/10'],
      ['bytes=-2', 'ij', 'bytes 8-9/10'],
      ['bytes=8-100', 'ij', 'bytes 8-9/10'],
    ] as const) {
      it(`one: ${range}`, async () => {
        const answer = (await serving()).get('/letters.txt').set('Range', range).expect(206, text);
        await answer.expect('Content-Range', contentRange).expect('Content-Length', String(text.length));
      });
    }

    it('several as parts', async () => {
      const { headers, body } = await (await serving())
        .get('/letters.txt')
        .set('Range', 'bytes=0-1,-1')
        .buffer(true)
        .parse((answer, done) => {
          let all = '';
          answer.on('data', (chunk) => {
            all += String(chunk);
          });
          answer.on('end', () => done(null, all));
        });
      const boundary = /^multipart\/byteranges; boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1];
      const part = (range: string, content: string) =>
        `\r\n--${boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes ${range}/10\r\n\r\n${content}`;
      assert.equal(body, `${part('0-1', 'ab')}${part('9-9', 'j')}\r\n--${boundary}--`);
    });

    it('that lie outside with 416', async () => {
      const client = await serving();
      for (const range of ['bytes=10-', 'bytes=5-2', 'lines=1-2', 'bytes=x']) {
        await client.get('/letters.txt').set('Range', range).expect(416).expect('Content-Range', 'bytes */10');
      }
    });
  });

  describe('with stand-ins', () => {
    const options: Options = {
      resourceResolvers: [new CachingResourceResolver(), new EncodedResourceResolver(), new PathResourceResolver()],
    };

    it('sends the coding that the client names first', async () => {
      const client = await serving(options);
      for (const [accepted, coding] of [
        ['gzip, br', 'gzip'],
        ['br, gzip', 'br'],
        ['zstd, br', 'zstd'],
        ['identity, BR;q=0.5', 'br'],
      ] as const) {
        const { headers } = await client.head('/letters.txt').set('Accept-Encoding', accepted);
        assert.equal(headers['content-encoding'], coding, accepted);
        assert.equal(headers.vary, 'Accept-Encoding');
        assert.equal(headers['content-type'], 'text/plain');
      }
    });

    it('sends the file itself where there is none', async () => {
      const { headers, text } = await (await serving(options)).get('/abc.css').set('Accept-Encoding', 'br');
      assert.deepEqual([headers['content-encoding'], text], [undefined, 'abc']);
    });
  });

  describe('with versions', () => {
    const options: Options = {
      resourceResolvers: [new VersionResourceResolver().addContentVersionStrategy('/**'), new PathResourceResolver()],
      resourceTransformers: [new CachingResourceTransformer(), new CssLinkResourceTransformer()],
    };

    it('finds a file by the hash of its content, and says it', async () => {
      const client = await serving(options);
      await client.get(`/abc-${HASH_OF_ABC}.css`).expect(200, 'abc').expect('ETag', `W/"${HASH_OF_ABC}"`);
      await client.get('/abc.css').expect(200, 'abc');
      await client.get(`/abc-${'0'.repeat(32)}.css`).expect(404);
    });

    it('gives no way out by what a version is cut from', async () => {
      await (await serving(options)).get(`/.-${HASH_OF_ABC}./secret.txt`).expect(404);
    });

    it('puts them into the links of style sheets', async () => {
      const { text } = await (await serving(options)).get('/links.css').expect(200);
      assert.match(
        text,
        new RegExp(
          `^@import "/abc-${HASH_OF_ABC}\\.css"; a \\{ b: url\\(/inner/deep-[0-9a-f]{32}\\.txt\\) url\\("//x\\.example/y"\\) \\}$`,
        ),
      );
    });
  });

  it('knows the rules for other origins that it is given', () => {
    const corsConfiguration = new CorsConfiguration({ allowedOrigins: ['https://friend.example'] });
    const handler = new ResourceHttpRequestHandler({ locations: [], corsConfiguration });
    assert.equal(handler.getCorsConfiguration(), corsConfiguration);
  });
});

describe('CssLinkResourceTransformer', () => {
  it('makes the same of a style sheet however its path was written', async () => {
    const transformer = new CssLinkResourceTransformer();
    const css = new TransformedResource(new FileSystemResource('a.css'), 0, Buffer.from('a { b: url(x.png) }'));
    const asked: string[] = [];
    const provider = { getForRequestUrl: async (_: unknown, url: string) => void asked.push(url) };
    for (const requestURI of ['/static/a.css', '/static;v=1/a.css', '/%73tatic/a.css']) {
      const request = { requestURI, getAttribute: () => provider } as unknown as HttpServletRequest;
      await transformer.transform(request, css, transformerChain([], resolverChain([])));
    }
    assert.deepEqual(asked, ['/static/x.png', '/static/x.png', '/static/x.png']);
  });
});

describe('ResourceUrlProvider', () => {
  it('gives encoded paths for encoded paths', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'static-'));
    await writeFile(join(folder, 'two words.css'), 'abc');
    const handler = new ResourceHttpRequestHandler({
      locations: [new FileSystemResource(`${folder}/`)],
      resourceResolvers: [new VersionResourceResolver().addContentVersionStrategy('/**'), new PathResourceResolver()],
    });
    const urls = new ResourceUrlProvider();
    urls.setHandlerMap(() => new Map([['/assets/**', handler]]));
    assert.equal(await urls.getForLookupPath('/assets/two%20words.css'), `/assets/two%20words-${HASH_OF_ABC}.css`);
    assert.equal(await urls.getForLookupPath('/assets//two%20words.css'), `/assets/two%20words-${HASH_OF_ABC}.css`);
    assert.equal(await urls.getForLookupPath('/assets/none.css'), undefined);
    assert.equal(await urls.getForLookupPath('/other/two%20words.css'), undefined);
    await rm(folder, { recursive: true });
  });
});
