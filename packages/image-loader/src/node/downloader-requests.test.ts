import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ImageError } from '../model/image-error.js';
import { Origin } from '../testing/origin.js';
import { type NodeDownloaderConfig, NodeImageDownloader } from './node-image-downloader.js';

describe('ImageDownloader asking', () => {
  let origin: Origin;
  const downloaders: NodeImageDownloader[] = [];

  beforeEach(async () => {
    origin = await Origin.start((_request, response) => response.end('x'));
  });

  afterEach(async () => {
    await Promise.all(downloaders.splice(0).map((downloader) => downloader.close()));
    await origin.close();
  });

  function newDownloader(config: NodeDownloaderConfig = {}): NodeImageDownloader {
    const downloader = new NodeImageDownloader({ retry: { limit: 0 }, ...config });
    downloaders.push(downloader);
    return downloader;
  }

  it('prefers images and takes anything', async () => {
    await newDownloader().download(origin.url('/p'));
    assert.match(origin.requests[0]!.headers.accept!, /^image\/.*\*\/\*/);
  });

  it("sends the downloader's headers, then the caller's, then what the filter makes of them", async () => {
    const downloader = newDownloader({
      headers: { 'x-app': 'one', 'x-call': 'app' },
      headersFilter: async (url, headers) => {
        assert.equal(url, origin.url('/p'));
        return { ...Object.fromEntries(headers), 'x-filter': `${headers.get('x-app')} ${headers.get('x-call')}` };
      },
    });
    downloader.headers.set('x-later', 'two');
    await downloader.download(origin.url('/p'), { context: { headers: { 'x-call': 'own' } } });
    const { headers } = origin.requests[0]!;
    assert.deepEqual([headers['x-filter'], headers['x-later'], headers['x-call']], ['one own', 'two', 'own']);
  });

  it('sends what a request modifier makes of the request, and nothing when it refuses', async () => {
    let body = '';
    origin.become(async (request, response) => {
      for await (const chunk of request) body += String(chunk);
      response.end('x');
    });
    const downloader = newDownloader({
      requestModifier: async (request) => ({ ...request, method: 'POST', body: 'question' }),
    });
    await downloader.download(origin.url('/p'));
    assert.deepEqual([origin.requests[0]!.method, body], ['POST', 'question']);
    const refused = downloader.download(origin.url('/q'), { context: { requestModifier: () => null } });
    await assert.rejects(refused.promise, { code: 'forbidden' });
    assert.equal(origin.requests.length, 1);
  });

  it('lets a response modifier change or refuse the head, and a decryptor the data', async () => {
    origin.become((_request, response) => response.end(Buffer.from('picture').toString('base64')));
    const decryptor = (data: Uint8Array) => new Uint8Array(Buffer.from(Buffer.from(data).toString(), 'base64'));
    const { data } = await newDownloader({ decryptor }).download(origin.url('/p'));
    assert.equal(Buffer.from(data).toString(), 'picture');
    await assert.rejects(newDownloader({ decryptor: () => null }).download(origin.url('/p')).promise, {
      code: 'response',
    });
    await assert.rejects(newDownloader({ responseModifier: () => null }).download(origin.url('/p')).promise, {
      code: 'response',
    });
  });

  it('refuses data that is not what it should be', async () => {
    origin.become((_request, response) => response.end('picture'));
    const hash = createHash('sha256').update('picture').digest('base64');
    const get = (integrity: string) => newDownloader().download(origin.url('/p'), { context: { integrity } }).promise;
    assert.equal((await get(`sha512-AAAA sha256-${hash}`)).data.length, 7);
    await assert.rejects(get('sha256-AAAA'), { code: 'response' });
  });

  it('takes what a function of the application throws for its refusal, and tries no more', async () => {
    const fail = () => {
      throw new Error('mistake');
    };
    const retry = { limit: 3, delay: 1 };
    await assert.rejects(newDownloader({ retry, headersFilter: fail }).download(origin.url('/p')).promise, {
      code: 'forbidden',
    });
    await assert.rejects(newDownloader({ retry, responseModifier: fail }).download(origin.url('/p')).promise, {
      code: 'response',
    });
    assert.equal(origin.requests.length, 1);
  });

  it('goes through an operation class of the application', async () => {
    const { ImageDownloaderOperation } = await import('../downloading/image-downloader-operation.js');
    const seen: string[] = [];
    class Logged extends ImageDownloaderOperation {
      protected override async download() {
        seen.push(this.url);
        return super.download();
      }
    }
    await newDownloader({ operationClass: Logged }).download(origin.url('/p'));
    assert.deepEqual(seen, [origin.url('/p')]);
  });

  describe('redirects', () => {
    let other: Origin;

    beforeEach(async () => {
      other = await Origin.start((_request, response) => response.end('there'));
      origin.become((request, response) => {
        const to = new URL(request.url!, origin.base).searchParams.get('to');
        if (to === null) response.end('here');
        else response.writeHead(302, { location: to }).end();
      });
    });

    afterEach(() => other.close());

    const secrets = { authorization: 'Bearer x', cookie: 'a=b', 'x-api-key': 'k', 'x-own': 'o', 'x-harmless': 'h' };

    it('drops what is secret on the way to another origin, another port included', async () => {
      const downloader = newDownloader({ sensitiveHeaders: ['X-Own'] });
      const download = await downloader.download(origin.url(`/p?to=${encodeURIComponent(other.url('/q'))}`), {
        context: { headers: secrets },
      });
      assert.equal(download.metadata!.url, other.url('/q'));
      const { headers } = other.requests[0]!;
      assert.deepEqual(
        Object.keys(secrets).map((name) => headers[name]),
        [undefined, undefined, undefined, undefined, 'h'],
      );
    });

    it('keeps everything within the origin', async () => {
      await newDownloader().download(origin.url('/p?to=/q'), { context: { headers: secrets } });
      const { headers } = origin.requests[1]!;
      assert.deepEqual(
        Object.keys(secrets).map((name) => headers[name]),
        Object.values(secrets),
      );
    });

    it('fails at a loop, without a target, and at another scheme', async () => {
      const downloader = newDownloader({ maxRedirects: 3 });
      origin.become((_request, response) => response.writeHead(302, { location: '/again' }).end());
      await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'redirect' });
      assert.equal(origin.requests.length, 4);
      for (const location of ['file:///etc/passwd', 'http://', 'data:image/png;base64,AA==']) {
        origin.become((_request, response) => response.writeHead(302, { location }).end());
        await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'redirect' });
      }
      origin.become((_request, response) => response.writeHead(302).end());
      await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'redirect' });
    });

    it('asks onRedirect, which may refuse', async () => {
      const seen: string[] = [];
      const downloader = newDownloader({
        onRedirect: (from, to) => {
          seen.push(`${new URL(from).pathname} ${new URL(to).pathname}`);
          return false;
        },
      });
      await assert.rejects(downloader.download(origin.url('/p?to=/q')).promise, { code: 'redirect' });
      assert.deepEqual(seen, ['/p /q']);
    });

    it('asks the guard before every request', async () => {
      const asked: string[] = [];
      const downloader = newDownloader({
        allow: async (url) => {
          asked.push(new URL(url).pathname);
          return !url.startsWith(other.base);
        },
      });
      const token = downloader.download(origin.url(`/p?to=${encodeURIComponent(other.url('/q'))}`));
      await assert.rejects(token.promise, { code: 'forbidden' });
      assert.deepEqual(asked, ['/p', '/q']);
      assert.equal(other.requests.length, 0);
    });

    it('asks the guard of one download beside its own', async () => {
      const refused = origin.url('/refused');
      origin.become((_request, response) => response.writeHead(302, { location: refused }).end());
      const asked: string[] = [];
      const context = { allow: (url: string) => asked.push(url) > 0 && url !== refused };
      const downloader = newDownloader();
      await assert.rejects(downloader.download(origin.url('/p'), { context }).promise, { code: 'forbidden' });
      assert.deepEqual(asked, [origin.url('/p'), refused]);
      assert.equal(origin.requests.length, 1);
    });

    it('makes a GET of a POST', async () => {
      const downloader = newDownloader({ requestModifier: (request) => ({ ...request, method: 'POST', body: 'x' }) });
      await downloader.download(origin.url('/p?to=/q'));
      assert.deepEqual(
        origin.requests.map(({ method }) => method),
        ['POST', 'GET'],
      );
      assert.equal(origin.requests[1]!.headers['content-length'], undefined);
    });
  });

  describe('credentials', () => {
    const digest = (algorithm: 'md5' | 'sha256', header: string, method: string) => {
      const field = (name: string) => new RegExp(`${name}="?([^",]+)"?`).exec(header)?.[1] ?? '';
      const hash = (text: string) => createHash(algorithm).update(text).digest('hex');
      const [a1, a2] = [hash('mufasa:the realm:circle'), hash(`${method}:${field('uri')}`)];
      const parts = [a1, field('nonce'), field('nc'), field('cnonce'), 'auth', a2];
      return hash(parts.join(':')) === field('response');
    };

    it('answers a Basic challenge, once', async () => {
      origin.become((request, response) => {
        const good = request.headers.authorization === `Basic ${Buffer.from('jöhn:pä:ss').toString('base64')}`;
        if (good) response.end('x');
        else response.writeHead(401, { 'www-authenticate': 'Basic realm="r", charset="UTF-8"' }).end();
      });
      await newDownloader({ username: 'jöhn', password: 'pä:ss' }).download(origin.url('/p'));
      assert.equal(origin.requests.length, 2);
      const wrong = newDownloader({ urlCredential: { username: 'jöhn', password: 'wrong' } });
      await assert.rejects(wrong.download(origin.url('/p')).promise, (error: ImageError) => error.status === 401);
      assert.equal(origin.requests.length, 4);
    });

    for (const [name, algorithm] of [
      ['MD5', 'md5'],
      ['SHA-256', 'sha256'],
    ] as const) {
      it(`answers a Digest challenge by ${name}, before Basic`, async () => {
        origin.become((request, response) => {
          const { authorization = '' } = request.headers;
          if (authorization.startsWith('Digest') && digest(algorithm, authorization, request.method!))
            response.end('x');
          else {
            const challenge = `Digest realm="the realm", qop="auth,auth-int", algorithm=${name}, nonce="n0", opaque="o"`;
            response.writeHead(401, { 'www-authenticate': [`Basic realm="b"`, challenge] }).end();
          }
        });
        const downloader = newDownloader({ username: 'mufasa', password: 'circle' });
        await downloader.download(origin.url('/dir/p?q=1'));
        assert.equal(origin.requests.length, 2);
      });
    }

    it("takes them from the URL, and keeps them off the wire's URL", async () => {
      origin.become((request, response) => {
        if (request.headers.authorization) response.end('x');
        else response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      });
      const url = new URL(origin.url('/p'));
      url.username = 'john';
      url.password = 'p@ss';
      await newDownloader().download(url.href);
      assert.equal(origin.requests[1]!.headers.authorization, `Basic ${btoa('john:p@ss')}`);
    });

    it('never answers a challenge of another origin', async () => {
      const other = await Origin.start((_request, response) =>
        response.writeHead(401, { 'www-authenticate': 'Basic realm="phish"' }).end(),
      );
      origin.become((_request, response) => response.writeHead(302, { location: other.url('/q') }).end());
      const downloader = newDownloader({ username: 'john', password: 'pass' });
      await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'status' });
      assert.equal(other.requests.length, 1);
      assert.equal(other.requests[0]!.headers.authorization, undefined);
      await other.close();
    });
  });
});
