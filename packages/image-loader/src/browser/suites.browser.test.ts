import type * as Loader from '@vernal/image-loader/browser';
import { diskCacheBehaviours } from '../protocols/disk-cache.suite.js';
import { imageCoderBehaviours } from '../protocols/image-coder.suite.js';
import { transportBehaviours } from '../protocols/transport.suite.js';
import { transformationBehaviours } from '../protocols/web-image.suite.js';
import type { Behaviour } from '../testing/behaviour.js';
import { BrowserPage } from '../testing/browser-page.js';
import { suitePictures } from '../testing/suite-pictures.js';
import { transportOrigin } from '../testing/transport-origin.js';

declare const loader: typeof Loader;

describe("the page's parts", () => {
  let page: BrowserPage;

  before(async function () {
    this.timeout(60_000);
    const transport = transportOrigin();
    page = await BrowserPage.open(async (request, response) => {
      const name = /^\/pictures\/(.+)$/.exec(request.url!)?.[1];
      if (name) response.end(await suitePictures[name]!());
      else await transport(request, response);
    });
  });

  after(() => page?.close());

  describe('IndexedDBDiskCache', () => {
    for (const { name } of diskCacheBehaviours) {
      it(name, () =>
        page.page.evaluate(async (wanted) => {
          const path = '/dist/protocols/disk-cache.suite.js';
          const { diskCacheBehaviours } = (await import(path)) as {
            diskCacheBehaviours: Behaviour<unknown>[];
          };
          const databaseName = crypto.randomUUID();
          const open = (config = {}) => new loader.IndexedDBDiskCache({ databaseName, sweep: false, ...config });
          const age = (time: number) =>
            new Promise<void>((done, failed) => {
              const opening = indexedDB.open(databaseName);
              opening.onerror = failed;
              opening.onsuccess = () => {
                const transaction = opening.result.transaction('descriptions', 'readwrite');
                const cursors = transaction.objectStore('descriptions').openCursor();
                cursors.onsuccess = () => {
                  const cursor = cursors.result;
                  if (cursor === null) return;
                  const dates = ['created', 'modified', 'changed', 'accessed'];
                  const older = dates.map((name) => [name, (cursor.value as Record<string, number>)[name]! - time]);
                  cursor.update({ ...cursor.value, ...Object.fromEntries(older) });
                  cursor.continue();
                };
                transaction.oncomplete = () => done(opening.result.close());
              };
            });
          await diskCacheBehaviours.find((behaviour) => behaviour.name === wanted)!.check({ open, age });
        }, name),
      );
    }
  });

  describe('FetchTransport', () => {
    for (const { name } of transportBehaviours) {
      it(name, () =>
        page.page.evaluate(async (wanted) => {
          const path = '/dist/protocols/transport.suite.js';
          const { transportBehaviours } = (await import(path)) as { transportBehaviours: Behaviour<unknown>[] };
          const bench = { transport: new loader.FetchTransport(), base: location.origin };
          await transportBehaviours.find((behaviour) => behaviour.name === wanted)!.check(bench);
        }, name),
      );
    }
  });

  describe('BitmapImage', () => {
    for (const { name } of transformationBehaviours) {
      it(name, () =>
        page.page.evaluate(async (wanted) => {
          const path = '/dist/protocols/web-image.suite.js';
          const { transformationBehaviours } = (await import(path)) as {
            transformationBehaviours: Behaviour<unknown>[];
          };
          const picture = async (name: string) => (await fetch(`/pictures/${name}`)).bytes();
          const bench = { coder: new loader.BitmapImageCoder(), picture };
          await transformationBehaviours.find((behaviour) => behaviour.name === wanted)!.check(bench);
        }, name),
      );
    }
  });

  describe('BitmapImageCoder', () => {
    for (const { name } of imageCoderBehaviours) {
      it(name, () =>
        page.page.evaluate(async (wanted) => {
          const path = '/dist/protocols/image-coder.suite.js';
          const { imageCoderBehaviours } = (await import(path)) as { imageCoderBehaviours: Behaviour<unknown>[] };
          const picture = async (name: string) => (await fetch(`/pictures/${name}`)).bytes();
          const bench = { coder: new loader.BitmapImageCoder(), picture };
          await imageCoderBehaviours.find((behaviour) => behaviour.name === wanted)!.check(bench);
        }, name),
      );
    }
  });
});
