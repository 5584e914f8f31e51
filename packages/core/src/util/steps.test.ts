import assert from 'node:assert/strict';
import { nested, runSteps, type Steps, until } from './steps.js';

describe('runSteps', () => {
  it('gives the result at once where nothing is awaited', () => {
    function* work(): Steps<number> {
      return (yield* until(1)) + (yield* nested(two()));
    }
    function* two(): Steps<number> {
      return yield* until(2);
    }
    assert.equal(runSteps(work()), 3);
  });

  it('gives a promise where one was met, and goes on with its value or its error', async () => {
    function* work(): Steps<string> {
      try {
        yield* until(Promise.reject(new Error('no')));
      } catch (error) {
        return `${(error as Error).message}, ${yield* until(Promise.resolve('yes'))}`;
      }
      return 'never';
    }
    assert.equal(await runSteps(work()), 'no, yes');
  });

  it('has errors of nested steps caught by those around them', () => {
    function* failing(): Steps<void> {
      yield* until(undefined);
      throw new Error('inner');
    }
    function* work(): Steps<string> {
      try {
        yield* nested(failing());
      } catch (error) {
        return (error as Error).message;
      }
      return 'never';
    }
    assert.equal(runSteps(work()), 'inner');
  });

  it('throws what nobody catches', () => {
    function* failing(): Steps<void> {
      yield* nested(deeper());
    }
    function* deeper(): Steps<void> {
      yield* until(undefined);
      throw new Error('deep');
    }
    assert.throws(() => runSteps(failing()), /deep/);
  });

  it('nests as deeply as there is memory for', () => {
    function* down(depth: number): Steps<number> {
      return depth === 0 ? 0 : 1 + (yield* nested(down(depth - 1)));
    }
    assert.equal(runSteps(down(50_000)), 50_000);
  });
});
