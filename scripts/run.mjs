import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A file of an installed package, for `node`: works where no shell finds `node_modules/.bin`. */
export const tool = (path) => join(root, 'node_modules', path);

/**
 * Runs a program to its end and never longer than `seconds`; then it and its children are killed.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: object, seconds?: number, quiet?: boolean}} [options] quiet: the output is only returned.
 * @returns {Promise<{code: number, output: string, timedOut: boolean}>} code is -1 where the program could not start or was killed
 */
export function run(command, args, { cwd = root, env = {}, seconds = 600, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      detached: process.platform !== 'win32',
    });
    const chunks = [];
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      stop(child);
    }, seconds * 1000);
    watchOver(child);
    const end = (code, note = '') => {
      clearTimeout(limit);
      release(child);
      resolve({ code, output: Buffer.concat(chunks).toString() + note, timedOut });
    };
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => end(-1, error.message));
    child.once('close', (code) => end(code ?? -1));
  });
}

/** `npm` by the file that runs it, where npm started this process. */
export function npm(args, options) {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') ? run(process.execPath, [path, ...args], options) : run('npm', args, options);
}

const running = new Set();

/** Children have a process group of their own, which the terminal's Ctrl+C doesn't reach: they end with this process. */
export function watchOver(child) {
  running.add(child);
  if (running.size > 1) return;
  process.on('exit', stopAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stopAndExit);
}

/** Forgets a child that has ended. */
export function release(child) {
  if (!running.delete(child) || running.size > 0) return;
  process.off('exit', stopAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stopAndExit);
}

function stopAll() {
  for (const child of running) stop(child);
}

function stopAndExit() {
  stopAll();
  process.exit(1);
}

/** Kills a detached child with everything it started. */
export function stop(child) {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended in the meantime
  }
}
