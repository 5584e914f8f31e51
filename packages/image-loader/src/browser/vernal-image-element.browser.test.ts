import assert from 'node:assert/strict';
import { once } from 'node:events';
import type * as Loader from '@vernal/image-loader/browser';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, type ChangingPicture, serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

describe('<vernal-image>', () => {
  let page: BrowserPage;
  let changing: ChangingPicture;
  let answer: Answer;

  before(async function () {
    this.timeout(60_000);
    page = await BrowserPage.open((request, response) => answer(request, response));
  });

  after(() => page?.close());

  beforeEach(async () => {
    changing = { body: await picture('red'), etag: '"1"' };
    answer = (request, response) => serve(changing)(request, response);
    await page.reload();
    await page.page.evaluate(async () => {
      await loader.ImageManager.sharedManager.imageCache.clear('all');
      loader.defineVernalImage();
    });
  });

  /** Adds the markup and waits for an event of its element. */
  const add = (markup: string, event: string) =>
    page.page.evaluate(
      ([html, name]) =>
        new Promise<{ width: number; state: string | null; detail: Record<string, unknown> }>((resolve) => {
          document.body.addEventListener(
            name!,
            ({ target, detail }: CustomEventInit & { target: EventTarget | null }) => {
              const element = target as HTMLElement;
              const width = element.shadowRoot!.querySelector('img')!.naturalWidth;
              const { finished, notModified, code } = detail as Record<string, unknown>;
              resolve({ width, state: element.getAttribute('state'), detail: { finished, notModified, code } });
            },
            { once: true },
          );
          document.body.insertAdjacentHTML('beforeend', html!);
        }),
      [markup, event] as const,
    );

  it('loads and shows its source, and says so', async () => {
    const shown = await add('<vernal-image src="/p.png" alt="A picture" width="30"></vernal-image>', 'vernal-shown');
    assert.deepEqual([shown.width, shown.detail.finished], [60, true]);
    const [alt, width] = await page.page.evaluate(() => {
      const image = document.querySelector('vernal-image')!.shadowRoot!.querySelector('img')!;
      return [image.alt, image.width];
    });
    assert.deepEqual([alt, width], ['A picture', 30]);
  });

  it('leaves what it shows where the page keeps a picture out', async () => {
    await add('<vernal-image src="/p.png" alt="" refresh-cached></vernal-image>', 'vernal-load');
    changing = { body: await picture('blue', { width: 70 }), etag: '"2"' };
    const seen = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      const offered: [number, boolean][] = [];
      let shown = 0;
      element.addEventListener('vernal-shown', () => shown++);
      element.addEventListener('vernal-before-shown', (event) => {
        offered.push([event.detail.image.width, event.detail.finished]);
        event.preventDefault();
      });
      const { image } = await element.refresh();
      return [offered, shown, image.width, element.naturalWidth, element.state];
    });
    assert.deepEqual(seen, [
      [
        [60, false],
        [70, true],
      ],
      0,
      70,
      60,
      'loaded',
    ]);
  });

  it('leaves decoding to the browser, beside the main thread, and draws nothing itself', async () => {
    changing = { body: await picture('grey', { width: 400, height: 300, format: 'jpeg', noise: true }) };
    const used = await page.page.evaluate(async () => {
      const calls: string[] = [];
      const spyOn = (owner: object, name: string, label: string) => {
        const methods = owner as Record<string, (...values: unknown[]) => unknown>;
        const method = methods[name]!;
        methods[name] = function (...values) {
          calls.push(label);
          return method.apply(this, values);
        };
      };
      spyOn(globalThis, 'createImageBitmap', 'a bitmap');
      spyOn(HTMLCanvasElement.prototype, 'getContext', 'a canvas');
      spyOn(OffscreenCanvas.prototype, 'getContext', 'a canvas');
      spyOn(ImageDecoder.prototype, 'decode', 'a decoder');
      spyOn(HTMLImageElement.prototype, 'decode', 'an image');
      const element = document.createElement('vernal-image');
      const shown = new Promise((resolve) => element.addEventListener('vernal-load', resolve));
      element.src = '/photo.jpg';
      document.body.append(element);
      await shown;
      return [...new Set(calls)];
    });
    assert.deepEqual(used, ['a decoder', 'an image']);
  });

  it('shows a changed picture when it is told to refresh', async () => {
    await add('<vernal-image src="/p.png" refresh-cached></vernal-image>', 'vernal-load');
    const refresh = () =>
      page.page.evaluate(async () => {
        const element = document.querySelector('vernal-image')!;
        const { status, image } = await element.refresh();
        return [status, image.width];
      });
    assert.deepEqual(await refresh(), [304, 60]);
    changing = { body: await picture('blue', { width: 70 }), etag: '"2"' };
    assert.deepEqual(await refresh(), [200, 70]);
  });

  it('asks again when it is told to refresh after a failure for good', async () => {
    const answerBefore = answer;
    answer = (_request, response) => response.writeHead(404).end();
    await add('<vernal-image src="/later.png"></vernal-image>', 'vernal-error');
    answer = answerBefore;
    const seen = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      const { status } = await element.refresh();
      return [status, element.state];
    });
    assert.deepEqual(seen, [200, 'loaded']);
  });

  it('shows its error slot after a failure', async () => {
    answer = (_request, response) => response.writeHead(404).end();
    const failed = await add('<vernal-image src="/p.png"><b slot="error">Gone</b></vernal-image>', 'vernal-error');
    assert.deepEqual([failed.detail.code, failed.state], ['status', 'error']);
    const visible = await page.page.evaluate(() => document.querySelector('b')!.getBoundingClientRect().width > 0);
    assert.equal(visible, true);
  });

  it('breaks its request off when it leaves the document', async () => {
    const asked = new Promise<import('node:http').ServerResponse>((resolve) => {
      answer = (_request, response) => resolve(response);
    });
    await page.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<vernal-image src="/slow.png"></vernal-image>');
    });
    const closed = once(await asked, 'close');
    await page.page.evaluate(() => document.querySelector('vernal-image')!.remove());
    await closed;
  });

  it('waits until it is near the view where it is lazy', async () => {
    await page.page.evaluate(() => {
      const tall = '<div style="height:5000px"></div>';
      document.body.innerHTML = `${tall}<vernal-image src="/lazy.png" loading="lazy"></vernal-image>`;
    });
    // The element's own observer is told in the same frame as this one.
    await page.page.evaluate(() => {
      const element = document.querySelector('vernal-image')!;
      return new Promise((resolve) => new IntersectionObserver(() => resolve(true)).observe(element));
    });
    await page.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    assert.equal(page.origin.requests.length, 0);
    const seen = page.page.evaluate(() => {
      const loaded = new Promise((resolve) => document.body.addEventListener('vernal-load', () => resolve(true)));
      document.querySelector('vernal-image')!.scrollIntoView();
      return loaded;
    });
    assert.equal(await seen, true);
  });

  it('empties itself without a complaint where the source is taken away', async () => {
    await add('<vernal-image src="/p.png"></vernal-image>', 'vernal-load');
    const seen = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      let failed = false;
      element.addEventListener('vernal-error', () => {
        failed = true;
      });
      element.removeAttribute('src');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [failed, element.shadowRoot!.querySelector('img')!.hasAttribute('src'), element.hasAttribute('state')];
    });
    assert.deepEqual(seen, [false, false, false]);
  });

  it('makes one load of several changes, and shows the last source', async () => {
    await add('<vernal-image src="/1.png"></vernal-image>', 'vernal-load');
    page.origin.requests.length = 0;
    changing = { body: await picture('blue', { width: 90 }), etag: '"2"' };
    const width = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      const shown = new Promise((resolve) => element.addEventListener('vernal-shown', resolve, { once: true }));
      for (let index = 0; index < 20; index++) element.src = `/${index}.png?changed`;
      await shown;
      return element.shadowRoot!.querySelector('img')!.naturalWidth;
    });
    assert.equal(width, 90);
    assert.deepEqual(
      page.origin.requests.map(({ path }) => path),
      ['/19.png?changed'],
    );
  });

  it('lets the browser play an animation and holds no frame of it', async () => {
    const film = await animation(Array.from({ length: 30 }, (_, index) => (index % 2 ? 'red' : 'blue')));
    changing = { body: film, type: 'image/gif' };
    const shown = await add('<vernal-image src="/film.gif"></vernal-image>', 'vernal-shown');
    assert.equal(shown.width, 32);
    const cost = await page.page.evaluate(() => loader.ImageManager.sharedManager.peek('/film.gif')!.cost);
    assert.equal(cost, film.length);
  });

  it('lets go of the bytes it showed when it is gone', async () => {
    await add('<vernal-image src="/p.png"></vernal-image>', 'vernal-stop');
    const url = await page.page.evaluate(() => {
      const element = document.querySelector('vernal-image')!;
      const { src } = element.shadowRoot!.querySelector('img')!;
      element.remove();
      return src;
    });
    const session = await page.page.context().newCDPSession(page.page);
    const isThere = (address: string) =>
      fetch(address).then(
        () => true,
        () => false,
      );
    assert.equal(await page.page.evaluate(isThere, url), true);
    do await session.send('HeapProfiler.collectGarbage');
    while (await page.page.evaluate(isThere, url));
  });

  it('begins anew as a clone of an element that has loaded', async () => {
    await add('<vernal-image src="/p.png" loading="lazy"></vernal-image>', 'vernal-stop');
    const states = await page.page.evaluate(() => {
      const element = document.querySelector('vernal-image')!;
      const clone = element.cloneNode() as Loader.VernalImageElement;
      document.body.append(clone);
      return [element.state, clone.state];
    });
    assert.deepEqual(states, ['loaded', '']);
  });
});
