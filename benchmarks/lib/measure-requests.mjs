import { calm } from './calm.mjs';
import { differences } from './check-answers.mjs';
import { load, WARM_UP, warmUp } from './load.mjs';
import { withServers } from './servers.mjs';
import { noise, spread } from './statistics.mjs';

/**
 * Measures the named apps in one scenario, once they are known to answer alike. Every round measures each app once between two
 * turns of raw, and its ratio is to these two: what else a machine does changes within seconds. Each round begins with another
 * app, so that none always follows the same one, and each turn waits until the one before is done. A second that does not count
 * goes before an app's turn: it stood idle while the others had theirs, and raw never does for long.
 * @returns {Promise<Record<string, object>>} by app: `ratio` of requests per second to raw's, `perSecond`, `p99` in milliseconds,
 *   `cpu` in microseconds of the server's process for each request, each with its spread; `noise` of the CPU time
 */
export async function measureRequests(apps, names, scenarioName, scenario, { rounds, seconds }) {
  return withServers(apps, names, scenario.args, async (servers) => {
    await checkEqual(scenarioName, scenario, servers);
    for (const server of servers.values()) await warmUp(server, scenario, WARM_UP);
    const results = new Map([...servers.keys()].map((name) => [name, []]));
    const pids = [...servers.values()].map(({ pid }) => pid);
    const turn = async (name) => {
      await calm(pids);
      return load(servers.get(name), scenario, seconds);
    };
    const rawTurn = async () => {
      const result = { ...(await turn('raw')), ratio: 1 };
      results.get('raw').push(result);
      return result;
    };
    const others = [...servers.keys()].filter((name) => name !== 'raw');
    for (let round = 0; round < rounds; round++) {
      let before = await rawTurn();
      for (const name of rotated(others, round)) {
        await warmUp(servers.get(name), scenario, 1);
        const own = await turn(name);
        const after = await rawTurn();
        results.get(name).push({ ...own, ratio: (2 * own.perSecond) / (before.perSecond + after.perSecond) });
        before = after;
      }
    }
    return Object.fromEntries([...results].map(([name, own]) => [name, summary(own)]));
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

function summary(turns) {
  const of = (key) => turns.map((turn) => turn[key]);
  return {
    ratio: spread(of('ratio')),
    perSecond: spread(of('perSecond')),
    p99: spread(of('p99')),
    cpu: spread(of('cpu')),
    noise: noise(of('cpu')),
  };
}
