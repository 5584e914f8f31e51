import { mock } from 'node:test';

/**
 * Stops the clocks that timers and measurements go by, for the suite that calls this: time passes when a test says so. Sockets and the
 * HTTP engine have clocks of their own.
 */
export function stopTime(): { pass(time: number): void } {
  let now = 0;
  beforeEach(() => {
    now = performance.now();
    mock.method(performance, 'now', () => now);
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  const pass = (time: number) => {
    now += time;
    mock.timers.tick(time);
  };
  afterEach(() => {
    // What still waits comes to its end: nothing that goes by these clocks is left for the tests that follow.
    pass(3_600_000);
    mock.timers.reset();
    mock.restoreAll();
  });
  return { pass };
}
