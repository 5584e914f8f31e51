// node --expose-gc benchmarks/loader/soak.mjs [--loads 10000]: loads of every kind, new, cached, refreshed, changed, failing, cancelled and
// drawn small, and what memory is held after each tenth of them. Ends with 1 where the second half holds more than the first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { prepareOrExit } from '../../scripts/prepare.mjs';
import { printTable } from '../lib/table.mjs';

const { values } = parseArgs({ options: { loads: { type: 'string', default: '10000' } } });
const loads = Number(values.loads);

await prepareOrExit();
const { ImageEndpoint, ImageManager } = await import('@vernal/image-loader');
const sharp = createRequire(import.meta.resolve('@vernal/image-loader'))('sharp');
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const folder = await mkdtemp(join(tmpdir(), 'vernal-loader-soak-'));
const path = join(folder, 'picture.jpg');
await sharp({ create: { width: 320, height: 240, channels: 3, background: 'teal' } })
  .jpeg()
  .toFile(path);
const child = spawn(process.execPath, [fileURLToPath(new URL('./origin.mjs', import.meta.url)), '0', path], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const [printed] = await once(child.stdout, 'data');
const origin = `http://127.0.0.1:${String(printed).trim()}`;
const manager = new ImageManager({
  cache: { directory: join(folder, 'cache'), maxMemoryCount: 50, maxDiskSize: 4 << 20 },
  downloader: { retry: { limit: 0 } },
});
const endpoint = new ImageEndpoint(manager, { sources: [`${origin}/**`] });

const KINDS = [
  (n) => manager.loadImage(`${origin}/new-${n}`),
  (n) => manager.loadImage(`${origin}/known-${n % 100}`),
  (n) => manager.loadImage(`${origin}/known-${n % 100}`, { options: { refreshCached: 'always' } }),
  (n) => manager.loadImage(`${origin}/thumbnail-${n}`, { context: { thumbnailPixelSize: { width: 50, height: 50 } } }),
  (n) => manager.loadImage(`${origin}/missing-${n}`),
  async (n) => manager.loadImage(`${origin}/cancelled-${n}`).cancel(),
  (n) => manager.loadImage(`${origin}/signal-${n}`, { signal: AbortSignal.timeout(1 + (n % 5)) }),
  (n) => manager.loadImage(`${origin}/http-${n % 300}`, { options: { useHttpCache: true, fromLoaderOnly: true } }),
  (n) => endpoint.answer(new URLSearchParams({ url: `${origin}/drawn-${n}`, w: '64' }), new Headers()),
  (n) => manager.loadImage(`no url ${n}`),
];

const rows = [];
try {
  for (let part = 1; part <= 10; part++) {
    for (let n = 0; n < loads / 10; n += 20) {
      const batch = Array.from({ length: 20 }, (_, i) => KINDS[i % KINDS.length](part * loads + n + i));
      await Promise.allSettled(batch);
    }
    while (manager.isRunning) await new Promise((resolve) => setImmediate(resolve));
    await manager.imageCache.disk.removeExpired();
    for (let round = 0; round < 3; round++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    rows.push([heapUsed, external, rss].map((bytes) => bytes / 2 ** 20));
  }
} finally {
  await manager.close();
  child.kill();
  await rm(folder, { recursive: true, force: true });
}
printTable(
  ['loads', 'heap MiB', 'external MiB', 'resident MiB'],
  rows.map((row, part) => [((part + 1) * loads) / 10, ...row.map((mebibytes) => mebibytes.toFixed(1))]),
);
const grown = rows.at(-1)[0] - rows[4][0];
console.log(`the heap after the second half: ${grown.toFixed(2)} MiB more than after the first`);
process.exitCode = grown > 2 ? 1 : 0;
