import { startServer } from '../../scripts/server.mjs';
import { onServerCore } from './process-stats.mjs';

/**
 * Starts an app.
 * @param {import('../apps.mjs').App} app
 * @param {string[]} [args] further ones
 * @param {Record<string, string>} [env] further variables
 */
export function start(app, args = [], env = {}) {
  const line = [app.command, [...app.args, ...args]];
  return startServer(...(app.everyCore ? line : onServerCore(...line)), {
    env: { NODE_ENV: 'production', ...env },
    seconds: 60,
  });
}

/**
 * Starts raw and the named apps, each once `ready` is done with the one before, calls `work` with the servers by name, and stops them
 * whatever happens.
 * @template T
 * @param {Record<string, import('../apps.mjs').App>} apps
 * @param {string[]} names
 * @param {string[]} args
 * @param {(name: string, servers: Map<string, Awaited<ReturnType<typeof start>>>) => Promise<void>} ready with the servers started so far
 * @param {(servers: Map<string, Awaited<ReturnType<typeof start>>>) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withServers(apps, names, args, ready, work) {
  const servers = new Map();
  try {
    for (const name of new Set(['raw', ...names])) {
      servers.set(name, await start(apps[name], args));
      await ready(name, servers);
    }
    return await work(servers);
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}
