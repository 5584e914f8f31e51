import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Loader from '@vernal/image-loader/browser';
import type { AxeResults } from 'axe-core';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, serve } from '../testing/origin.js';
import { animation, picture } from '../testing/pictures.js';

declare const loader: typeof Loader;
declare const axe: { run(): Promise<AxeResults> };

describe('how a <vernal-image> looks', () => {
  let page: BrowserPage;
  let answer: Answer;
  let red: Uint8Array<ArrayBuffer>;
  let blue: Uint8Array<ArrayBuffer>;

  before(async function () {
    this.timeout(60_000);
    red = await picture('red');
    blue = await picture('blue');
    page = await BrowserPage.open((request, response) => answer(request, response));
  });

  after(() => page?.close());

  beforeEach(async () => {
    answer = serve({ body: red, etag: '"1"' });
    await page.page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.reload();
    await page.page.evaluate(async () => {
      await loader.ImageManager.sharedManager.imageCache.clear('all');
      loader.defineVernalImage();
    });
  });

  /** Puts the markup into the page and waits for an event. */
  const show = (markup: string, event = 'vernal-stop') =>
    page.page.evaluate(
      ([html, name]) =>
        new Promise<void>((resolve) => {
          document.body.addEventListener(name!, () => resolve(), { once: true });
          document.body.innerHTML = html!;
        }),
      [markup, event] as const,
    );

  /** A part of the first element, as it is laid out. */
  const part = (name: string) =>
    page.page.evaluate((wanted) => {
      const found = document.querySelector('vernal-image')!.shadowRoot!.querySelector(`[part=${wanted}]`)!;
      const { width, height } = found.getBoundingClientRect();
      const { animationName, opacity } = getComputedStyle(found);
      return { width, height, text: found.textContent, isVisible: found.checkVisibility(), animationName, opacity };
    }, name);

  /** Lets the origin answer no sooner than the function it returns is called. */
  const held = () => {
    let release = () => {};
    const promise = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async (request, response) => {
      await promise;
      serve({ body: red })(request, response);
    };
    return release;
  };

  const violations = async () => {
    const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.page.evaluate(await readFile(path, 'utf8'));
    const { violations } = await page.page.evaluate(() => axe.run());
    const ofPage = ['region', 'landmark-one-main', 'page-has-heading-one', 'html-has-lang'];
    return violations.map(({ id }) => id).filter((id) => !ofPage.includes(id));
  };

  it('takes its room before the picture is there: nothing moves when it comes', async () => {
    const release = held();
    await show('<vernal-image src="/a.png" alt="A" width="60" height="40"></vernal-image><p>Text</p>', 'vernal-start');
    const top = () => page.page.evaluate(() => document.querySelector('p')!.getBoundingClientRect().top);
    const before = await top();
    const { width, height } = await part('image');
    assert.deepEqual([width, height], [60, 40]);
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === 'loading');
    release();
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.naturalWidth === 60);
    assert.equal(await top(), before);
  });

  for (const [indicator, visible] of [
    ['activity', true],
    ['progress', true],
    ['', false],
  ] as const) {
    it(`${visible ? 'has' : 'needs no'} indicator${indicator && ` of ${indicator}`} while it loads`, async () => {
      answer = (_request, response) => void response.writeHead(200, { 'content-length': 100 }).write('x'.repeat(50));
      await show(
        `<vernal-image src="/a.png" alt="" width="60" height="40" indicator="${indicator}"></vernal-image>`,
        'vernal-start',
      );
      const { isVisible } = await part('indicator');
      assert.equal(isVisible, visible);
      const busy = await page.page.getAttribute('vernal-image', 'aria-busy');
      assert.equal(busy, 'true');
    });
  }

  it('fills the indicator of progress with the share received', async () => {
    answer = (_request, response) => void response.writeHead(200, { 'content-length': 100 }).write('x'.repeat(50));
    await show(
      '<vernal-image src="/a.png" alt="" width="60" height="40" indicator="progress"></vernal-image>',
      'vernal-start',
    );
    await page.page.waitForFunction(() => {
      const indicator = document.querySelector('vernal-image')!.shadowRoot!.querySelector('[part=indicator]')!;
      return indicator.getBoundingClientRect().width === 30;
    });
  });

  it('has no indicator any more when it is loaded', async () => {
    await show('<vernal-image src="/a.png" alt="" indicator="activity"></vernal-image>');
    const { isVisible } = await part('indicator');
    assert.deepEqual([isVisible, await page.page.getAttribute('vernal-image', 'aria-busy')], [false, null]);
  });

  it('dissolves the old picture in the new one where it is told to', async () => {
    await show('<vernal-image src="/a.png" alt="" transition="fade"></vernal-image>');
    answer = serve({ body: blue, etag: '"2"' });
    const layers = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      const seen: number[] = [];
      element.addEventListener('vernal-shown', () => {
        const above = element.shadowRoot!.querySelector('canvas')!;
        const [red, , , alpha] = above.getContext('2d')!.getImageData(5, 5, 1, 1).data;
        seen.push(element.shadowRoot!.querySelectorAll('canvas').length, red!, alpha!, above.getAnimations().length);
      });
      await element.refresh();
      const above = element.shadowRoot!.querySelector('canvas');
      above?.getAnimations()[0]?.finish();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [...seen, element.shadowRoot!.querySelectorAll('canvas').length];
    });
    assert.deepEqual(layers, [1, 255, 255, 1, 0]);
  });

  const animations = () =>
    page.page.evaluate(() => {
      const image = document.querySelector('vernal-image')!.shadowRoot!.querySelector('[part=image]')!;
      return image.getAnimations().length;
    });

  it('turns a picture in from a side where it is told to', async () => {
    await show('<vernal-image src="/a.png" alt="" transition="flip-from-left"></vernal-image>', 'vernal-shown');
    assert.equal(await animations(), 1);
  });

  it('shows what it has in memory without a transition, unless that is forced', async () => {
    await show('<vernal-image src="/a.png" alt=""></vernal-image>');
    await show('<vernal-image src="/a.png" alt="" transition="flip-from-left"></vernal-image>', 'vernal-shown');
    assert.equal(await animations(), 0);
    await show(
      '<vernal-image src="/a.png" alt="" transition="flip-from-left" force-transition></vernal-image>',
      'vernal-shown',
    );
    assert.equal(await animations(), 1);
  });

  it('has loaded no sooner than its transition has ended, where it is told to wait', async () => {
    await show(
      '<vernal-image src="/a.png" alt="" transition="flip-from-top" wait-transition></vernal-image>',
      'vernal-shown',
    );
    const states = await page.page.evaluate(async () => {
      const element = document.querySelector('vernal-image')!;
      const [animation] = element.shadowRoot!.querySelector('[part=image]')!.getAnimations();
      const before = element.state;
      const ended = new Promise((resolve) => element.addEventListener('vernal-load', resolve));
      animation!.finish();
      await ended;
      return [before, element.state];
    });
    assert.deepEqual(states, ['loading', 'loaded']);
  });

  for (const [style, expected] of [
    ['', 500],
    ['--vernal-image-transition-duration: 1.5s', 1500],
    ['--vernal-image-transition-duration: 80ms', 80],
    ['--vernal-image-transition-duration: soon', 500],
  ] as const) {
    it(`takes ${expected} ms for a transition${style && ` where the styles say "${style}"`}`, async () => {
      await show(
        `<vernal-image style="${style}" src="/a.png" alt="" transition="flip-from-top"></vernal-image>`,
        'vernal-shown',
      );
      const duration = await page.page.evaluate(() => {
        const image = document.querySelector('vernal-image')!.shadowRoot!.querySelector('[part=image]')!;
        return image.getAnimations()[0]?.effect?.getTiming().duration;
      });
      assert.equal(duration, expected);
    });
  }

  it('does not move for a person who prefers reduced motion', async () => {
    await page.page.emulateMedia({ reducedMotion: 'reduce' });
    await show(
      '<vernal-image src="/a.png" alt="" transition="flip-from-left" indicator="activity"></vernal-image>',
      'vernal-shown',
    );
    assert.equal(await animations(), 0);
    const { animationName } = await part('indicator');
    assert.equal(animationName, 'none');
  });

  for (const [reducedMotion, type] of [
    ['reduce', 'png'],
    ['no-preference', 'gif'],
  ] as const) {
    it(`${type === 'gif' ? 'plays an animation' : 'holds an animation still'} (${reducedMotion})`, async () => {
      await page.page.emulateMedia({ reducedMotion });
      answer = serve({ body: await animation(['red', 'blue']), type: 'image/gif' });
      await show('<vernal-image src="/film.gif" alt=""></vernal-image>');
      const shown = await page.page.evaluate(async () => {
        const image = document.querySelector('vernal-image')!.shadowRoot!.querySelector('img')!;
        return (await (await fetch(image.src)).blob()).type;
      });
      assert.equal(shown, `image/${type}`);
    });
  }

  it('shows its text in place of a picture that cannot be decoded, and says why', async () => {
    answer = serve({ body: red.subarray(0, red.length - 20) });
    await show('<vernal-image src="/a.png" alt="A harbour" width="60" height="40"></vernal-image>');
    const { text, isVisible } = await part('error');
    assert.deepEqual([text, isVisible], ['A harbour', true]);
    const [code, title] = await page.page.evaluate(() => {
      const element = document.querySelector('vernal-image')!;
      return [element.error?.code, element.shadowRoot!.querySelector<HTMLElement>('[part=error]')!.title];
    });
    const names = await page.page.locator('body').ariaSnapshot();
    assert.equal(names.match(/A harbour/g)?.length, 1, `read out once: ${names}`);
    assert.equal(code, 'bad-image');
    assert.match(title!, /png data cannot be decoded/);
  });

  it('keeps the placeholder, and no text above it, where the load fails', async () => {
    answer = (request, response) =>
      request.url === '/grey.png' ? serve({ body: blue })(request, response) : response.writeHead(500).end();
    await show('<vernal-image src="/a.png" alt="A" placeholder="/grey.png"></vernal-image>');
    const { isVisible } = await part('error');
    const source = await page.page.evaluate(
      () => document.querySelector('vernal-image')!.shadowRoot!.querySelector('img')!.src,
    );
    assert.deepEqual([isVisible, new URL(source).pathname], [false, '/grey.png']);
  });

  it('shows the children until there is a picture', async () => {
    const state = () =>
      page.page.evaluate(() => {
        const inside = document.querySelector('vernal-image')!.shadowRoot!.querySelector('img')!;
        return [document.querySelector('b')!.checkVisibility(), inside.checkVisibility()];
      });
    const release = held();
    await show('<vernal-image src="/a.png" alt="A"><b>Soon</b></vernal-image>', 'vernal-start');
    assert.deepEqual(await state(), [true, false]);
    release();
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === 'loaded');
    assert.deepEqual(await state(), [false, true]);
  });

  it('shows a picture while it arrives, each time at its full size', async () => {
    const body = await picture('grey', { width: 400, height: 300, format: 'jpeg', noise: true });
    const half = body.length / 2;
    let release = () => {};
    answer = async (_request, response) => {
      response.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, half));
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      response.end(body.subarray(half));
    };
    await show('<vernal-image src="/a.jpg" alt="" progressive></vernal-image>', 'vernal-shown');
    const state = () =>
      page.page.evaluate(() => {
        const { state, naturalWidth } = document.querySelector('vernal-image')!;
        return [state, naturalWidth];
      });
    assert.deepEqual(await state(), ['loading', 400]);
    release();
    await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === 'loaded');
    assert.deepEqual(await state(), ['loaded', 400]);
  });

  it('is styled through its parts', async () => {
    await show(
      '<style>vernal-image{width:200px;height:100px}::part(image){width:100%;height:100%;object-fit:cover}</style>' +
        '<vernal-image src="/a.png" alt="A"></vernal-image>',
    );
    const { width, height } = await part('image');
    assert.deepEqual([width, height], [200, 100]);
  });

  it('leaves axe-core nothing to complain of, loading, loaded and failed', async () => {
    answer = (request, response) => {
      if (request.url === '/slow.png') return;
      if (request.url === '/gone.png') response.writeHead(404).end();
      else serve({ body: red })(request, response);
    };
    const image = (name: string) =>
      `<vernal-image src="/${name}.png" alt="${name}" indicator="activity" width="60" height="40"></vernal-image>`;
    await show(image('slow') + image('good') + image('gone'));
    await page.page.waitForFunction(
      () => [...document.querySelectorAll('vernal-image')].map(({ state }) => state).join() === 'loading,loaded,error',
    );
    assert.deepEqual(await violations(), []);
  });

  it('lets axe-core see that a text is missing, as an <img> does', async () => {
    await show('<vernal-image src="/a.png"></vernal-image>');
    assert.deepEqual(await violations(), ['image-alt']);
  });

  it('obeys a strict Content-Security-Policy', async () => {
    await page.page.evaluate(() => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = "default-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'";
      document.head.append(policy);
    });
    const seen = await page.page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.violatedDirective));
      const element = document.createElement('vernal-image');
      element.setAttribute('indicator', 'activity');
      element.transition = 'fade';
      element.srcset = '/a.png 400w';
      element.sizes = 'calc(50vw - 1em)';
      document.body.append(element);
      await new Promise((resolve) => element.addEventListener('vernal-stop', resolve));
      await element.refresh();
      return [element.state, ...violated];
    });
    assert.deepEqual(seen, ['loaded']);
  });
});
