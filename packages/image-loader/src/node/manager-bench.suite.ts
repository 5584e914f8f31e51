import type { ServerResponse } from 'node:http';
import { type Answer, Origin, serve } from '../testing/origin.js';
import { picture } from '../testing/pictures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { NodeImageManager, type NodeManagerOptions } from './node-image-manager.js';

/** What the tests of a manager work with: an origin, a folder, and managers on both; all made anew for each test. */
export class ManagerBench {
  folder = '';
  /** Serves {@link red} with the ETag `"1"` until it becomes something else. */
  origin!: Origin;
  /** A PNG of 600×400. */
  red!: Uint8Array<ArrayBuffer>;
  readonly #managers: NodeImageManager[] = [];

  /** Registers the hooks of the suite that calls it. */
  static use(): ManagerBench {
    const bench = new ManagerBench();
    let remove = async () => {};
    before(async () => {
      bench.red = await picture('red', { width: 600, height: 400, noise: true });
    });
    beforeEach(async () => {
      ({ path: bench.folder, remove } = await temporaryFolder());
      bench.origin = await Origin.start(serve({ body: bench.red, etag: '"1"' }));
    });
    afterEach(async () => {
      await Promise.all(bench.#managers.splice(0).map((manager) => manager.close()));
      await bench.origin.close();
      await remove();
    });
    return bench;
  }

  get url(): string {
    return this.origin.url('/p.png');
  }

  /** A manager that keeps its cache in the test's folder and does not try again, unless told otherwise. */
  manager(options: NodeManagerOptions = {}): NodeImageManager {
    const { cache, downloader, ...rest } = options;
    const manager = new NodeImageManager({
      cache: { directory: this.folder, ...cache },
      downloader: { retry: { limit: 0 }, ...downloader },
      ...rest,
    });
    this.#managers.push(manager);
    return manager;
  }

  /** Makes the origin hold the next answer back until it is released. */
  hold(): { asked: Promise<void>; release: (answer: Answer) => void } {
    let waiting: [Parameters<Answer>[0], ServerResponse] | undefined;
    const asked = new Promise<void>((resolve) => {
      this.origin.become((request, response) => {
        waiting = [request, response];
        resolve();
      });
    });
    return { asked, release: (answer) => void answer(...waiting!) };
  }
}
