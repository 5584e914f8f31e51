import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { BrowserPage } from '../testing/browser-page.js';
import { serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/bundle-element.mjs', import.meta.url));
const MOST_BYTES = 24_500;

describe('vernal-image.js, the element as one file', () => {
  let code: Buffer;

  before(async () => {
    code = await readFile(execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' }).trim());
  });

  it(`takes no more than ${MOST_BYTES} bytes, gzipped`, () => {
    const { length } = gzipSync(code, { level: 9 });
    assert.ok(length <= MOST_BYTES, `${length} bytes`);
  });

  it('imports nothing', () => {
    assert.doesNotMatch(code.toString(), /^import\b|[;}]import\s*[{*"'`\w]/);
  });

  it('is all that a page of plain HTML needs', async () => {
    const red = await picture('red');
    const page = await BrowserPage.open((request, response) => {
      if (request.url === '/vernal-image.js') {
        return response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
      }
      if (request.url !== '/plain.html') return serve({ body: red })(request, response);
      const html = `<!doctype html><script type="module" src="/vernal-image.js"></script>
        <vernal-image src="/a.png" alt="A"></vernal-image>`;
      return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    try {
      await page.page.goto(page.origin.url('/plain.html'));
      await page.page.waitForFunction(() => document.querySelector('vernal-image')!.state === 'loaded');
      const { width, exported } = await page.page.evaluate(async () => {
        const file = '/vernal-image.js';
        const exported = Object.keys(await import(file));
        return { width: document.querySelector('vernal-image')!.naturalWidth, exported };
      });
      assert.equal(width, 60);
      const names = ['ImageCache', 'ImageDownloader', 'ImageError', 'ImageManager', 'VernalImageElement'];
      assert.deepEqual(exported.sort(), [...names, 'cancelImage', 'setImage']);
      const asked = page.origin.requests.map(({ path }) => path).filter((path) => path.endsWith('.js'));
      assert.deepEqual(
        asked.filter((path) => !path.startsWith('/dist/')),
        ['/vernal-image.js'],
      );
    } finally {
      await page.close();
    }
  });
});
