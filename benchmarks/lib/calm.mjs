import { setTimeout } from 'node:timers/promises';
import { cpuMicros } from './process-stats.mjs';

const LOOK_MILLIS = 200;
const BUSY_SHARE = 0.05;
const MOST_LOOKS = 100;

/**
 * Waits until none of the processes works any more, but for 20 s at most: a JVM goes on compiling when its turn is over, and
 * a garbage collector goes on collecting. Where the system does not tell, it waits for nothing.
 * @param {readonly number[]} pids
 */
export async function calm(pids) {
  const used = () => pids.reduce((total, pid) => total + cpuMicros(pid), 0);
  let before = used();
  for (let look = 0; look < MOST_LOOKS && !Number.isNaN(before); look++) {
    await setTimeout(LOOK_MILLIS);
    const now = used();
    if (now - before < LOOK_MILLIS * 1000 * BUSY_SHARE) return;
    before = now;
  }
}
