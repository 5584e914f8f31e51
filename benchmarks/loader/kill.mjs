// node benchmarks/loader/kill.mjs [--kills 100]: a process that writes cache entries is killed (SIGKILL) in the midst of it, again and
// again, on one folder; then every entry is read. Ends with 1 where one that is served is not what was written.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareOrExit } from '../../scripts/prepare.mjs';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } });

await prepareOrExit();
const { FileDiskCache } = await import('@vernal/image-loader');
const writer = fileURLToPath(new URL('../../packages/image-loader/dist/node/entry-writer.suite.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'vernal-loader-kill-'));
const cache = new FileDiskCache({ directory: folder, sweep: false });
const counts = { kills: 0, whole: 0, none: 0, damaged: 0 };
try {
  for (; counts.kills < Number(values.kills); counts.kills++) {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (let index = 0; index < 20; index++) counts[await stateOf(`key ${index}`)]++;
  }
} finally {
  await cache.close();
  await rm(folder, { recursive: true, force: true });
}
console.log(counts);
process.exitCode = counts.damaged > 0 ? 1 : 0;

/** The writer fills an entry with one byte and says the same in its ETag. */
async function stateOf(key) {
  const entry = await cache.entryForKey(key);
  if (entry === undefined) return 'none';
  const [first] = entry.data;
  const isWhole = entry.data.every((value) => value === first) && entry.metadata.headers[0][1] === `"${first}"`;
  return isWhole ? 'whole' : 'damaged';
}
