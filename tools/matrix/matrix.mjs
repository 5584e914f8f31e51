// npm run test:matrix [-- --node 22,24]: the unit tests and the conformance check on each Node.js version of package.json.
// Ends in a table by version and "N passed, N failed"; a version that cannot be had counts as one failure.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, prepareOrExit } from '../../scripts/prepare.mjs';
import { root, run } from '../../scripts/run.mjs';

const SUITES = ['unit', 'conformance'];
const VERSION_MINUTES = 20;
const here = fileURLToPath(new URL('.', import.meta.url));
const known = knownVersions();
const wanted = wantedVersions();

await prepareOrExit();
await install(here);
const rows = [];
for (const major of wanted) rows.push(await testOn(major));
printTable(rows);
const failed = sum(rows, (row) => row.failed);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${sum(rows, (row) => row.passed)} passed, ${failed} failed`);

function knownVersions() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  return [...new Set(Object.keys(optionalDependencies).map((name) => /^node(\d+)-/.exec(name)[1]))];
}

function wantedVersions() {
  const { values } = parseArgs({ options: { node: { type: 'string', default: known.join() } } });
  const majors = [...new Set(values.node.split(',').map((text) => text.trim()))];
  const strangers = majors.filter((major) => !known.includes(major));
  if (strangers.length === 0) return majors;
  console.error(`unknown Node.js version: ${strangers.join(', ')}; --node takes some of ${known.join(',')}`);
  process.exit(2);
}

async function testOn(major) {
  const node = await findNode(major);
  if (node === undefined) {
    console.log(
      `✗ Node.js ${major} cannot be had: tools/matrix/package.json names no package of it for ${process.platform}-${process.arch}, ` +
        'or the registry did not give it. Remove tools/matrix/node_modules to ask again, or start this with that version.',
    );
    return { name: major, cells: SUITES.map(() => 'not run'), passed: 0, failed: 1 };
  }
  console.log(`Node.js ${node.version} …`);
  // in the process group of this one, so that Ctrl+C reaches the suites, which end what they have started
  const { status, stdout, error } = spawnSync(node.path, [join(root, 'scripts/test.mjs'), ...SUITES], {
    cwd: root,
    // whatever the tests start as "node" is this version too
    env: { ...process.env, PATH: `${dirname(node.path)}${delimiter}${process.env.PATH}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    timeout: VERSION_MINUTES * 60_000,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const results = SUITES.map((suite) => new RegExp(`^${suite}: (\\d+) passed, \\d+ failed .*`, 'm').exec(stdout));
  // failures of the build and the system parts that come before them count too; an end without a result is one
  const failures = Number(/^\d+ passed, (\d+) failed\s*$/m.exec(stdout)?.[1] ?? 1);
  const failed = status === 0 ? failures : Math.max(failures, 1);
  if (failed > 0) console.log(stdout);
  if (error) console.log(`✗ Node.js ${node.version}: ${error.message} (it has ${VERSION_MINUTES} minutes)`);
  const cells = results.map((result) => result?.[0].replace(/^\w+: /, '') ?? 'no result');
  return { name: node.version, cells, passed: sum(results, (result) => Number(result?.[1] ?? 0)), failed };
}

/** The version that npm installed, or else the one that runs this where it is of the same major. */
async function findNode(major) {
  const folder = join(here, 'node_modules', `node${major}-${process.platform}-${process.arch}`);
  const installed = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) {
    // a binary may be there and not run, such as one for another C library
    const { code, output } = await run(installed, ['--version'], { quiet: true, seconds: 30 });
    if (code === 0) return { path: installed, version: output.trim().slice(1) };
    console.log(`${installed} does not run: ${output.trim()}`);
  }
  if (process.versions.node.split('.')[0] !== major) return undefined;
  return { path: process.execPath, version: process.versions.node };
}

function printTable(rows) {
  console.log(`\n${'Node.js'.padEnd(10)}${SUITES.map((suite) => suite.padEnd(34)).join('')}`);
  for (const { name, cells } of rows) console.log(name.padEnd(10) + cells.map((cell) => cell.padEnd(34)).join(''));
}

function sum(rows, value) {
  return rows.reduce((total, row) => total + value(row), 0);
}
