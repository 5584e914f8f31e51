// npm run conformance:check [-- --area X] [--id REGEX] [--raise]: replays the recorded cases against the port, prints
// passed/total by area, and fails where an area lies below its floor. --area takes an area or an app and, like --id,
// shows every difference; --raise lifts conformance/floor.json to what was reached.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareOrExit } from './prepare.mjs';
import { root, run } from './run.mjs';
import { startServer } from './server.mjs';

const REPLAYER = join(root, 'conformance/replay.mjs');
const AREA_SECONDS = 120;

/**
 * @param {{area?: string, id?: string, raise?: boolean, folder?: string}} [options] folder: where cases, floor and port are
 * @returns {Promise<{passed: number, total: number, failed: number}>} in cases, without the deviations; failed counts only
 *   those that an area lacks to its floor, and each time an app did not start or ended by itself
 */
export async function conformanceCheck({ area, id, raise = false, folder = join(root, 'conformance') } = {}) {
  const floorFile = join(folder, 'floor.json');
  const floor = readJson(floorFile);
  const rows = rowsOf(folder, area, id, floor);
  const options = { folder, id, verbose: area !== undefined || id !== undefined };
  let crashes = 0;
  for (const app of new Set(rows.map((row) => row.app))) {
    const own = rows.filter((row) => row.app === app);
    crashes += await replayApp(app, own, options);
  }
  printTable(rows);
  for (const row of rows.filter(({ passed, floor }) => passed < floor)) {
    console.log(
      `✗ ${row.area} is below its floor of ${row.floor}; npm run conformance:check -- --area ${row.area} says where`,
    );
  }
  if (id === undefined) raiseFloor(rows, floor, raise ? floorFile : undefined);
  return {
    passed: sum(rows, ({ passed }) => passed),
    total: sum(rows, ({ ids }) => ids.size),
    failed: crashes + sum(rows, ({ passed, floor }) => Math.max(0, floor - passed)),
  };
}

function rowsOf(folder, only, id, floor) {
  const deviations = readJson(join(folder, 'deviations.json'));
  const rows = readdirSync(join(folder, 'cases'))
    .map((name) => name.replace(/\.jsonl$/, ''))
    .filter((area) => only === undefined || area === only || area.startsWith(`${only}-`))
    .map((area) => ({ area, app: area.split('-')[0], ids: caseIds(folder, area, id, deviations), passed: 0 }))
    .filter(({ ids }) => ids.size > 0);
  if (rows.length === 0) throw new Error(`no case of ${only ?? 'any area'} is called ${id ?? 'anything'}`);
  // a part of an area cannot be held against the floor of the whole
  return rows.map((row) => ({ ...row, floor: id === undefined ? (floor[row.area] ?? 0) : 0 }));
}

/** The cases that count: all that `--id` names, without the deviations. */
function caseIds(folder, area, only, deviations) {
  const lines = readFileSync(join(folder, 'cases', `${area}.jsonl`), 'utf8').split('\n');
  const all = lines.filter((line) => line.trim() && !line.startsWith('//')).map((line) => JSON.parse(line).id);
  const strangers = Object.keys(deviations).filter((id) => id.startsWith(`${area}/`) && !all.includes(id));
  if (strangers.length > 0) throw new Error(`deviations.json names cases that do not exist: ${strangers.join(', ')}`);
  return new Set(all.filter((id) => !(id in deviations) && (only === undefined || new RegExp(only).test(id))));
}

/** Sets `passed` of every row and returns how often the app failed as a whole. An app that is not ported yet passes nothing. */
async function replayApp(app, rows, { folder, id, verbose }) {
  const main = join(folder, 'dist', app, 'main.js');
  if (!existsSync(main)) return 0;
  const temporary = mkdtempSync(join(tmpdir(), 'vernal-conformance-'));
  let crashes = 0;
  let server;
  try {
    for (const row of rows) {
      if (server === undefined || (await server.hasEnded())) {
        server = await startServer(process.execPath, ['--enable-source-maps', main, '--port', '0']);
      }
      const cases = join(folder, 'cases', `${row.area}.jsonl`);
      row.passed = await replay(server, cases, row.ids, id, verbose, join(temporary, `${row.area}.json`));
      if (!(await server.hasEnded())) continue;
      crashes += 1;
      console.log(`✗ ${app} ended while it answered ${row.area}\n${server.output()}`);
    }
  } catch (error) {
    crashes += 1;
    console.log(`✗ ${app}: ${error.message}`);
  } finally {
    await server?.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
  return crashes;
}

/** How many of the cases the server answers as recorded. */
async function replay(server, cases, ids, id, verbose, report) {
  const args = [REPLAYER, 'check', `http://127.0.0.1:${server.port}`, cases, '--json', report];
  if (id !== undefined) args.push('--id', id);
  if (!verbose) args.push('--quiet');
  const { output, timedOut } = await run(process.execPath, args, { quiet: true, seconds: AREA_SECONDS });
  if (verbose) console.log(output);
  if (existsSync(report)) return ids.size - readJson(report).failures.filter((failure) => ids.has(failure.id)).length;
  console.log(`✗ ${cases}: ${timedOut ? `not done in ${AREA_SECONDS} s` : output}`);
  return 0;
}

function printTable(rows) {
  const line = (area, ...cells) =>
    console.log(area.padEnd(26) + cells.map((cell) => String(cell).padStart(8)).join(''));
  line('area', 'passed', 'total', 'floor');
  for (const { area, passed, ids, floor } of rows) line(area, passed, ids.size, floor);
  line(
    'all',
    sum(rows, ({ passed }) => passed),
    sum(rows, ({ ids }) => ids.size),
    sum(rows, ({ floor }) => floor),
  );
}

/** Writes what was reached into the file, or says that it could be. */
function raiseFloor(rows, floor, file) {
  const higher = rows.filter((row) => row.passed > row.floor);
  if (higher.length === 0) return;
  const list = higher.map(({ area, passed }) => `${area} ${passed}`).join(', ');
  if (file === undefined) {
    console.log(`The floor can rise (npm run conformance:check -- --raise): ${list}`);
    return;
  }
  const raised = { ...floor, ...Object.fromEntries(higher.map(({ area, passed }) => [area, passed])) };
  const sorted = Object.fromEntries(Object.entries(raised).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`);
  console.log(`The floor has risen: ${list}`);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const sum = (rows, value) => rows.reduce((total, row) => total + value(row), 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { area: text, id: text, raise: { type: 'boolean' } } });
  await prepareOrExit();
  const { failed } = await conformanceCheck(values);
  process.exitCode = failed === 0 ? 0 : 1;
}
