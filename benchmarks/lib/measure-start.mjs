import { load } from './load.mjs';
import { cpuMicros, residentMiB } from './process-stats.mjs';
import { start } from './servers.mjs';
import { spread } from './statistics.mjs';

/**
 * Starts each of the named apps once in every round and puts it under load for `seconds`.
 * @returns {Promise<Record<string, object>>} by app: `millis` to listening, `cpu` milliseconds that its process had used by then,
 *   resident MiB `before` and `after` the load, each with its spread
 */
export async function measureStart(apps, names, scenario, { rounds, seconds }) {
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, own] of runs) own.push(await startOnce(apps[name], scenario, seconds));
  }
  return Object.fromEntries([...runs].map(([name, own]) => [name, summary(own)]));
}

async function startOnce(app, scenario, seconds) {
  const began = performance.now();
  const server = await start(app, scenario.args);
  try {
    const millis = performance.now() - began;
    const cpu = cpuMicros(server.pid) / 1000;
    const before = residentMiB(server.pid);
    await load(server, scenario, seconds);
    return { millis, cpu, before, after: residentMiB(server.pid) };
  } finally {
    await server.stop();
  }
}

function summary(runs) {
  const keys = ['millis', 'cpu', 'before', 'after'];
  return Object.fromEntries(keys.map((key) => [key, spread(runs.map((run) => run[key]))]));
}
