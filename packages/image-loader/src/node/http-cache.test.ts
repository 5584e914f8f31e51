import assert from 'node:assert/strict';
import { formatHttpDate } from '../http/http-date.js';
import type { HeaderFields } from '../http/merge-headers.js';
import { Deferred } from '../tasks/deferred.js';
import { type Answer, Origin } from '../testing/origin.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('useHttpCache', () => {
  let folder: { path: string; remove: () => Promise<void> };
  let origin: Origin;
  let downloader: NodeImageDownloader;
  let count = 0;

  beforeEach(async () => {
    folder = await temporaryFolder();
    count = 0;
    origin = await Origin.start(() => {});
    downloader = newDownloader();
  });

  afterEach(async () => {
    await downloader.close();
    await origin.close();
    await folder.remove();
  });

  function newDownloader(): NodeImageDownloader {
    return new NodeImageDownloader({
      retry: { limit: 0 },
      acceptStatus: () => true,
      httpCache: { directory: folder.path },
    });
  }

  /** Answers with the headers, and a body that counts the answers. */
  function answering(headers: Record<string, string>, status = 200): Answer {
    return (_request, response) => response.writeHead(status, headers).end(`answer ${++count}`);
  }

  async function get(headers: HeaderFields = {}, more: object = {}): Promise<string> {
    const context = { headers, ...more };
    const { data } = await downloader.download(origin.url('/p'), { options: { useHttpCache: true }, context });
    return Buffer.from(data).toString();
  }

  const ago = (seconds: number) => formatHttpDate(Date.now() - seconds * 1000);

  it('asks no origin while an answer is fresh, after a restart either', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    assert.equal(await get(), 'answer 1');
    assert.equal(await get(), 'answer 1');
    await downloader.close();
    downloader = newDownloader();
    assert.equal(await get(), 'answer 1');
  });

  it('is not asked, nor filled, by downloads without the option', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    const plain = async () => Buffer.from((await downloader.download(origin.url('/p'))).data).toString();
    assert.equal(await plain(), 'answer 1');
    assert.equal(await get(), 'answer 2');
    assert.equal(await plain(), 'answer 3');
    assert.equal(await get(), 'answer 2');
  });

  it('validates what is stale, and renews it by the 304', async () => {
    origin.become((request, response) => {
      if (request.headers['if-none-match'] === '"1"') {
        response.writeHead(304, { etag: '"1"', 'cache-control': 'max-age=60' }).end();
      } else response.writeHead(200, { etag: '"1"', 'cache-control': 'max-age=5', age: '10' }).end(`answer ${++count}`);
    });
    for (let round = 0; round < 3; round++) assert.equal(await get(), 'answer 1');
    assert.equal(origin.requests.length, 2);
  });

  it('takes a tenth of the time since the modification for the lifetime where none is given', async () => {
    origin.become(answering({ 'last-modified': ago(10_000), date: ago(900) }));
    assert.deepEqual([await get(), await get()], ['answer 1', 'answer 1']);
    origin.become(answering({ 'last-modified': ago(10_000), date: ago(1100) }));
    await downloader.download(origin.url('/q'), { options: { useHttpCache: true } });
    await downloader.download(origin.url('/q'), { options: { useHttpCache: true } });
    assert.equal(count, 3);
  });

  for (const [headers, why] of [
    [{ 'cache-control': 'no-store, max-age=60' }, 'no-store'],
    [{ 'cache-control': 'max-age=60, no-cache' }, 'no-cache'],
    [{ 'cache-control': 'max-age=60', age: '61' }, 'too old'],
    [{ 'cache-control': 'max-age=60', vary: '*' }, 'Vary: *'],
    [{ expires: '0' }, 'an Expires that is no date'],
    [{}, 'no lifetime'],
  ] as [Record<string, string>, string][]) {
    it(`does not give again without asking: ${why}`, async () => {
      origin.become(answering(headers));
      assert.deepEqual([await get(), await get()], ['answer 1', 'answer 2']);
    });
  }

  it('keeps answers apart by what they vary on, and by credentials in any case', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60', vary: 'Accept-Language' }));
    assert.equal(await get({ 'accept-language': 'de' }), 'answer 1');
    assert.equal(await get({ 'accept-language': 'en' }), 'answer 2');
    assert.equal(await get({ 'accept-language': 'de' }), 'answer 1');
    assert.equal(await get({ 'accept-language': 'de', authorization: 'Bearer x' }), 'answer 3');
  });

  it('obeys what the request says', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60', age: '30' }));
    assert.equal(await get(), 'answer 1');
    assert.equal(await get({ 'cache-control': 'max-age=20' }), 'answer 2');
    assert.equal(await get({ 'cache-control': 'min-fresh=40' }), 'answer 3');
    assert.equal(await get({ pragma: 'no-cache' }), 'answer 4');
    assert.equal(await get({ 'cache-control': 'only-if-cached' }), 'answer 4');
    const other = await downloader.download(origin.url('/other'), {
      options: { useHttpCache: true },
      context: { headers: { 'cache-control': 'only-if-cached' } },
    });
    assert.equal(other.metadata?.status, 504);
  });

  it('gives a stale answer while it validates in the background', async () => {
    const second = new Deferred<void>();
    const answer = answering({ 'cache-control': 'max-age=10, stale-while-revalidate=60', age: '20' });
    origin.become((request, response) => {
      answer(request, response);
      if (count === 2) second.resolve();
    });
    assert.deepEqual([await get(), await get()], ['answer 1', 'answer 1']);
    await second.promise;
  });

  it('gives a stale answer where the origin is gone, unless the answer forbids it', async () => {
    for (const [directive, expected] of [
      ['', 'answer 1'],
      [', must-revalidate', ''],
    ] as const) {
      count = 0;
      origin.become(answering({ 'cache-control': `max-age=10${directive}`, age: '20', etag: '"1"' }));
      await get({ 'cache-control': 'no-cache' });
      origin.become((_request, response) => response.destroy());
      assert.equal(await get(), expected);
    }
  });

  it('gives a stale answer in place of a server error where stale-if-error says so', async () => {
    origin.become(answering({ 'cache-control': 'max-age=10, stale-if-error=60', age: '20' }));
    await get();
    origin.become(answering({}, 503));
    assert.equal(await get(), 'answer 1');
  });

  it('forgets what a successful change makes wrong', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    await get();
    await get({}, { requestModifier: (request: { method: string }) => ({ ...request, method: 'POST' }) });
    assert.equal(await get(), 'answer 3');
  });

  it('stores nothing of a body that was cut off or given up', async () => {
    origin.become((_request, response) => {
      response.writeHead(200, { 'cache-control': 'max-age=60', 'content-length': 10 }).write('01234');
      setImmediate(() => response.destroy());
    });
    await assert.rejects(get());
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    assert.equal(await get(), 'answer 1');
  });

  it('passes its answers over where they are not wanted', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    const options = { useHttpCache: true, ignoreCachedResponse: true };
    await downloader.download(origin.url('/p'), { options });
    await assert.rejects(downloader.download(origin.url('/p'), { options }).promise, { code: 'not-modified' });
    assert.equal(origin.requests.length, 1);
  });

  it('keeps what came without a checked certificate out', async () => {
    origin.become(answering({ 'cache-control': 'max-age=60' }));
    const options = { useHttpCache: true, allowInvalidTls: true };
    await downloader.download(origin.url('/p'), { options });
    assert.equal(await get(), 'answer 2');
  });
});
