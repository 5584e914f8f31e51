import assert from 'node:assert/strict';
import { PictureService } from '../pictures/picture-service.js';
import { type GalleryUnderTest, startGallery } from '../testing/gallery-under-test.js';

/** What a stream of server-sent events has said so far. */
class Stream {
  text = '';
  readonly ended: Promise<void>;
  #heard = () => {};

  constructor(body: ReadableStream<Uint8Array>) {
    this.ended = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of body) {
        this.text += decoder.decode(chunk, { stream: true });
        this.#heard();
      }
    })();
  }

  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.text)) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    return this.text;
  }
}

describe('GET /events of examples/image-update', () => {
  let gallery: GalleryUnderTest;
  const aborts: AbortController[] = [];

  before(async () => {
    gallery = await startGallery({ port: 0 });
  });

  afterEach(() => {
    for (const abort of aborts.splice(0)) abort.abort();
  });

  after(() => gallery?.close());

  async function listen(query = '', headers: Record<string, string> = {}): Promise<Stream> {
    const abort = new AbortController();
    aborts.push(abort);
    const url = `http://localhost:${gallery.app.port}/events${query}`;
    const answer = await fetch(url, { headers, signal: abort.signal });
    assert.equal(answer.headers.get('content-type')?.split(';')[0], 'text/event-stream');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const stream = new Stream(answer.body as ReadableStream<Uint8Array>);
    stream.ended.catch(() => {});
    await stream.until(/:open\n/);
    return stream;
  }

  const restore = (name: string) => gallery.app.getBean(PictureService).restore(name, 1, 'painter');

  it('tells the URL that has changed, and nothing of other pictures', async () => {
    const stream = await listen(`?since=${Date.now()}`);
    await restore('meadow');
    const text = await stream.until(/event:picture\n/);
    const data = JSON.parse(/event:picture\ndata:(.*)\n/.exec(text)?.[1] ?? '');
    assert.equal(data.change, 'replaced');
    assert.equal(data.url, '/images/meadow');
    assert.equal(text.match(/event:/g)?.length, 1);
  });

  it('tells who comes back what happened meanwhile', async () => {
    const since = Date.now();
    await restore('harbour');
    const stream = await listen('?since=0', { 'Last-Event-ID': String(since) });
    await stream.until(/"\/images\/harbour"/);
    assert.doesNotMatch(stream.text, /event:reset/);
  });

  it('tells who has been away for too long, or does not say since when, to look at everything', async () => {
    for (const query of ['?since=1', '', '?since=never']) {
      const stream = await listen(query);
      await stream.until(/event:reset\n/);
    }
  });

  it('ends when the application does, which does not wait for viewers', async () => {
    const own = await startGallery({ port: 0 });
    const answer = await fetch(`http://localhost:${own.app.port}/events?since=${Date.now()}`);
    const stream = new Stream(answer.body as ReadableStream<Uint8Array>);
    await stream.until(/:open\n/);
    await own.close();
    await stream.ended;
  });
});
