import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Loader from '@vernal/image-loader/browser';
import { rolldown } from 'rolldown';
import { BrowserPage } from '../testing/browser-page.js';
import { type Answer, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';

declare const loader: typeof Loader;

/** What an application in a page does; the words of each framework are its own. */
interface Application {
  /** Draws it with this state, the first time or anew. */
  render(state: State): Promise<void>;
  unmount(): void;
}

interface State {
  src: string;
  refreshCached: boolean;
  context: object;
  alt?: string;
}

declare global {
  var heard: string[];
  var application: Application;
}

const require = createRequire(import.meta.url);

const REACT = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  const root = createRoot(document.querySelector('main'));
  const told = (event) => heard.push(event.type + ' ' + (event.detail.image?.width ?? event.detail.code));
  const App = ({ refreshCached, ...state }) => createElement('vernal-image', {
    ...state, 'refresh-cached': refreshCached, width: 30, 'onvernal-load': told, 'onvernal-error': told, className: 'picture',
  });
  globalThis.application = {
    render: async (state) => flushSync(() => root.render(createElement(App, state))),
    unmount: () => root.unmount(),
  };`;

const VUE = `
  import { createApp, nextTick, reactive } from '/vue.js';
  let app, state;
  globalThis.application = {
    async render(next) {
      if (app) {
        for (const key of Object.keys(state)) if (!(key in next)) delete state[key];
        Object.assign(state, next);
        return nextTick();
      }
      state = reactive({ ...next });
      app = createApp({
        setup: () => ({ state, told: (event) => heard.push(event.type + ' ' + (event.detail.image?.width ?? event.detail.code)) }),
        template: '<vernal-image :src="state.src" :refresh-cached="state.refreshCached" :context.prop="state.context" :alt="state.alt" ' +
          'width="30" class="picture" @vernal-load="told" @vernal-error="told"></vernal-image>',
      });
      app.config.compilerOptions.isCustomElement = (tag) => tag === 'vernal-image';
      app.mount('main');
    },
    unmount: () => app.unmount(),
  };`;

describe('a <vernal-image> in frameworks, without an adapter', () => {
  let page: BrowserPage;
  let picturesAnswer: Answer;
  const modules: Record<string, string> = {};

  before(async function () {
    this.timeout(60_000);
    modules['/react-app.js'] = await bundled(REACT);
    modules['/vue-app.js'] = VUE;
    modules['/vue.js'] = await readFile(require.resolve('vue/dist/vue.esm-browser.prod.js'), 'utf8');
    const red = await picture('red');
    picturesAnswer = (request, response) =>
      request.url === '/gone.png'
        ? response.writeHead(404).end()
        : serve({ body: red, etag: '"1"' })(request, response);
    page = await BrowserPage.open((request, response) => {
      const module = modules[request.url!];
      if (module === undefined) return picturesAnswer(request, response);
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(module);
    });
  });

  after(() => page?.close());

  // React writes an object into an attribute where the element is not yet known to have such a property.
  for (const [name, orders] of [
    ['react', [true]],
    ['vue', [true, false]],
  ] as const) {
    for (const isDefinedFirst of orders) {
      it(`${name}, defined ${isDefinedFirst ? 'before' : 'after'} it is drawn`, async () => {
        await page.reload();
        const seen = await page.page.evaluate(
          async ([file, first]) => {
            await loader.ImageManager.sharedManager.imageCache.clear('all');
            if (first) loader.defineVernalImage();
            document.body.innerHTML = '<main></main>';
            globalThis.heard = [];
            const until = async (count: number) => {
              while (heard.length < count) await new Promise((resolve) => requestAnimationFrame(resolve));
            };
            await import(file);
            const headers = { 'x-of': 'the application' };
            await application.render({ src: '/a.png', refreshCached: true, context: { headers }, alt: 'A' });
            if (!first) loader.defineVernalImage();
            await until(1);
            const element = document.querySelector('vernal-image')!;
            const drawn = [element.src, element.refreshCached, element.alt, element.className, element.width];
            await application.render({ src: '/gone.png', refreshCached: false, context: { headers } });
            await until(2);
            const redrawn = [element.getAttribute('src'), element.refreshCached, element.hasAttribute('alt')];
            application.unmount();
            return { heard, drawn, redrawn, isGone: document.querySelector('vernal-image') === null };
          },
          [`/${name}-app.js`, isDefinedFirst] as const,
        );
        assert.deepEqual(seen, {
          heard: ['vernal-load 60', 'vernal-error status'],
          drawn: ['/a.png', true, 'A', 'picture', 30],
          redrawn: ['/gone.png', false, false],
          isGone: true,
        });
        const asked = page.origin.requests.filter(({ path }) => path.endsWith('.png'));
        assert.deepEqual(
          asked.map(({ path, headers }) => [path, headers['x-of']]),
          [
            ['/a.png', 'the application'],
            ['/gone.png', 'the application'],
          ],
        );
      });
    }
  }
});

/** One module of a source that imports packages of Node's. */
async function bundled(source: string): Promise<string> {
  const entry = 'app.js';
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? join(import.meta.dirname, entry) : null),
        load: (id) => (id.endsWith(entry) ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].code;
}
