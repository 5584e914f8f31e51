import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projects } from '../prepare.mjs';
import { release, root, stop, tool, watchOver } from '../run.mjs';

const LIMIT = 15 * 60_000;
const TIME_TO_EXIT = 10_000;

/** mocha over the compiled tests of every workspace and those of the scripts. */
export async function unitTests({ env }) {
  const compiled = projects().flatMap((path) => testFiles(join(path, 'dist')));
  const files = [...compiled, ...testFiles(join(root, 'scripts')), ...testFiles(join(root, 'benchmarks/lib'))];
  const folder = mkdtempSync(join(tmpdir(), 'vernal-mocha-'));
  try {
    return await runMocha(files, join(folder, 'report.json'), env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runMocha(files, report, env) {
  const args = [tool('mocha/bin/mocha.js'), '--reporter', 'json', '--reporter-option', `output=${report}`, ...files];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  watchOver(child);
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const ending = await endOf(child, report);
  release(child);
  if (!existsSync(report)) {
    console.log(`${Buffer.concat(printed)}✗ mocha ${ending} before it had a result`);
    return { passed: 0, failed: 1 };
  }
  const { stats, failures } = JSON.parse(readFileSync(report, 'utf8'));
  // what tests print in passing, such as the log of an expected failure, is of use only where one failed
  if (failures.length > 0) console.log(Buffer.concat(printed).toString());
  for (const { fullTitle, err } of failures) console.log(`✗ ${fullTitle}\n${indent(err.stack ?? err.message)}`);
  const hung = ending === 'was stopped';
  if (hung) console.log('✗ the tests had ended, but something they left open kept the process alive');
  if (stats.pending > 0) console.log(`${stats.pending} tests are pending`);
  const crashed = !hung && ending !== 'ended' && failures.length === 0;
  if (crashed) console.log(`✗ mocha ${ending}`);
  return { passed: stats.passes, failed: failures.length + (hung || crashed ? 1 : 0) };
}

/** Resolves when the child has ended; stops it when it outlives its result or the time limit. */
function endOf(child, report) {
  return new Promise((resolve) => {
    const started = Date.now();
    let finished;
    const watch = setInterval(() => {
      if (existsSync(report)) finished ??= Date.now();
      if (Date.now() - started < LIMIT && (finished === undefined || Date.now() - finished < TIME_TO_EXIT)) return;
      stop(child);
    }, 250);
    const end = (word) => {
      clearInterval(watch);
      resolve(word);
    };
    child.once('error', (error) => end(`could not start (${error.message})`));
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') end('was stopped');
      else end(code === 0 ? 'ended' : `ended with ${signal ?? `code ${code}`}`);
    });
  });
}

function testFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.test\.m?js$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, name));
}

const indent = (text) => text.replace(/^/gm, '    ');
