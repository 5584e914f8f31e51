// npm run soak [-- --megabytes 1024 --requests 10000]: shows that uploads do not fill the memory, and that requests which are
// broken off leave nothing behind. Prints figures and ends with 1 where a limit is passed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareOrExit } from '../../scripts/prepare.mjs';
import { run, tool } from '../../scripts/run.mjs';
import { startServer } from '../../scripts/server.mjs';
import { residentMiB } from '../lib/process-stats.mjs';
import { abortRequests, get, upload } from './clients.mjs';

const MEMORY_LIMIT = 150;
/** What a heap may grow by without a leak: code is compiled and caches are filled for as long as it runs. */
const HEAP_LIMIT = 6;

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1024' },
    requests: { type: 'string', default: '10000' },
    prepared: { type: 'boolean', default: false },
  },
});
const bytes = Number(values.megabytes) * 1024 * 1024;
const requests = Number(values.requests);
const here = fileURLToPath(new URL('.', import.meta.url));

if (!values.prepared) await prepareOrExit();
const compiled = await run(process.execPath, [tool('typescript/bin/tsc'), '-p', here], { quiet: true });
if (compiled.code !== 0) throw new Error(`The server does not compile:\n${compiled.output}`);
const folder = mkdtempSync(join(tmpdir(), 'vernal-soak-'));
const uploads = mkdtempSync(join(folder, 'uploads-'));
const file = join(folder, 'file.bin');
writeFileSync(file, Buffer.alloc(20_000_000, 'x'));
const server = await startServer(process.execPath, [
  '--expose-gc',
  '--max-old-space-size=64',
  `${here}dist/server.js`,
  `--folder=${uploads}`,
  `--file=${file}`,
]);
let failed = false;
try {
  await get(server.port, '/leftovers');
  const before = residentMiB(server.pid);
  for (const path of ['/upload', '/body']) await soakMemory(path, before);
  await soakLeftovers();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
process.exit(failed ? 1 : 0);

async function soakMemory(path, before) {
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMiB(server.pid));
  }, 20);
  const { size } = await upload(server.port, path, bytes);
  clearInterval(watch);
  expect(`${path}: bytes that arrived`, size, size === bytes);
  const growth = Math.round(peak - before);
  expect(
    `${path}: MiB that the resident memory grew by (${Math.round(before)} before), of ${MEMORY_LIMIT}`,
    growth,
    growth < MEMORY_LIMIT,
  );
}

async function soakLeftovers() {
  // the first ones fill caches and have code compiled
  await abortRequests(server.port, Math.max(300, requests / 5));
  const before = await settled();
  await abortRequests(server.port, requests);
  const after = await settled(before);
  console.log(`${requests} requests that were broken off`);
  for (const name of ['requests', 'temporaryFiles', 'openDescriptors', 'activeResources', 'listeners']) {
    const most = name === 'requests' || name === 'temporaryFiles' ? 0 : before[name];
    expect(`${name} left (${before[name]} before)`, after[name], after[name] <= most);
  }
  const growth = (after.heapUsed - before.heapUsed) / 1024 / 1024;
  expect(`MiB that the heap grew by, of ${HEAP_LIMIT}`, growth.toFixed(2), growth < HEAP_LIMIT);
}

/** What is left when the server has seen the end of all connections. */
async function settled(before) {
  const end = Date.now() + 20_000;
  for (;;) {
    const left = await get(server.port, '/leftovers');
    const quiet = left.requests === 0 && left.temporaryFiles === 0;
    const same =
      !before || (left.openDescriptors <= before.openDescriptors && left.activeResources <= before.activeResources);
    if ((quiet && same) || Date.now() > end) return left;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function expect(what, value, holds) {
  console.log(`${holds ? '✓' : '✗'} ${what}: ${value}`);
  failed ||= !holds;
}
