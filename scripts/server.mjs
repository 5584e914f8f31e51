import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { release, root, stop, watchOver } from './run.mjs';

/**
 * Starts a server that prints `listening PORT` when it is ready.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: object, seconds?: number}} [options] seconds: how long it may take to listen
 * @returns {Promise<{port: number, pid: number, output: () => string, hasEnded: () => Promise<boolean>, stop: () => Promise<void>}>}
 * @throws {Error} with the server's output, where it ends or is silent instead
 */
export function startServer(command, args, { cwd = root, env = {}, seconds = 30 } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  watchOver(child);
  let text = '';
  let over = false;
  const closed = new Promise((resolve) => {
    child.once('error', (error) => {
      text += error.message;
      resolve();
    });
    child.once('close', resolve);
  }).then(() => {
    over = true;
    release(child);
  });
  // before "close", which waits for the output, and before "exit", which a loaded machine tells late: by then others may have met
  // a port where nobody listens
  const hasEnded = async (port) =>
    over || child.exitCode !== null || child.signalCode !== null || !(await listens(port));
  const end = async () => {
    stop(child);
    await closed;
  };
  return new Promise((resolve, reject) => {
    const fail = (reason) => {
      clearTimeout(limit);
      void end().then(() => reject(new Error(`${reason}\n${text}`)));
    };
    const limit = setTimeout(fail, seconds * 1000, `no "listening" after ${seconds} s`);
    const read = (chunk) => {
      text += chunk;
      const port = /^listening (\d+)\s/m.exec(text)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve({ port: Number(port), pid: child.pid, output: () => text, hasEnded: () => hasEnded(port), stop: end });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void closed.then(() => fail('ended before it listened'));
  });
}

function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    const done = (is) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}
