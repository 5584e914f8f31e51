// node benchmarks/loader/bench.mjs [--rounds N --rows a,b]: the image loader against undici, make-fetch-happen, got and sharp, in one
// process, with an origin in another. Every contender does the same work; what each is given is said beside it.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, prepareOrExit } from '../../scripts/prepare.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, rows: { type: 'string' } } });
const rounds = Number(values.rounds);

await prepareOrExit();
await install(fileURLToPath(new URL('.', import.meta.url)));
const { contest, repeat } = await import('./contest.mjs');
const { printTable } = await import('../lib/table.mjs');
const { ImageManager } = await import('@vernal/image-loader');
const { default: got } = await import('got');
const { Keyv } = await import('keyv');
const { default: makeFetchHappen } = await import('make-fetch-happen');
const loaders = createRequire(import.meta.resolve('@vernal/image-loader'));
const { Agent, interceptors, cacheStores, request } = loaders('undici');
const sharp = loaders('sharp');

const folder = await mkdtemp(join(tmpdir(), 'vernal-loader-bench-'));
const closing = [];
let managers = 0;

const ROWS = { memory, disk, refresh, callers, thumbnail, cold };
const wanted = values.rows === undefined ? Object.keys(ROWS) : values.rows.split(',');
try {
  console.log(`${rounds} rounds, Node.js ${process.versions.node}; ratios to the first line, within each round`);
  for (const name of wanted) await ROWS[name]();
} finally {
  for (const close of closing) await close();
  await rm(folder, { recursive: true, force: true });
}

function newManager(options = {}) {
  const { cache, downloader, ...rest } = options;
  const directory = join(folder, `manager-${managers++}`);
  const manager = new ImageManager({
    cache: { directory, ...cache },
    downloader: { retry: { limit: 0 }, ...downloader },
    ...rest,
  });
  closing.push(() => manager.close());
  return manager;
}

async function newOrigin(...args) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./origin.mjs', import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [printed] = await once(child.stdout, 'data');
  closing.push(async () => child.kill());
  return `http://127.0.0.1:${String(printed).trim()}`;
}

/** A JPEG of about 100 KB. */
async function picture(width = 800, height = 600) {
  const noise = {
    create: { width, height, channels: 3, background: 'grey', noise: { type: 'gaussian', mean: 128, sigma: 20 } },
  };
  const path = join(folder, `${width}x${height}.jpg`);
  await writeFile(path, await sharp(noise).jpeg({ quality: 60 }).toBuffer());
  return path;
}

/** A store in memory for got, which adds a listener to it with each request. */
function newKeyv() {
  const cache = new Keyv();
  cache.setMaxListeners(Number.POSITIVE_INFINITY);
  return cache;
}

async function newAgent() {
  const agent = new Agent({ connections: 6 });
  closing.push(() => agent.destroy());
  return agent;
}

async function memory() {
  const url = `${await newOrigin('0', await picture())}/p`;
  const manager = newManager();
  const map = new Map([[url, (await manager.loadImage(url)).image]]);
  const results = { last: undefined };
  const times = 200_000;
  await contest(
    'memory hit',
    {
      'Map and resolved promise': async () => {
        for (let i = 0; i < times; i++) results.last = await Promise.resolve(map.get(url));
        return times;
      },
      'loadImage(url)': async () => {
        for (let i = 0; i < times; i++) results.last = (await manager.loadImage(url)).image;
        return times;
      },
      'peek(url)': async () => {
        for (let i = 0; i < times; i++) results.last = manager.peek(url);
        return times;
      },
      'loadImage(url, { options })': async () => {
        const request = { options: { priority: 'high' } };
        for (let i = 0; i < times / 10; i++) results.last = (await manager.loadImage(url, request)).image;
        return times / 10;
      },
    },
    { rounds, target: '3' },
  );
}

