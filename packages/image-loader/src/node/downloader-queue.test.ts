import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { ImageError } from '../model/image-error.js';
import { Origin } from '../testing/origin.js';
import { NodeImageDownloader } from './node-image-downloader.js';

describe('ImageDownloader as a queue', () => {
  let origin: Origin;
  let downloader: NodeImageDownloader;

  beforeEach(async () => {
    origin = await Origin.start((request, response) => response.end(request.url));
    downloader = new NodeImageDownloader();
  });

  afterEach(async () => {
    await downloader.close();
    await origin.close();
  });

  const paths = () => origin.requests.map(({ path }) => path.slice(1)).join(' ');
  const get = (path: string, priority: 'low' | 'normal' | 'high' = 'normal') =>
    downloader.download(origin.url(path), { options: { priority } });

  it('is not made where no download could begin', () => {
    for (const maxConcurrentDownloads of [0, -3, Number.NaN]) {
      assert.throws(() => new NodeImageDownloader({ maxConcurrentDownloads }), /at least 1, or no download begins/);
    }
  });

  it('has six places unless told otherwise, and never takes more', async () => {
    let open = 0;
    let most = 0;
    const held: ServerResponse[] = [];
    const finish = (response: ServerResponse) => {
      open--;
      response.end('x');
    };
    origin.become((_request, response) => {
      most = Math.max(most, ++open);
      held.push(response);
      if (held.length === 6) setImmediate(() => held.forEach(finish));
      if (held.length > 6) finish(response);
    });
    assert.equal(downloader.maxConcurrentDownloads, 6);
    await Promise.all(Array.from({ length: 20 }, (_, index) => get(`${index}`)));
    assert.equal(most, 6);
    assert.equal(origin.mostConnections, 6);
  });

  it('starts in the order of asking, or in the reverse of it', async () => {
    downloader.maxConcurrentDownloads = 1;
    await Promise.all(['a', 'b', 'c', 'd'].map((path) => get(path)));
    assert.equal(paths(), 'a b c d');

    origin.requests.length = 0;
    downloader.executionOrder = 'lifo';
    await Promise.all(['a', 'b', 'c', 'd'].map((path) => get(path)));
    assert.equal(paths(), 'd c b a');
  });

  it('lets LIFO downloads run side by side', async () => {
    downloader.executionOrder = 'lifo';
    const held: ServerResponse[] = [];
    origin.become((_request, response) => {
      if (held.push(response) === 4) for (const waiting of held) waiting.end('x');
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((path) => get(path)));
  });

  it('starts the more urgent first, and those of one priority in order', async () => {
    downloader.maxConcurrentDownloads = 1;
    const wanted = [get('a', 'low'), get('b'), get('c', 'high'), get('d', 'low'), get('e'), get('f', 'high')];
    await Promise.all(wanted);
    assert.equal(paths(), 'c f b e a d');
  });

  it('takes the highest of its callers, also when one raises it while waiting', async () => {
    downloader.maxConcurrentDownloads = 1;
    downloader.suspended = true;
    const wanted = [get('a'), get('b', 'low'), get('c', 'low'), get('c', 'high')];
    wanted[1]!.priority = 'high';
    downloader.suspended = false;
    await Promise.all(wanted);
    assert.equal(paths(), 'c b a');
  });

  it('starts nothing while suspended, then everything', async () => {
    downloader.suspended = true;
    const wanted = ['a', 'b'].map((path) => get(path));
    await fetch(origin.url('meanwhile'));
    assert.equal(paths(), 'meanwhile');
    assert.equal(downloader.currentDownloadCount, 2);
    downloader.suspended = false;
    await Promise.all(wanted);
    assert.equal(paths(), 'meanwhile a b');
    assert.equal(downloader.currentDownloadCount, 0);
  });

  it('cancels all, and can be used again', async () => {
    origin.become(() => {});
    const wanted = Array.from({ length: 8 }, (_, index) => get(`${index}`));
    downloader.cancelAllDownloads();
    assert.equal(downloader.currentDownloadCount, 0);
    for (const token of wanted) await assert.rejects(token.promise, { code: 'cancelled' });
    origin.become((_request, response) => response.end('x'));
    assert.equal((await get('again')).data.length, 1);
  });

  it('fails for no URL and for one it does not take, later than at once', async () => {
    for (const url of ['', 'no url', 'ftp://example.org/a.png', undefined as unknown as string]) {
      let failed = false;
      const token = downloader.download(url);
      token.promise.catch(() => {
        failed = true;
      });
      assert.equal(failed, false);
      await assert.rejects(token.promise, (error) => ImageError.is(error, 'invalid-url'));
    }
  });

  it('asks once for any number of callers and gives all the same bytes', async () => {
    const tokens = Array.from({ length: 10 }, () => get('same'));
    const downloads = await Promise.all(tokens);
    assert.equal(origin.requests.length, 1);
    assert.equal(new Set(downloads.map(({ data }) => data)).size, 1);
  });

  it('does not share where other headers or permissions are asked for', async () => {
    const url = origin.url('same');
    await Promise.all([
      downloader.download(url),
      downloader.download(url, { context: { headers: { accept: 'image/png' } } }),
      downloader.download(url, { options: { allowInvalidTls: true } }),
      downloader.download(url, { context: { decryptor: (data) => data } }),
    ]);
    assert.equal(origin.requests.length, 4);
  });

  it('leaves the others alone when one caller cancels', async () => {
    let answer: ServerResponse | undefined;
    const asked = new Promise<void>((resolve) => {
      origin.become((_request, response) => {
        answer = response;
        resolve();
      });
    });
    const [first, second] = [get('same'), get('same')];
    await asked;
    first.cancel();
    await assert.rejects(first.promise, { code: 'cancelled' });
    answer!.end('x');
    assert.equal((await second).data.length, 1);
  });

  it('breaks the connection off when the last caller cancels, and loads anew for the next', async () => {
    const asked = new Promise<ServerResponse>((resolve) => {
      origin.become((_request, response) => resolve(response));
    });
    const token = get('same');
    const response = await asked;
    const closed = once(response, 'close');
    token.cancel();
    const again = get('same');
    await assert.rejects(token.promise, { code: 'cancelled' });
    await closed;
    origin.become((_request, other) => other.end('x'));
    assert.equal(origin.requests.length <= 2, true);
    again.cancel();
    assert.equal((await get('same')).data.length, 1);
  });

  it('sends nothing for a download that is cancelled before its turn', async () => {
    downloader.maxConcurrentDownloads = 1;
    const [first, second] = [get('a'), get('b')];
    second.cancel();
    await first;
    await assert.rejects(second.promise, { code: 'cancelled' });
    assert.equal(paths(), 'a');
  });

  it('can be cancelled by a signal, also by one that is aborted already', async () => {
    origin.become(() => {});
    const controller = new AbortController();
    const token = downloader.download(origin.url('a'), { signal: controller.signal });
    controller.abort(new Error('left'));
    await assert.rejects(token.promise, (error: ImageError) => {
      assert.equal(error.code, 'cancelled');
      assert.equal((error.cause as Error).message, 'left');
      return true;
    });
    const late = downloader.download(origin.url('a'), { signal: AbortSignal.abort() });
    await assert.rejects(late.promise, { code: 'cancelled' });
  });

  it('ignores a cancellation after the end', async () => {
    const token = get('a');
    await token;
    token.cancel();
    assert.equal((await token).data.length, 2);
  });

  it('slows only a storm of downloads that are cancelled', async () => {
    origin.become(() => {});
    for (let index = 0; index < 1000; index++) {
      const token = get(`storm/${index}`);
      await Promise.resolve();
      token.cancel();
    }
    origin.become((_request, response) => response.end('x'));
    await get('wanted');
    assert.ok(origin.requests.length < 10, `${origin.requests.length} requests`);
  });

  it('tells start, response, stop and finish in order, and no finish after a failure', async () => {
    const told: string[] = [];
    for (const name of ['start', 'response', 'stop', 'finish'] as const) {
      downloader.on(name, ({ url }) => told.push(`${name} ${new URL(url).pathname}`));
    }
    await get('good');
    origin.become((_request, response) => response.writeHead(404).end());
    await get('bad').promise.catch(() => {});
    assert.deepEqual(told, ['start /good', 'response /good', 'stop /good', 'finish /good', 'start /bad', 'stop /bad']);
  });
});
