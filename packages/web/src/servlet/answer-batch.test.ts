import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { AnswerBatch } from './answer-batch.js';

describe('AnswerBatch', () => {
  let ended: unknown[];
  let now: number;
  let batch: AnswerBatch;

  function end(body: string): void {
    batch.end({ end: (given: unknown) => ended.push(given) } as never, body);
  }

  beforeEach(() => {
    ended = [];
    now = 0;
    batch = new AnswerBatch(() => now);
  });

  it('ends the responses of one turn of the event loop in their order, behind its work', async () => {
    end('a');
    end('b');
    await Promise.resolve();
    assert.deepEqual(ended, []);
    await setImmediate();
    assert.deepEqual(ended, ['a', 'b']);
  });

  it('lets a response wait for 31 others at most', async () => {
    for (let i = 0; i < 33; i++) end(String(i));
    assert.equal(ended.length, 32);
    await setImmediate();
    assert.equal(ended.at(-1), '32');
  });

  it('takes fewer together where they take long, and more again where they do not', async () => {
    for (let i = 0; i < 30; i++) end('');
    now = 6;
    await setImmediate();
    ended = [];
    for (let i = 0; i < 9; i++) end(String(i));
    assert.equal(ended.length, 0);
    end('the tenth');
    assert.equal(ended.length, 10);
    for (let i = 0; i < 19; i++) end('');
    assert.equal(ended.length, 10);
    end('the twentieth');
    assert.equal(ended.length, 30);
  });

  it('ends responses at once for a tenth of a second where a single one had to wait long', async () => {
    end('waits long');
    now = 2.1;
    await setImmediate();
    now = 102;
    end('at once');
    assert.deepEqual(ended, ['waits long', 'at once']);
    now = 103;
    end('waits');
    assert.equal(ended.length, 2);
    await setImmediate();
    assert.equal(ended.at(-1), 'waits');
  });
});