async function disk() {
  const origin = await newOrigin('0', await picture());
  const url = `${origin}/fresh`;
  const manager = newManager();
  await manager.loadImage(url, { options: { waitStore: true } });
  const key = manager.cacheKeyForURL(url);
  const path = manager.imageCache.cachePathForKey(key);
  const fetch = makeFetchHappen.defaults({ cachePath: join(folder, 'make-fetch-happen') });
  await (await fetch(url)).buffer();
  const times = 300;
  await contest(
    'disk hit, the bytes of 100 KB',
    {
      'readFile and SHA-256': async () => {
        for (let i = 0; i < times; i++)
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex');
        return times;
      },
      'queryDiskCache(key)': async () => {
        for (let i = 0; i < times; i++) await manager.imageCache.queryDiskCache(key);
        return times;
      },
      'make-fetch-happen, fresh': async () => {
        for (let i = 0; i < times; i++) await (await fetch(url)).buffer();
        return times;
      },
    },
    { rounds, target: '1.3' },
  );
  const context = { storeCacheType: 'none' };
  const load = async (decode) => {
    manager.imageCache.memory.clear();
    await manager.loadImage(url, { context, options: { decode } });
  };
  await contest(
    'disk hit, an image of 800 × 600',
    {
      'readFile, SHA-256 and sharp': async () => {
        for (let i = 0; i < times / 5; i++) {
          const file = await readFile(path);
          createHash('sha256').update(file).digest('hex');
          const data = file.subarray(file.indexOf(0x0a) + 1);
          await sharp(data).autoOrient().ensureAlpha().raw().toBuffer();
        }
        return times / 5;
      },
      'loadImage(url)': async () => {
        for (let i = 0; i < times / 5; i++) await load('eager');
        return times / 5;
      },
    },
    { rounds },
  );
}

async function refresh() {
  const origin = await newOrigin('0', await picture());
  const url = `${origin}/p`;
  const manager = newManager();
  await manager.loadImage(url);
  const agent = await newAgent();
  const headers = {
    'if-none-match': '"1"',
    'if-modified-since': 'Sun, 06 Nov 1994 08:49:37 GMT',
    accept: manager.downloader.headers.get('accept'),
    'accept-encoding': 'gzip, deflate, br',
  };
  const cached = new Agent({ connections: 6 }).compose(
    interceptors.cache({ store: new cacheStores.MemoryCacheStore() }),
  );
  closing.push(() => cached.destroy());
  const fetch = makeFetchHappen.defaults({ cachePath: join(folder, 'make-fetch-happen-304'), cache: 'no-cache' });
  const cache = newKeyv();
  const times = 1000;
  for (const atOnce of [1, 6]) {
    const url0 = (index) => (atOnce === 1 ? url : `${origin}/${index % 6}`);
    for (let i = 0; i < 6; i++) await manager.loadImage(url0(i));
    const plain = {
      'undici request': () =>
        repeat(times, atOnce, async (i) => {
          const { body } = await request(url0(i), { dispatcher: agent, headers });
          await body.dump();
        }),
    };
    await contest(
      `304 refresh, ${atOnce} at a time`,
      {
        ...plain,
        "refreshCached: 'always'": () =>
          repeat(times, atOnce, async (i) => {
            const { notModified } = await manager.loadImage(url0(i), { options: { refreshCached: 'always' } });
            if (!notModified) throw new Error('the origin did not say 304');
          }),
      },
      { rounds, target: '1.2', warmups: 5 },
    );
    // In a contest of their own: collecting their garbage would be counted as the others' work.
    await contest(
      `304 refresh by others, ${atOnce} at a time`,
      {
        ...plain,
        'undici cache interceptor': () =>
          repeat(times, atOnce, async (i) => {
            const { body } = await request(url0(i), { dispatcher: cached, headers: { accept: 'image/*' } });
            await body.arrayBuffer();
          }),
        'got with a cache': () => repeat(times / 4, atOnce, (i) => got(url0(i), { cache }).buffer()),
        'make-fetch-happen': () => repeat(times / 10, atOnce, async (i) => (await fetch(url0(i))).buffer()),
      },
      { rounds, warmups: 1 },
    );
  }
}

async function callers() {
  const origin = await newOrigin('0', await picture());
  const manager = newManager({ cache: { diskCache: false } });
  let next = 0;
  await contest(
    '1,000 callers of one URL',
    {
      'one caller': async () => {
        await manager.loadImage(`${origin}/${next++}`);
        return 1;
      },
      '1,000 callers': async () => {
        const url = `${origin}/${next++}`;
        await Promise.all(Array.from({ length: 1000 }, () => manager.loadImage(url)));
        return 1;
      },
    },
    { rounds: rounds * 5, target: '1.5' },
  );
  const asked = Number(await (await request(`${origin}/count`)).body.text());
  console.log(`${asked} requests for ${next} URLs`);
}

