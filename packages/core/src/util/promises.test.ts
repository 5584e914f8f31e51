import assert from 'node:assert/strict';
import { isPromiseLike, type MaybePromise, runSteps, type Steps } from './promises.js';

describe('runSteps', () => {
  const sum = (...parts: MaybePromise<number>[]) =>
    runSteps(
      (function* add(): Steps<number> {
        let total = 0;
        for (const part of parts) total += isPromiseLike(part) ? yield part : part;
        return total;
      })(),
    );

  it('gives a value at once where nothing is waited for', () => {
    assert.equal(sum(1, 2), 3);
  });

  it('waits for each promise in turn', async () => {
    assert.equal(await sum(1, Promise.resolve(2), 3, Promise.resolve(4)), 10);
  });

  it('lets the steps catch what a promise was rejected with', async () => {
    const steps = (function* caught(): Steps<string> {
      try {
        return yield Promise.reject(new Error('no'));
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
    })();
    assert.equal(await runSteps(steps), 'caught no');
  });

  it('throws at once what is thrown before the first promise, and rejects with what is thrown behind it', async () => {
    const failing = (pending: MaybePromise<void>) =>
      runSteps(
        (function* fail(): Steps<void> {
          if (pending) yield pending;
          throw new Error('failed');
        })(),
      );
    assert.throws(() => failing(undefined), /failed/);
    await assert.rejects(async () => failing(Promise.resolve()), /failed/);
  });
});
