import { load } from './load.mjs';
import { residentMiB } from './process-stats.mjs';
import { start } from './servers.mjs';

const READINGS = 10;

/**
 * Sends each of the named apps, one after the other, requests of several kinds until it has answered `total` of them.
 * @param {Record<string, object>} scenarios that one process can answer; they take turns
 * @returns {Promise<Record<string, {requests: number, MiB: number}[]>>} by app: resident memory after each tenth of them
 */
export async function measureMemory(apps, names, scenarios, total, { seconds }) {
  const results = {};
  for (const name of names) {
    const server = await start(apps[name]);
    try {
      results[name] = await readings(server, Object.values(scenarios), total, seconds);
    } finally {
      await server.stop();
    }
  }
  return results;
}

async function readings(server, scenarios, total, seconds) {
  const part = Math.ceil(total / READINGS);
  const found = [{ requests: 0, MiB: residentMiB(server.pid) }];
  for (let turn = 0, sent = 0; sent < part * READINGS; turn++) {
    const { count } = await load(server, scenarios[turn % scenarios.length], seconds);
    sent += count;
    const MiB = residentMiB(server.pid);
    for (let next = part * found.length; next <= sent && found.length <= READINGS; next += part)
      found.push({ requests: next, MiB });
  }
  return found;
}
