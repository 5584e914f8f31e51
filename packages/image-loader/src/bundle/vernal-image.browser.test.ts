import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BrowserPage } from '../testing/browser-page.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/bundle-element.mjs', import.meta.url));
const MOST_BYTES = 15_000;
/** With the file that reads answers: what a page of plain pictures loads. */
const MOST_TOGETHER = 24_200;
/** Whatever the file is called, as where it has a hash of its content in its name. */
const NAME = '/scripts/vernal-image-a1b2c3.js';

const DRAWING = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"/>');

describe('vernal-image.js, the element as one file', () => {
  /** A file that cannot be had, until it is asked for again. */
  let outage: { readonly file: string; readonly status: number } | undefined;
  const files = new Map<string, string>();
  let code: string;
  let page: BrowserPage;

  before(async function () {
    this.timeout(60_000);
    const file = execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' }).trim();
    for (const name of await readdir(dirname(file))) {
      if (name.endsWith('.js')) files.set(`/scripts/${name}`, await readFile(join(dirname(file), name), 'utf8'));
    }
    code = files.get(`/scripts/${basename(file)}`)!;
    const red = await picture('red');
    page = await BrowserPage.open((request, response) => {
      const script = request.url === NAME ? code : files.get(request.url!.split('?', 1)[0]!);
      if (outage && request.url!.startsWith(`/scripts/vernal-image-${outage.file}.js`)) {
        response.writeHead(outage.status).end();
        outage = undefined;
        return undefined;
      }
      if (script) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      if (request.url === '/drawing.svg') return serve({ body: DRAWING, type: 'image/svg+xml' })(request, response);
      if (request.url === '/broken.png') return serve({ body: red.subarray(0, 80) })(request, response);
      if (!request.url!.startsWith('/plain.html')) return serve({ body: red, etag: '"1"' })(request, response);
      const preload = request.url!.endsWith('?preload')
        ? '<link rel="modulepreload" href="/scripts/vernal-image-answer.js">'
        : '';
      const html = `<!doctype html>${preload}<script type="module" src="${NAME}"></script>
        <vernal-image src="/a.png" alt="A"></vernal-image>`;
      const policy = "default-src 'none'; script-src 'self'; img-src blob:; connect-src 'self'";
      return response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html);
    });
  });

  beforeEach(async () => {
    page.origin.requests.length = 0;
    await page.page.goto(page.origin.url('/plain.html'));
    await page.page.waitForFunction(() => document.querySelector('vernal-image')?.state === 'loaded');
  });

  after(() => page?.close());

  it(`takes no more than ${MOST_BYTES} bytes, gzipped`, () => {
    const { length } = gzipSync(code, { level: 9 });
    assert.ok(length <= MOST_BYTES, `${length} bytes`);
  });

  it(`takes no more than ${MOST_TOGETHER} bytes with the file that reads answers`, () => {
    const both = [code, files.get('/scripts/vernal-image-answer.js')!].map((file) => gzipSync(file, { level: 9 }).length);
    assert.ok(both[0]! + both[1]! <= MOST_TOGETHER, `${both.join(' + ')} bytes`);
  });

  it('imports nothing that it has to wait for, and no file beside it imports another by its name', () => {
    for (const [name, text] of files) assert.doesNotMatch(text, /^import\b|[;}]import\s*[{*"'`\w]/, name);
  });

  it('exports what sets the element up, and nothing else', async () => {
    const exported = await page.page.evaluate(async (file) => Object.keys(await import(file)), NAME);
    const names = ['ImageCache', 'ImageDownloader', 'ImageError', 'ImageManager', 'VernalImageElement'];
    assert.deepEqual(exported.sort(), [...names, 'cancelImage', 'setImage']);
  });

  it('is with the file that reads answers all that a page of plain HTML needs, whatever it is called', async () => {
    assert.equal(await page.page.evaluate(() => document.querySelector('vernal-image')!.naturalWidth), 60);
    const asked = page.origin.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    assert.deepEqual(asked, [NAME, '/scripts/vernal-image-answer.js']);
  });

  it('takes the file that reads answers from where the page has preloaded it', async () => {
    page.origin.requests.length = 0;
    await page.page.goto(page.origin.url('/plain.html?preload'));
    await page.page.waitForFunction(() => document.querySelector('vernal-image')?.state === 'loaded');
    const asked = page.origin.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    assert.deepEqual(asked.sort(), [NAME, '/scripts/vernal-image-answer.js'].sort());
  });

  it('has one class of errors for all its files', async () => {
    const seen = await page.page.evaluate(async (file) => {
      const { ImageError } = await import(file);
      const image = document.querySelector('vernal-image')!;
      const failed = new Promise((resolve) => image.addEventListener('vernal-error', resolve, { once: true }));
      image.src = '/broken.png';
      await failed;
      return [image.error instanceof ImageError, image.error?.code];
    }, NAME);
    assert.deepEqual(seen, [true, 'bad-image']);
  });

  it('asks for a file again that could not be had', async () => {
    outage = { file: 'answer', status: 503 };
    await page.page.reload();
    await page.page.waitForFunction(() => document.querySelector('vernal-image')?.state === 'loaded');
    const asked = page.origin.requests.map(({ path }) => path).filter((path) => path.includes('answer'));
    assert.equal(asked.at(-1), '/scripts/vernal-image-answer.js?1');
  });

  it('shows what is cached where neither its other files nor the origin can be had', async () => {
    await page.page.context().setOffline(true);
    const seen = await page.page.evaluate(async () => {
      const mistakes: string[] = [];
      addEventListener('unhandledrejection', ({ reason }) => mistakes.push(String(reason)));
      const image = document.createElement('vernal-image');
      const attributes = ['refresh-cached', 'progressive'];
      for (const name of attributes) image.setAttribute(name, '');
      Object.assign(image, { src: '/a.png', srcset: '/b.png 3x', indicator: 'activity', transition: 'fade' });
      const ended = new Promise<Event>((resolve) => image.addEventListener('vernal-stop', resolve));
      let refused: string | undefined;
      image.addEventListener('vernal-load', ({ detail }) => {
        refused = detail.error?.code;
      });
      document.body.append(image);
      await ended;
      return [image.state, image.naturalWidth, refused, mistakes];
    });
    await page.page.context().setOffline(false);
    assert.deepEqual(seen, ['loaded', 60, 'network', []]);
  });

  it('keeps what is cached where the file it is drawn with cannot be had', async () => {
    await page.page.evaluate(async (file) => {
      const { ImageManager } = await import(file);
      await ImageManager.sharedManager.loadImage('/drawing.svg', { options: { waitStore: true } });
    }, NAME);
    await page.page.reload();
    page.origin.requests.length = 0;
    outage = { file: 'svg-drawing', status: 503 };
    const show = () =>
      page.page.evaluate(async () => {
        const image = document.createElement('vernal-image');
        const ended = new Promise((resolve) => image.addEventListener('vernal-stop', resolve));
        image.src = '/drawing.svg';
        document.body.append(image);
        await ended;
        return [image.state, image.error?.code];
      });
    assert.deepEqual(await show(), ['error', 'network']);
    assert.deepEqual(await show(), ['loaded', undefined]);
    assert.equal(page.origin.requests.filter(({ path }) => path === '/drawing.svg').length, 0);
  });

  it('refreshes, draws anew and makes previews with the files beside it', async () => {
    const seen = await page.page.evaluate(async (file) => {
      const { ImageManager } = await import(file);
      const image = document.querySelector('vernal-image')!;
      const { notModified } = await image.refresh();
      const manager = new ImageManager({ cache: { diskCache: false } });
      const transformer = {
        transformerKey: 'half',
        transformedImage: (original: { transformed(operations: unknown): unknown }) =>
          original.transformed([{ type: 'resize', fit: 'fill', width: 30, height: 20 }]),
      };
      const { image: half } = await manager.loadImage('/b.png', { context: { imageTransformer: transformer } });
      const options = { progressive: true, scaleDownLargeImages: true };
      const { image: whole } = await manager.loadImage('/c.png', { options });
      return [notModified, half.width, half.isTransformed, whole.width];
    }, NAME);
    assert.deepEqual(seen, [true, 30, true, 60]);
  });
});
