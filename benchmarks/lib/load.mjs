import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../scripts/run.mjs';
import { cpuMicros, hasWrk, offServerCore } from './process-stats.mjs';

export const CONNECTIONS = 64;
const WARM_UP_SECONDS = 10;
/** Requests after which V8 has compiled an app for good: with a route of many parts the last of it comes after 200,000. */
export const WARM_UP = 300_000;
export const generator = hasWrk ? 'wrk' : 'autocannon';

/**
 * Puts a server under load with 64 connections.
 * @param {{port: number, pid: number}} server
 * @param {{requests: object[]}} scenario
 * @param {number} seconds
 * @returns {Promise<{perSecond: number, p99: number, cpu: number}>} p99 in milliseconds, cpu in microseconds of the server
 *   for each request
 * @throws {Error} where an answer failed
 */
export async function load(server, scenario, seconds) {
  const before = cpuMicros(server.pid);
  const result = await (hasWrk ? wrk : autocannon)(server.port, scenario, seconds);
  return { ...result, cpu: (cpuMicros(server.pid) - before) / result.count };
}

/**
 * Has a server answer so many requests, since it is calls that get code compiled, but for 10 s at most: a machine with much else
 * to do may not come to so many.
 */
export async function warmUp(server, scenario, requests) {
  for (let seconds = 0, sent = 0; sent < requests && seconds < WARM_UP_SECONDS; seconds++) {
    sent += (await load(server, scenario, 1)).count;
  }
}

async function wrk(port, scenario, seconds) {
  return withScript(scenario, async (script) => readWrk(await generate(wrkLine(script, port, seconds), seconds)));
}

/** Calls `work` with the path of a wrk script that sends the requests of a scenario; it is gone afterwards. */
export async function withScript({ requests }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'vernal-wrk-'));
  try {
    const script = join(folder, 'requests.lua');
    writeFileSync(script, lua(requests));
    return await work(script);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command line of a wrk. */
export function wrkLine(script, port, seconds) {
  const limits = [`-d${seconds}s`, '--timeout', '10s'];
  return ['wrk', ['-t1', `-c${CONNECTIONS}`, ...limits, '--latency', '-s', script, `http://127.0.0.1:${port}`]];
}

async function generate([command, args], seconds) {
  const { code, output } = await run(...offServerCore(command, args), { quiet: true, seconds: seconds + 20 });
  if (code !== 0) throw new Error(`${command} failed: ${output}`);
  return output;
}

const literal = (text) => `"${[...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, '0')}`).join('')}"`;

/** Method, path, headers and body of a request as Lua expressions. */
function luaParts({ method = 'GET', path, headers = {}, body }) {
  const table = Object.entries(headers).map(([name, value]) => `[${literal(name)}]=${literal(value)}`);
  return [literal(method), literal(path), `{${table.join(',')}}`, body === undefined ? 'nil' : literal(body)].join(
    ', ',
  );
}

/** A wrk script that formats every request once and sends them in turn; a single one then costs wrk no Lua at all. */
function lua(requests) {
  if (requests.length === 1) return `wrk.method, wrk.path, wrk.headers, wrk.body = ${luaParts(requests[0])}\n`;
  return `local list, turn = {}, 0
init = function() list = {\n${requests.map((request) => `wrk.format(${luaParts(request)}),`).join('\n')}\n} end
request = function() turn = turn % #list + 1; return list[turn] end\n`;
}

const MILLIS = { us: 0.001, ms: 1, s: 1000 };

/**
 * What a wrk has printed.
 * @throws {Error} where an answer failed
 */
export function readWrk(output) {
  const problem = /^\s*(Non-2xx.*|Socket errors.*)$/m.exec(output)?.[1];
  if (problem) throw new Error(problem);
  const [, value, unit] = /^\s*99%\s+([\d.]+)(us|ms|s)/m.exec(output);
  return {
    count: Number(/(\d+) requests in/.exec(output)[1]),
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    p99: Number(value) * MILLIS[unit],
  };
}

async function autocannon(port, { requests }, seconds) {
  const script = fileURLToPath(new URL('./autocannon.mjs', import.meta.url));
  const options = { url: `http://127.0.0.1:${port}`, connections: CONNECTIONS, duration: seconds, requests };
  const output = await generate([process.execPath, [script, JSON.stringify(options)]], seconds);
  const { requests: sent, latency, errors, non2xx, statusCodeStats } = JSON.parse(output);
  const refused = non2xx - (statusCodeStats['304']?.count ?? 0);
  if (errors > 0 || refused > 0) throw new Error(`${errors} errors, ${refused} answers outside 2xx and 304`);
  return { count: sent.total, perSecond: sent.average, p99: latency.p99 };
}
