import { calm } from './calm.mjs';
import { differences } from './check-answers.mjs';
import { load, warmUp } from './load.mjs';
import { withServers } from './servers.mjs';
import { noise, spread } from './statistics.mjs';

/**
 * Measures the named apps in one scenario, once they are known to answer alike. Every round measures each app once, one after
 * the other, so that what else the machine does falls on all of them alike; ratios are taken within a round. Each round begins
 * with another app, so that none always follows the same one, and each waits until the one before is done.
 * @returns {Promise<Record<string, object>>} by app: `ratio` of requests per second to raw's, `perSecond`, `p99` in milliseconds,
 *   `cpu` in microseconds of the server's process for each request, each with its spread; `noise` of the CPU time
 */
export async function measureRequests(apps, names, scenarioName, scenario, { rounds, seconds }) {
  return withServers(apps, names, scenario.args, async (servers) => {
    await checkEqual(scenarioName, scenario, servers);
    for (const [name, server] of servers) await warmUp(server, scenario, apps[name].warmUp);
    const results = new Map([...servers.keys()].map((name) => [name, []]));
    const pids = [...servers.values()].map(({ pid }) => pid);
    for (let round = 0; round < rounds; round++) {
      for (const [name, server] of rotated([...servers], round)) {
        await calm(pids);
        results.get(name).push(await load(server, scenario, seconds));
      }
    }
    return Object.fromEntries([...results].map(([name, own]) => [name, summary(own, results.get('raw'))]));
  });
}

/** The list from another place on in each round. */
function rotated(list, round) {
  const start = Math.round(round * 0.618 * list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** @throws {Error} that names the app and what differs */
async function checkEqual(scenarioName, scenario, servers) {
  for (const [name, server] of servers) {
    const found = await differences(server.port, servers.get('raw').port, scenario);
    if (found.length === 0) continue;
    throw new Error(`${scenarioName}: ${name} does not answer as it must\n${found.slice(0, 5).join('\n')}`);
  }
}

function summary(rounds, raw) {
  const of = (key) => rounds.map((round) => round[key]);
  return {
    ratio: spread(rounds.map(({ perSecond }, round) => perSecond / raw[round].perSecond)),
    perSecond: spread(of('perSecond')),
    p99: spread(of('p99')),
    cpu: spread(of('cpu')),
    noise: noise(of('cpu')),
  };
}
