import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { ImageError } from '../model/image-error.js';
import { Origin } from '../testing/origin.js';
import { stopTime } from '../testing/stopped-time.js';
import { type NodeDownloaderConfig, NodeImageDownloader } from './node-image-downloader.js';

describe('ImageDownloader receiving', () => {
  let origin: Origin;
  const downloaders: NodeImageDownloader[] = [];

  beforeEach(async () => {
    origin = await Origin.start((_request, response) => response.end('0123456789'));
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

  async function progressOf(config: NodeDownloaderConfig = {}): Promise<[number, number, string][]> {
    const calls: [number, number, string][] = [];
    await newDownloader(config).download(origin.url('/p'), { progress: (...call) => calls.push(call) });
    return calls;
  }

  it('reports progress from 0 to all, with the length the answer announces and the URL that was asked for', async () => {
    origin.become((request, response) => {
      if (request.url === '/p') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.writeHead(200, { 'content-length': 10 }).end('0123456789');
    });
    const url = origin.url('/p');
    const calls = await progressOf();
    assert.deepEqual(calls.slice(0, 2), [
      [0, -1, url],
      [0, 10, url],
    ]);
    assert.deepEqual(calls.at(-1), [10, 10, url]);
    assert.deepEqual(
      calls.map(([received]) => received),
      calls.map(([received]) => received).sort((a, b) => a - b),
    );
  });

  it('expects 0 where the length is unknown or is that of compressed content', async () => {
    origin.become((_request, response) => {
      response.write('01234');
      response.end('56789');
    });
    assert.deepEqual((await progressOf()).at(-1)!.slice(0, 2), [10, 0]);
    const body = gzipSync('x'.repeat(1000));
    origin.become((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body),
    );
    assert.deepEqual((await progressOf()).at(-1)!.slice(0, 2), [1000, 0]);
  });

  it('keeps the least interval between reports, and gives the last all the same', async () => {
    origin.become(async (_request, response) => {
      response.writeHead(200, { 'content-length': 10 });
      for (const byte of '0123456789')
        await new Promise<void>((sent) => response.write(byte, () => setImmediate(sent)));
      response.end();
    });
    const calls = await progressOf({ minimumProgressInterval: 0.5 });
    assert.ok(calls.length <= 5, `${calls.length} calls`);
    assert.equal(calls.at(-1)![0], 10);
  });

  it('tells a caller who joins late 0 first', async () => {
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      origin.become((_request, response) => {
        response.writeHead(200, { 'content-length': 10 }).write('01234');
        finish = () => void response.end('56789');
        resolve();
      });
    });
    const downloader = newDownloader();
    const half = new Promise<void>((resolve) => {
      void downloader.download(origin.url('/p'), { progress: (received) => received === 5 && resolve() });
    });
    await begun;
    await half;
    const calls: number[] = [];
    const late = downloader.download(origin.url('/p'), { progress: (received) => calls.push(received) });
    finish();
    await late;
    assert.deepEqual(calls, [0, 10]);
  });

  describe('as time passes', () => {
    const time = stopTime();

    it('passes a slow drip, time in the queue not counted, and fails at a stall', async () => {
      let drip = () => {};
      origin.become((_request, response) => {
        response.writeHead(200, { 'content-length': 12 });
        let sent = 0;
        drip = () => void (++sent < 12 ? response.write('x') : response.end('x'));
        drip();
      });
      const downloader = newDownloader({ downloadTimeout: 300, maxConcurrentDownloads: 1 });
      const progress = (received: number) => {
        if (received === 0) return;
        time.pass(299);
        if (received < 12) drip();
      };
      const tokens = ['/a', '/b'].map((path) => downloader.download(origin.url(path), { progress }));
      assert.deepEqual(
        (await Promise.all(tokens)).map(({ data }) => data.length),
        [12, 12],
      );

      origin.become(() => time.pass(301));
      await assert.rejects(downloader.download(origin.url('/silent')).promise, { code: 'timeout' });
      origin.become((_request, response) => response.writeHead(200, { 'content-length': 10 }).write('01234'));
      const stalled = downloader.download(origin.url('/stall'), {
        progress: (received) => received > 0 && time.pass(301),
      });
      await assert.rejects(stalled.promise, { code: 'timeout' });
      assert.equal(downloader.currentDownloadCount, 0);
    });

    it('limits the time for the head of an answer, anew for each request', async () => {
      origin.become((request, response) => {
        time.pass(request.url === '/silent' ? 101 : 60);
        if (request.url === '/p') response.writeHead(302, { location: '/q' }).end();
        else if (request.url === '/q') response.end('0123456789');
      });
      const downloader = newDownloader({ timeouts: { response: 100 } });
      assert.equal((await downloader.download(origin.url('/p'))).data.length, 10);
      await assert.rejects(downloader.download(origin.url('/silent')).promise, { code: 'timeout', message: /100 ms/ });
    });
  });

  it('limits the whole time of a download, further tries included', async () => {
    origin.become((_request, response) => response.writeHead(503).end());
    const downloader = newDownloader({ timeouts: { total: 50 }, retry: { limit: 100, delay: 10 } });
    await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'timeout', message: /50 ms/ });
    assert.equal(downloader.currentDownloadCount, 0);
    origin.become((_request, response) => response.write('x'));
    await assert.rejects(downloader.download(origin.url('/endless')).promise, { code: 'timeout' });
    assert.equal(origin.requests.filter(({ path }) => path === '/endless').length, 1);
  });

  it('takes a downloadTimeout of 0 for the default', async () => {
    assert.equal((await newDownloader({ downloadTimeout: 0 }).download(origin.url('/p'))).data.length, 10);
  });

  it('fails with the status, whatever the body', async () => {
    for (const status of [400, 404, 410, 500, 503]) {
      origin.become((_request, response) => response.writeHead(status).end('no'));
      await assert.rejects(newDownloader().download(origin.url('/p')).promise, (error: ImageError) => {
        assert.deepEqual([error.code, error.status], ['status', status]);
        return true;
      });
    }
  });

  it('takes the statuses it is told to take', async () => {
    origin.become((_request, response) => response.writeHead(404).end('picture'));
    const downloader = newDownloader({ acceptStatus: (status) => status === 404 });
    assert.equal((await downloader.download(origin.url('/p'))).data.length, 7);
  });

  it('refuses content types that are not wanted', async () => {
    origin.become((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('x'),
    );
    const downloader = newDownloader({ acceptContentTypes: ['image/*'] });
    await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'content-type' });
    origin.become((_request, response) => response.writeHead(200, { 'content-type': 'IMAGE/PNG' }).end('x'));
    await downloader.download(origin.url('/p'));
  });

  it('fails with truncated when the answer ends early', async () => {
    origin.become((_request, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('01234');
      setImmediate(() => response.destroy());
    });
    await assert.rejects(newDownloader().download(origin.url('/p')).promise, (error: ImageError) => {
      assert.equal(error.code, 'truncated');
      assert.match(error.message, /^The answer broke off after 5 of 10 bytes \(.+\) \[http/);
      assert.deepEqual([error.context.received, error.context.expected], [5, 10]);
      return true;
    });
    origin.become((_request, response) => {
      response.write('01234');
      setImmediate(() => response.destroy());
    });
    await assert.rejects(newDownloader().download(origin.url('/p')).promise, { code: 'truncated' });
  });

  it('fails with network when the connection breaks before the answer or cannot be made', async () => {
    origin.become((_request, response) => response.destroy());
    await assert.rejects(newDownloader().download(origin.url('/p')).promise, { code: 'network' });
    const gone = await Origin.start(() => {});
    const url = gone.url('/p');
    await gone.close();
    await assert.rejects(newDownloader().download(url).promise, { code: 'network' });
  });

  it('refuses an announced length beyond maxBytes at once, and counts what is not announced', async () => {
    let closed = false;
    origin.become((_request, response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200, { 'content-length': 1e12 }).write('x');
    });
    await assert.rejects(newDownloader().download(origin.url('/p')).promise, { code: 'too-large' });
    assert.equal(closed, false, 'refused by the header, before the connection was given up');

    origin.become((_request, response) => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    });
    await assert.rejects(newDownloader({ maxBytes: 1000 }).download(origin.url('/p')).promise, { code: 'too-large' });
  });

  it('counts bytes after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    origin.become((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    await assert.rejects(newDownloader({ maxBytes: 100_000 }).download(origin.url('/p')).promise, {
      code: 'too-large',
    });
  });

  it('tries again what may pass, honours Retry-After, and leaves the rest alone', async () => {
    let answers = [503, 502, 200];
    origin.become((_request, response) => {
      const status = answers.shift()!;
      response.writeHead(status, status === 503 ? { 'retry-after': '0' } : {}).end('0123456789');
    });
    const downloader = newDownloader({ retry: { limit: 2, delay: 1 } });
    const { metrics, data } = await downloader.download(origin.url('/p'));
    assert.deepEqual([metrics.requests, data.length], [3, 10]);

    answers = [404, 200];
    await assert.rejects(downloader.download(origin.url('/p')).promise, { code: 'status' });
    assert.equal(origin.requests.length, 4);
  });

  it('gives up at once when the origin asks for more patience than allowed', async () => {
    origin.become((_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    const downloader = newDownloader({ retry: { limit: 5, delay: 1 } });
    await assert.rejects(downloader.download(origin.url('/p')).promise, (error: ImageError) => {
      assert.equal(error.context.retryAfter, 3_600_000);
      return true;
    });
    assert.equal(origin.requests.length, 1);
  });

  it('can be cancelled while it waits to try again', async () => {
    origin.become((_request, response) => response.writeHead(503).end());
    const downloader = newDownloader({ retry: { limit: 1, delay: 60_000, maxDelay: 60_000 } });
    const stopped = new Promise<void>((resolve) => downloader.on('stop', () => resolve()));
    const token = downloader.download(origin.url('/p'));
    while (origin.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    token.cancel();
    await stopped;
    await assert.rejects(token.promise, { code: 'cancelled' });
    assert.equal(downloader.currentDownloadCount, 0);
  });

  it('uses its connections again', async () => {
    const downloader = newDownloader({ maxConcurrentDownloads: 1 });
    for (let round = 0; round < 5; round++) await downloader.download(origin.url(`/${round}`));
    origin.become((_request, response) => response.writeHead(304).end());
    await downloader.download(origin.url('/304')).promise.catch(() => {});
    origin.become((_request, response) => response.writeHead(404).end('gone'));
    await downloader.download(origin.url('/404')).promise.catch(() => {});
    assert.equal(origin.mostConnections, 1);
  });

  it('measures queue, first byte and total', async () => {
    const { metrics } = await newDownloader().download(origin.url('/p'));
    assert.equal(metrics.received, 10);
    assert.equal(metrics.requests, 1);
    assert.ok(metrics.firstByte! >= 0 && metrics.firstByte! <= metrics.total);
    assert.ok(metrics.queued >= 0);
  });

  it('measures the connection where it makes one', async () => {
    const downloader = newDownloader({ maxConcurrentDownloads: 1 });
    const url = origin.url('/p').replace('127.0.0.1', 'localhost');
    const { metrics } = await downloader.download(url);
    const { lookup = -1, connect = -1, firstByte = -1 } = metrics;
    assert.ok(0 <= lookup && lookup <= connect && connect <= firstByte, `${lookup} ${connect} ${firstByte}`);
    const again = (await downloader.download(url)).metrics;
    assert.deepEqual([again.lookup, again.connect], [undefined, undefined]);
  });
});
