import { strict as assert } from 'node:assert';
import { EventEmitter, once } from 'node:events';
import { IdleTimer } from './idle-timer.js';

describe('IdleTimer', () => {
  // An idle timer keeps no process alive, nor this test.
  let alive: NodeJS.Timeout;

  beforeEach(() => {
    alive = setInterval(() => {}, 1000);
  });

  afterEach(() => clearInterval(alive));

  it('expires once each, and not when stopped', async () => {
    const expired: string[] = [];
    const events = new EventEmitter();
    const long = new IdleTimer(60, () => events.emit('end', expired.push('long')));
    const stopped = new IdleTimer(20, () => expired.push('stopped'));
    const short = new IdleTimer(30, () => expired.push('short'));
    for (const timer of [long, stopped, short]) timer.touch();
    stopped.stop();
    await once(events, 'end');
    assert.deepEqual(expired.sort(), ['long', 'short']);
  });

  it('does not expire where the end of another stopped it, both being due', async () => {
    const expired: string[] = [];
    const events = new EventEmitter();
    const first = new IdleTimer(10, () => {
      expired.push('first');
      second.stop();
    });
    const second = new IdleTimer(10, () => expired.push('second'));
    const last = new IdleTimer(40, () => events.emit('end'));
    for (const timer of [first, second, last]) timer.touch();
    const until = performance.now() + 15;
    while (performance.now() < until);
    await once(events, 'end');
    assert.deepEqual(expired, ['first']);
  });

  it('waits anew from the last touch', async () => {
    const events = new EventEmitter();
    let touchedAt = 0;
    const timer = new IdleTimer(50, () => events.emit('end', performance.now() - touchedAt));
    timer.touch();
    setTimeout(() => {
      touchedAt = performance.now();
      timer.touch();
    }, 30);
    const [waited] = (await once(events, 'end')) as [number];
    assert.ok(waited >= 49, `${waited} ms after the last touch`);
  });
});
