import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { release, stop, watchOver } from '../../scripts/run.mjs';
import { load, readWrk, withScript, wrkLine } from './load.mjs';
import { cpuMicros, hasWrk, linux, offServerCore, writeCalls } from './process-stats.mjs';

const LONGEST_SECONDS = 3600;
/** In which wrk reads its script and opens its connections. */
const OPENING_MILLIS = 150;
/** In which a server is done with what it was asked last. */
const LAST_ANSWERS_MILLIS = 25;

/**
 * A load on a server that is given in slices, on the same connections: between them its wrk is stopped. Each request is one write of
 * wrk's, which the system counts. Where it does not, or there is no wrk, each slice is a load of a second with connections of its own.
 * @template T
 * @param {{port: number, pid: number}} server
 * @param {{requests: object[]}} scenario
 * @param {(slice: (seconds: number) => Promise<{perSecond: number, cpu: number}>) => Promise<T>} work slices must not be more than
 *   5 s apart, since servers close a connection then
 * @returns {Promise<T>}
 * @throws {Error} where an answer failed
 */
export async function withPausedLoad(server, scenario, work) {
  if (!hasWrk || !linux) return work(() => load(server, scenario, 1));
  return withScript(scenario, async (script) => {
    const [command, args] = offServerCore(...wrkLine(script, server.port, LONGEST_SECONDS));
    const wrk = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    watchOver(wrk);
    try {
      await setTimeout(OPENING_MILLIS);
      wrk.kill('SIGSTOP');
      await setTimeout(LAST_ANSWERS_MILLIS);
      const result = await work((seconds) => slice(wrk, server, seconds));
      readWrk(await lastWords(wrk));
      return result;
    } finally {
      release(wrk);
      stop(wrk);
    }
  });
}

async function slice(wrk, server, seconds) {
  const [sent, cpu, began] = [writeCalls(wrk.pid), cpuMicros(server.pid), performance.now()];
  wrk.kill('SIGCONT');
  await setTimeout(seconds * 1000);
  wrk.kill('SIGSTOP');
  const taken = performance.now() - began;
  await setTimeout(LAST_ANSWERS_MILLIS);
  const count = writeCalls(wrk.pid) - sent;
  return { perSecond: (count / taken) * 1000, cpu: (cpuMicros(server.pid) - cpu) / count };
}

/** wrk prints its results when it is interrupted, as long as it is its main thread that the signal comes to: it is sent until it is. */
async function lastWords(wrk) {
  const printed = [];
  wrk.stdout.on('data', (chunk) => printed.push(chunk));
  wrk.kill('SIGCONT');
  const again = setInterval(() => wrk.kill('SIGINT'), LAST_ANSWERS_MILLIS);
  await once(wrk, 'close');
  clearInterval(again);
  return Buffer.concat(printed).toString();
}
