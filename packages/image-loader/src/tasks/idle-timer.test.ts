import { strict as assert } from 'node:assert';
import { stopTime } from '../testing/stopped-time.js';
import { IdleTimer } from './idle-timer.js';

describe('IdleTimer', () => {
  const time = stopTime();
  let expired: string[];

  beforeEach(() => {
    expired = [];
  });

  function newTimer(name: string, length: number, onIdle = () => {}): IdleTimer {
    return new IdleTimer(length, () => {
      expired.push(name);
      onIdle();
    });
  }

  it('expires once each, and not when stopped', () => {
    const [long, stopped, short] = [newTimer('long', 60), newTimer('stopped', 20), newTimer('short', 30)];
    for (const timer of [long, stopped, short]) timer.touch();
    stopped.stop();
    time.pass(29);
    assert.deepEqual(expired, []);
    time.pass(1);
    assert.deepEqual(expired, ['short']);
    time.pass(30);
    assert.deepEqual(expired, ['short', 'long']);
    time.pass(1000);
    assert.equal(expired.length, 2);
  });

  it('does not expire where the end of another stopped it, both being due', () => {
    const second = newTimer('second', 10);
    const first = newTimer('first', 10, () => second.stop());
    for (const timer of [first, second]) timer.touch();
    time.pass(15);
    assert.deepEqual(expired, ['first']);
  });

  it('waits anew from the last touch', () => {
    const timer = newTimer('touched', 50);
    timer.touch();
    time.pass(30);
    timer.touch();
    time.pass(49);
    assert.deepEqual(expired, []);
    time.pass(1);
    assert.deepEqual(expired, ['touched']);
  });

  it('serves one that ends sooner than those that wait already', () => {
    newTimer('long', 1000).touch();
    newTimer('short', 10).touch();
    time.pass(10);
    assert.deepEqual(expired, ['short']);
  });
});
