import assert from 'node:assert/strict';
import { PictureChangedEvent } from '../pictures/picture-changed-event.js';
import { RecentEvents } from './recent-events.js';

describe('RecentEvents', () => {
  const START = 1_000_000;
  let now: number;
  let recent: RecentEvents;
  const add = (name: string) => recent.add(new PictureChangedEvent('replaced', name, 0));
  const since = (time: number) => recent.since(time)?.map(({ event }) => event.name);

  beforeEach(() => {
    now = START;
    recent = new RecentEvents(() => now);
  });

  it('knows what has changed since a time, and a little before', () => {
    add('a');
    now += 5000;
    add('b');
    now += 1000;
    assert.deepEqual(since(now), ['b']);
    assert.deepEqual(since(START + 1000), ['a', 'b']);
    assert.deepEqual(since(now + 60_000), []);
  });

  it('does not know what was before it, nor since no time', () => {
    assert.equal(since(START - 1), undefined);
    assert.equal(since(Number.NaN), undefined);
  });

  it('does not know what was before the oldest that it keeps', () => {
    for (let i = 0; i <= 500; i++) {
      now += 10;
      add(`p${i}`);
    }
    assert.equal(since(START + 5), undefined);
    assert.equal(since(START + 2510)?.length, 451);
  });

  it('does not know what was before it has been told to forget', () => {
    add('a');
    now += 10;
    recent.forget();
    assert.equal(since(START), undefined);
    assert.deepEqual(since(now), []);
  });
});
