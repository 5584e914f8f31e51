import assert from 'node:assert/strict';
import type { ImageError } from '../model/image-error.js';
import { serve } from '../testing/origin.js';
import { ManagerBench } from './manager-bench.suite.js';

describe('ImageManager cancelling', () => {
  const bench = ManagerBench.use();

  it('rejects at once in every phase, and calls nothing back afterwards', async () => {
    const manager = bench.manager();
    await manager.loadImage(bench.url, { options: { waitStore: true } });
    const phases: Record<string, (token: { cancel(): void }) => Promise<void> | void> = {
      'at once': () => {},
      'in the next microtask': () => Promise.resolve(),
      'in the next turn': () => new Promise((resolve) => setImmediate(resolve)),
      'after some turns': async () => {
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      },
    };
    for (const [phase, wait] of Object.entries(phases)) {
      for (const address of [bench.url, bench.origin.url(`/${phase}`)]) {
        const called: string[] = [];
        let cancelled = false;
        const note = (name: string) => cancelled && called.push(name);
        const token = bench.manager().loadImage(address, {
          options: { refreshCached: 'always' },
          onImage: () => note('onImage'),
          progress: () => note('progress'),
        });
        await wait(token);
        token.cancel();
        cancelled = true;
        await token.promise.then(
          () => assert.equal(phase, 'after some turns'),
          (error: ImageError) => assert.equal(error.code, 'cancelled'),
        );
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        assert.deepEqual(called, [], phase);
      }
    }
  });

  it('leaves the other callers of one image alone, and loads again afterwards', async () => {
    const { asked, release } = bench.hold();
    const manager = bench.manager();
    const [first, second] = [manager.loadImage(bench.url), manager.loadImage(bench.url)];
    await asked;
    first.cancel();
    release(serve({ body: bench.red }));
    assert.equal((await second).image.width, 600);
    await assert.rejects(first.promise, { code: 'cancelled' });
    assert.equal(first.isCancelled, true);

    const again = manager.loadImage(bench.origin.url('/again'));
    again.cancel();
    bench.origin.become(serve({ body: bench.red }));
    assert.equal((await manager.loadImage(bench.origin.url('/again'))).image.width, 600);
  });

  it('cancels all at once', async () => {
    bench.origin.become(() => {});
    const manager = bench.manager();
    const tokens = Array.from({ length: 10 }, (_, index) => manager.loadImage(bench.origin.url(`/${index}`)));
    assert.equal(manager.isRunning, true);
    manager.cancelAll();
    for (const token of tokens) await assert.rejects(token.promise, { code: 'cancelled' });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(manager.isRunning, false);
  });
});
