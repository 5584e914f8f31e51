import { calm } from './calm.mjs';
import { differences } from './check-answers.mjs';
import { load, WARM_UP, warmUp } from './load.mjs';
import { withPausedLoad } from './paused-load.mjs';
import { withServers } from './servers.mjs';
import { noise, spread } from './statistics.mjs';

const SLICE_SECONDS = 0.25;

/**
 * Measures the named apps in one scenario. Each is checked to answer as raw does and warmed up as soon as it has started, since V8
 * never makes up for a garbage collection between the first requests and the others. In every round each app answers for `seconds`, in
 * slices of a quarter of one that take turns with slices of raw; its ratio is to the two around it, since what else a machine does
 * changes within a second. Each round begins with another app, so that none always follows the same one, and each slice waits
 * until the one before is done. A second that does not count goes before an app's turn: it stood idle while the others had
 * theirs, and raw never does for long. A second without pauses follows, for p99. Raw alone is measured against itself.
 * @returns {Promise<Record<string, object>>} by app: `ratio` of requests per second to raw's, `perSecond`, `p99` in milliseconds,
 *   `cpu` in microseconds of the server's process for each request, each with its spread; `noise` of the CPU time
 */
export async function measureRequests(apps, names, scenarioName, scenario, { rounds, seconds }) {
  const ready = async (name, servers) => {
    await checkEqual(scenarioName, scenario, servers, name);
    await warmUp(servers.get(name), scenario, WARM_UP);
  };
  return withServers(apps, names, scenario.args, ready, async (servers) => {
    const results = new Map([...servers.keys()].map((name) => [name, { slices: [], p99: [] }]));
    const pids = [...servers.values()].map(({ pid }) => pid);
    const withoutPauses = async (name) => {
      await calm(pids);
      results.get(name).p99.push((await load(servers.get(name), scenario, 1)).p99);
    };
    const others = servers.size > 1 ? [...servers.keys()].filter((name) => name !== 'raw') : ['raw'];
    for (let round = 0; round < rounds; round++) {
      await withoutPauses('raw');
      for (const name of rotated(others, round)) {
        await warmUp(servers.get(name), scenario, 1);
        await calm(pids);
        const { raw, own } = await takeTurns(servers.get('raw'), servers.get(name), scenario, seconds);
        if (name !== 'raw') results.get('raw').slices.push(...raw);
        results.get(name).slices.push(...own);
        await withoutPauses(name);
      }
    }
    return Object.fromEntries([...results].map(([name, own]) => [name, summary(own)]));
  });
}

function takeTurns(rawServer, server, scenario, seconds) {
  return withPausedLoad(rawServer, scenario, (rawSlice) =>
    withPausedLoad(server, scenario, async (ownSlice) => {
      const raw = [];
      const own = [];
      const takeRaw = async () => raw.push({ ...(await rawSlice(SLICE_SECONDS)), ratio: 1 });
      await takeRaw();
      for (let taken = 0; taken < seconds; taken += SLICE_SECONDS) {
        const slice = await ownSlice(SLICE_SECONDS);
        await takeRaw();
        const [before, after] = raw.slice(-2);
        own.push({ ...slice, ratio: (2 * slice.perSecond) / (before.perSecond + after.perSecond) });
      }
      return { raw, own };
    }),
  );
}

/** The list from another place on in each round. */
function rotated(list, round) {
  const start = Math.round(round * 0.618 * list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** @throws {Error} that names the app and what differs */
async function checkEqual(scenarioName, scenario, servers, name) {
  const found = await differences(servers.get(name).port, servers.get('raw').port, scenario);
  if (found.length === 0) return;
  throw new Error(`${scenarioName}: ${name} does not answer as it must\n${found.slice(0, 5).join('\n')}`);
}

function summary({ slices, p99 }) {
  const of = (key) => slices.map((slice) => slice[key]);
  return {
    ratio: spread(of('ratio')),
    perSecond: spread(of('perSecond')),
    p99: spread(p99),
    cpu: spread(of('cpu')),
    noise: noise(of('cpu')),
  };
}
