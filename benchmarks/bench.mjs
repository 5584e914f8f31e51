// npm run bench [-- --rounds N --seconds N --apps a,b --scenarios a,b]: measures Vernal and its peers against raw node:http.
// Every round measures each app once, one after the other, so that what else the machine does falls on all of them alike.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, prepareOrExit } from '../scripts/prepare.mjs';
import { run, tool } from '../scripts/run.mjs';
import { startServer } from '../scripts/server.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    apps: { type: 'string' },
    scenarios: { type: 'string', default: 'hello' },
  },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];

await prepareOrExit();
const here = fileURLToPath(new URL('.', import.meta.url));
await install(here);
const { apps } = await import('./apps.mjs');
const { differences } = await import('./lib/check-answers.mjs');
const { CONNECTIONS, generator, load } = await import('./lib/load.mjs');
const { onServerCore, residentMiB } = await import('./lib/process-stats.mjs');
const { scenarios } = await import('./lib/scenarios.mjs');
const { median, printTable } = await import('./lib/table.mjs');

const names = choose('app', values.apps, Object.keys(apps));
const wanted = choose('scenario', values.scenarios, [...Object.keys(scenarios), 'start']);
await compile();
console.log(
  `${generator}, ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s, Node.js ${process.versions.node}`,
);
for (const name of wanted) await (name === 'start' ? measureStart() : measure(name));

function choose(what, list, known) {
  const chosen = list === undefined || list === 'all' ? known : list.split(',');
  const stranger = chosen.find((name) => !known.includes(name));
  if (stranger === undefined) return chosen;
  console.error(`no ${what} is called ${stranger}; there are ${known.join(', ')}`);
  process.exit(2);
}

/** Decorators need a compiler: everything else runs as it is. */
async function compile() {
  for (const app of ['vernal', 'nest', 'inversify', 'routing-controllers', 'tsed']) {
    const { code, output } = await run(process.execPath, [tool('typescript/bin/tsc'), '-p', `${here}apps/${app}`], {
      quiet: true,
    });
    if (code !== 0) throw new Error(`${app} does not compile:\n${output}`);
  }
}

function start(name, args = []) {
  return startServer(...onServerCore(process.execPath, [apps[name], '--port', '0', ...args]), {
    env: { NODE_ENV: 'production' },
  });
}

async function measure(scenarioName) {
  const scenario = scenarios[scenarioName];
  const servers = new Map();
  try {
    for (const name of new Set(['raw', ...names])) servers.set(name, await start(name, scenario.args));
    await checkEqual(scenarioName, scenario, servers);
    const results = new Map([...servers.keys()].map((name) => [name, []]));
    for (const server of servers.values()) await load(server, scenario, 1);
    for (let round = 0; round < rounds; round++) {
      for (const [name, server] of servers) results.get(name).push(await load(server, scenario, seconds));
    }
    report(scenarioName, results);
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}

async function checkEqual(scenarioName, scenario, servers) {
  for (const [name, server] of servers) {
    const found = await differences(server.port, servers.get('raw').port, scenario);
    if (found.length === 0) continue;
    throw new Error(`${scenarioName}: ${name} does not answer as it must\n${found.slice(0, 5).join('\n')}`);
  }
}

function report(scenarioName, results) {
  const raw = results.get('raw');
  const rows = [...results].map(([name, rounds]) => {
    const ratio = median(rounds.map(({ perSecond }, round) => perSecond / raw[round].perSecond));
    const of = (key) => median(rounds.map((round) => round[key]));
    return [name, ratio.toFixed(2), Math.round(of('perSecond')), of('p99').toFixed(1), of('cpu').toFixed(1)];
  });
  console.log();
  printTable([scenarioName, 'ratio to raw', 'requests/s', 'p99 ms', 'CPU µs/request'], rows);
}

/** Time to listening, and resident memory then and after a load. */
async function measureStart() {
  for (const [scenarioName, scenario] of [
    ['hello', scenarios.hello],
    ['scale', scenarios.scale],
  ]) {
    const rows = [];
    for (const name of names) {
      const runs = [];
      for (let round = 0; round < rounds; round++) runs.push(await startOnce(name, scenario));
      const of = (key) => Math.round(median(runs.map((run) => run[key])));
      rows.push([name, of('millis'), of('before'), of('after')]);
    }
    console.log();
    printTable([`start, ${scenarioName}`, 'ms', 'MiB at start', 'MiB after load'], rows);
  }
}

async function startOnce(name, scenario) {
  const began = performance.now();
  const server = await start(name, scenario.args);
  try {
    const millis = performance.now() - began;
    const before = residentMiB(server.pid);
    await load(server, scenario, seconds);
    return { millis, before, after: residentMiB(server.pid) };
  } finally {
    await server.stop();
  }
}
