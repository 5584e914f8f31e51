import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { load, WARM_UP, warmUp } from './load.mjs';
import { start } from './servers.mjs';
import { spread } from './statistics.mjs';

const SECONDS_TO_LISTEN = 30;

/**
 * Measures an app as one process and as one for each core (`server.workers`). The workers share the generator's cores with it,
 * so that the ratio is less than they would reach with another machine to ask them.
 * @returns {Promise<Record<string, object>>} by number of processes: `ratio` of requests per second to those of one process in the
 *   same round, `perSecond` and `p99`, each with its spread
 */
export async function measureWorkers(app, scenario, { rounds, seconds }) {
  const servers = new Map();
  try {
    for (const workers of new Set([1, Math.max(2, availableParallelism())])) {
      servers.set(workers, await startWorkers(app, workers));
    }
    const results = new Map([...servers.keys()].map((workers) => [workers, []]));
    for (const [workers, server] of servers) await warmUp(server, scenario, WARM_UP * workers);
    for (let round = 0; round < rounds; round++) {
      for (const [workers, server] of servers) {
        results.get(workers).push(await load(server, scenario, seconds));
      }
    }
    return Object.fromEntries([...results].map(([workers, own]) => [workers, summary(own, results.get(1))]));
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}

/** Each worker prints `listening N`. */
async function startWorkers(app, workers) {
  const server = await start({ ...app, everyCore: true }, [], { SERVER_WORKERS: String(workers) });
  const began = Date.now();
  while (server.output().match(/^listening /gm).length < workers) {
    if (Date.now() - began > SECONDS_TO_LISTEN * 1000) {
      await server.stop();
      throw new Error(`fewer than ${workers} workers listen after ${SECONDS_TO_LISTEN} s:\n${server.output()}`);
    }
    await setTimeout(50);
  }
  return server;
}

function summary(rounds, single) {
  return {
    ratio: spread(rounds.map(({ perSecond }, round) => perSecond / single[round].perSecond)),
    perSecond: spread(rounds.map(({ perSecond }) => perSecond)),
    p99: spread(rounds.map(({ p99 }) => p99)),
  };
}
