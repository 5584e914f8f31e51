import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { watchMemoryPressure } from './memory-pressure.js';

describe('watchMemoryPressure', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
  afterEach(() => mock.timers.reset());

  it('tells of a shortage of memory every ten seconds, while there is one and until it is ended', () => {
    let isShort = false;
    let told = 0;
    const stop = watchMemoryPressure(
      () => told++,
      () => isShort,
    );
    mock.timers.tick(20_000);
    assert.equal(told, 0);
    isShort = true;
    mock.timers.tick(20_000);
    assert.equal(told, 2);
    stop();
    mock.timers.tick(20_000);
    assert.equal(told, 2);
  });
});
