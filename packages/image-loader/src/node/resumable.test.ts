import assert from 'node:assert/strict';
import { type Answer, Origin } from '../testing/origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('a download that broke off', () => {
  const body = Buffer.from(Array.from({ length: 10_000 }, (_, index) => index % 251));
  let origin: Origin;
  let downloader: NodeImageDownloader;

  beforeEach(async () => {
    origin = await Origin.start(breaking({ etag: '"1"' }));
    downloader = new NodeImageDownloader({ retry: { limit: 0 } });
  });

  afterEach(async () => {
    await downloader.close();
    await origin.close();
  });

  /** Sends the first 4,000 bytes and breaks off. */
  function breaking(headers: Record<string, string>): Answer {
    return (_request, response) => {
      response.writeHead(200, { 'accept-ranges': 'bytes', 'content-length': body.length, ...headers });
      response.write(body.subarray(0, 4000), () => response.socket!.end());
    };
  }

  function serving(etag: string, content = body): Answer {
    return (request, response) => {
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const isRest = start > 0 && request.headers['if-range'] === etag;
      const part = isRest ? content.subarray(start) : content;
      const range = { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` };
      response
        .writeHead(isRest ? 206 : 200, { etag, 'content-length': part.length, ...(isRest ? range : {}) })
        .end(part);
    };
  }

  const get = (progress?: (received: number, expected: number) => void) =>
    downloader.download(origin.url('/p'), progress ? { progress } : {}).promise;

  it('goes on where it stopped', async () => {
    await assert.rejects(get(), { code: 'truncated' });
    origin.become(serving('"1"'));
    const calls: number[][] = [];
    const { data, metadata, metrics } = await get((...call) => calls.push(call.slice(0, 2)));
    assert.deepEqual(Buffer.from(data), body);
    const { headers } = origin.requests[1]!;
    assert.deepEqual([headers.range, headers['if-range']], ['bytes=4000-', '"1"']);
    assert.equal(metrics.received, 6000);
    assert.deepEqual(
      [calls[1], calls.at(-1)],
      [
        [0, 10_000],
        [10_000, 10_000],
      ],
    );
    assert.deepEqual(
      [metadata!.headers.get('content-length'), metadata!.headers.get('content-range')],
      ['10000', null],
    );
  });

  it('goes on within one download where it is tried again', async () => {
    await downloader.close();
    downloader = new NodeImageDownloader({ retry: { limit: 1, delay: 1 } });
    const first = breaking({ etag: '"1"' });
    let count = 0;
    origin.become((request, response) => (count++ === 0 ? first : serving('"1"'))(request, response));
    const received: number[] = [];
    const { data } = await get((bytes) => received.push(bytes));
    assert.deepEqual(Buffer.from(data), body);
    assert.deepEqual(
      received,
      [...received].sort((a, b) => a - b),
    );
  });

  it('begins anew where the image has changed', async () => {
    await assert.rejects(get());
    const other = Buffer.alloc(5000, 'x');
    origin.become(serving('"2"', other));
    assert.deepEqual(Buffer.from((await get()).data), other);
  });

  it('begins anew where the origin will not give the range', async () => {
    await assert.rejects(get());
    origin.become((request, response) => {
      if (request.headers.range) response.writeHead(416, { 'content-range': 'bytes */10' }).end();
      else response.end('0123456789');
    });
    assert.equal((await get()).data.length, 10);
  });

  it('begins anew without a strong validator, without ranges, or where it is told to', async () => {
    for (const headers of [{ etag: 'W/"1"' }, { etag: '"1"', 'accept-ranges': 'none' }]) {
      origin.become(breaking(headers));
      await assert.rejects(get());
      origin.become(serving('"1"'));
      await get();
      assert.equal(origin.requests.at(-1)!.headers.range, undefined);
    }
    downloader.settings.resumable = false;
    origin.become(breaking({ etag: '"1"' }));
    await assert.rejects(get());
    origin.become(serving('"1"'));
    await get();
    assert.equal(origin.requests.at(-1)!.headers.range, undefined);
  });

  it('refuses a part that nobody asked for', async () => {
    origin.become((_request, response) => response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('56789'));
    await assert.rejects(get(), { code: 'status', status: 206 });
  });

  it('keeps what a cancelled caller had received', async () => {
    origin.become((_request, response) => {
      const head = { 'accept-ranges': 'bytes', 'content-length': body.length, etag: '"1"' };
      response.writeHead(200, head).write(body.subarray(0, 4000));
    });
    const begun = new Promise<void>((resolve) => {
      const token = downloader.download(origin.url('/p'), {
        progress: (received) => {
          if (received < 4000) return;
          token.cancel();
          resolve();
        },
      });
      token.promise.catch(() => {});
    });
    await begun;
    await new Promise((resolve) => setImmediate(resolve));
    origin.become(serving('"1"'));
    assert.deepEqual(Buffer.from((await get()).data), body);
    assert.equal(origin.requests.at(-1)!.headers.range, 'bytes=4000-');
  });
});
