import assert from 'node:assert/strict';
import { ConcurrencyLimit } from './concurrency-limit.js';
import { Deferred } from './deferred.js';

describe('ConcurrencyLimit', () => {
  it('runs no more than so many at once, in the order they come, whether they fail or not', async () => {
    const limit = new ConcurrencyLimit(2);
    const works = Array.from({ length: 5 }, () => new Deferred<void>());
    const started: number[] = [];
    const results = works.map((work, index) =>
      limit.run(() => {
        started.push(index);
        return work.promise;
      }),
    );
    await Promise.resolve();
    assert.deepEqual(started, [0, 1]);
    works[1]!.reject(new Error('damaged'));
    await assert.rejects(results[1]!);
    assert.deepEqual(started, [0, 1, 2]);
    for (const work of works) work.resolve();
    await Promise.allSettled(results);
    assert.deepEqual(started, [0, 1, 2, 3, 4]);
  });
});
