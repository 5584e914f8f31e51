// npm run bench [-- --apps a,b --scenarios a,b --rounds N --seconds N --requests N --save NAME]: measures Vernal and its peers
// against raw node:http and prints tables. --save also writes results/NAME.json and, where requests per second were measured,
// draws docs/performance.svg from it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, prepareOrExit } from '../scripts/prepare.mjs';
import { root } from '../scripts/run.mjs';

const text = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    apps: text('all'),
    scenarios: text('hello'),
    rounds: text('5'),
    seconds: text('4'),
    requests: text('1000000'),
    save: { type: 'string' },
  },
});
const [rounds, seconds, requests] = [values.rounds, values.seconds, values.requests].map(positive);

await prepareOrExit();
const here = fileURLToPath(new URL('.', import.meta.url));
await install(here);
const { apps } = await import('./apps.mjs');
const { scenarios } = await import('./lib/scenarios.mjs');
const { compile } = await import('./lib/compile.mjs');
const { machine, versions } = await import('./lib/machine.mjs');
const { measureMemory } = await import('./lib/measure-memory.mjs');
const { measureRequests } = await import('./lib/measure-requests.mjs');
const { measureStart } = await import('./lib/measure-start.mjs');
const { measureWorkers } = await import('./lib/measure-workers.mjs');
const { picture } = await import('./lib/picture.mjs');
const { printMemory, printRequests, printStart, printWorkers } = await import('./lib/table.mjs');

const wanted = choose('scenario', values.scenarios, [...Object.keys(scenarios), 'start', 'memory', 'workers']);
const names = await compile(apps, choose('app', values.apps, Object.keys(apps)));
const report = {
  date: new Date().toISOString(),
  machine: machine(),
  versions: versions(),
  settings: { rounds, seconds, requests },
  scenarios: {},
};
const { cpu, cores, node, generator } = report.machine;
console.log(`${cpu}, ${cores} cores, Node.js ${node}, ${generator}, ${rounds} rounds of ${seconds} s`);
for (const name of wanted) {
  await measure(name);
  report.machine.loadAtTheEnd = loadavg()[0];
  if (values.save !== undefined) save(values.save);
}

function positive(value) {
  const number = Number(value);
  if (number > 0) return number;
  console.error(`"${value}" should be a number above 0`);
  return process.exit(2);
}

function choose(what, list, known) {
  const chosen = list === 'all' ? known : list.split(',');
  const stranger = chosen.find((name) => !known.includes(name));
  if (stranger === undefined) return chosen;
  console.error(`no ${what} is called ${stranger}; there are ${known.join(', ')}`);
  return process.exit(2);
}

async function measure(name) {
  const settings = { rounds, seconds };
  if (name === 'start') {
    report.start = {};
    for (const kind of ['hello', 'scale']) {
      report.start[kind] = await measureStart(apps, names, scenarios[kind], settings);
      printStart(`start, ${kind}`, report.start[kind]);
    }
  } else if (name === 'memory') {
    const { hello, params, orders, guarded } = scenarios;
    report.memory = await measureMemory(apps, names, { hello, params, orders, guarded }, requests, settings);
    printMemory('MiB after', report.memory);
  } else if (name === 'workers') {
    report.workers = await measureWorkers(apps.vernal, scenarios.hello, settings);
    printWorkers('processes of vernal, hello', report.workers);
  } else {
    report.scenarios[name] = await measureRequests(apps, names, name, scenarios[name], settings);
    printRequests(name, report.scenarios[name]);
  }
}

/** Called after each scenario, so that a long run that is ended early keeps what it has seen. */
function save(name) {
  const file = join(here, 'results', `${name}.json`);
  mkdirSync(join(here, 'results'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, undefined, 1)}\n`);
  const drawn = Object.keys(report.scenarios).length > 0;
  if (drawn) writeFileSync(join(root, 'docs/performance.svg'), picture(report));
  console.log(`\nwrote benchmarks/results/${name}.json${drawn ? ' and docs/performance.svg' : ''}`);
}