async function thumbnail() {
  const path = await picture(4000, 3000);
  const data = new Uint8Array(await readFile(path));
  const url = `${await newOrigin('0', path)}/p`;
  const manager = newManager({ cache: { maxMemoryCount: 1, shouldUseWeakMemoryCache: false } });
  await manager.loadImage(url, { options: { waitStore: true, decode: 'none' } });
  const { coders } = manager;
  const box = { width: 300, height: 300 };
  const options = { decode: 'eager', scale: 1, maxPixels: 1e8, thumbnailPixelSize: box };
  const context = { thumbnailPixelSize: box, queryCacheType: 'none', storeCacheType: 'none' };
  const draw = (bytes) =>
    sharp(bytes)
      .autoOrient()
      .resize({ ...box, fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer();
  const ways = {
    'sharp alone': () => draw(data),
    coder: () => coders.decode(data, { ...options }, url),
    'readFile and sharp': async () => draw(await readFile(path)),
    'loadImage, original on disk': () => manager.loadImage(url, { context }),
  };
  const times = 10;
  const repeated = Object.entries(ways).map(([name, work]) => [name, () => repeat(times, 1, work)]);
  await contest('thumbnail of 12 MP JPEG', Object.fromEntries(repeated), { rounds, target: '1.05' });
  const held = [['nothing', await heldUp(() => new Promise((done) => setTimeout(done, 30)))]];
  for (const [name, work] of Object.entries(ways)) held.push([name, await heldUp(work)]);
  console.log();
  printTable(
    ['event loop held up, 4 at a time (target 20), ms', 'p50', 'p99', 'at most', 'its own longest turn'],
    held.map(([name, { p50, p99, max, turn }]) => [name, ...[p50, p99, max, turn].map((ms) => ms.toFixed(1))]),
  );
}

/**
 * How late a timer of 1 ms is while work is done: by the clock, in which everything counts that the machine does, and how much of the
 * processor's time the event loop took for the longest of its turns, which is the work's alone.
 */
async function heldUp(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const clock = loopClock();
  let turn = 0;
  let last = clock();
  const looking = setInterval(() => {
    const now = clock();
    turn = Math.max(turn, now - last);
    last = now;
  }, 1);
  delay.enable();
  await repeat(60, 4, work);
  delay.disable();
  clearInterval(looking);
  return { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, turn };
}

/** @returns a function that gives the processor's time of the event loop's thread, in ms; 0 where the system does not tell */
function loopClock() {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  if (!existsSync(file)) return () => 0;
  return () => Number(readFileSync(file, 'latin1').split(' ')[0]) / 1e6;
}

async function cold() {
  const origin = await newOrigin('0', await picture());
  const agent = await newAgent();
  let next = 0;
  const url = () => `${origin}/fresh-${next++}`;
  const times = 200;
  const downloads = newManager({ cache: { diskCache: false } }).downloader;
  const storing = newManager({ cache: { maxMemoryCount: 5, shouldUseWeakMemoryCache: false } });
  const fetch = makeFetchHappen.defaults({ cachePath: join(folder, 'make-fetch-happen-cold'), maxSockets: 6 });
  const cache = newKeyv();
  await contest(
    'cold download of 100 KB, 6 at a time',
    {
      'undici request': () =>
        repeat(times, 6, async () => {
          const { body } = await request(url(), { dispatcher: agent });
          await body.arrayBuffer();
        }),
      downloader: () => repeat(times, 6, () => downloads.download(url()).promise),
      'got with a cache in memory': () => repeat(times, 6, () => got(url(), { cache }).buffer()),
      'loadImage, no decoding, stored on disk': () =>
        repeat(times, 6, () => storing.loadImage(url(), { options: { decode: 'none', waitStore: true } }).promise),
      'make-fetch-happen, stored on disk': () => repeat(times, 6, async () => (await fetch(url())).buffer()),
    },
    { rounds, target: '1.11' },
  );
}
