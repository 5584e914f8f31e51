import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mock } from 'node:test';
import { fileURLToPath } from 'node:url';
import { diskCacheBehaviours } from '../protocols/disk-cache.suite.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { FileDiskCache } from './file-disk-cache.js';

const bytes = (length: number) => new Uint8Array(length).map((_, index) => index % 251);

describe('FileDiskCache', () => {
  let folder: { path: string; remove: () => Promise<void> };
  const caches: FileDiskCache[] = [];

  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  afterEach(async () => {
    await Promise.all(caches.splice(0).map((cache) => cache.close()));
    await folder.remove();
  });

  function open(config: object = {}): FileDiskCache {
    const cache = new FileDiskCache({ directory: folder.path, ...config });
    caches.push(cache);
    return cache;
  }

  async function age(time: number): Promise<void> {
    for (const path of await readdir(folder.path, { recursive: true })) {
      const { mtimeMs } = await stat(join(folder.path, path));
      await utimes(join(folder.path, path), Date.now() / 1000, (mtimeMs - time) / 1000);
    }
  }

  for (const { name, check } of diskCacheBehaviours) it(name, () => check({ open, age }));

  it('makes its folder when the first entry is written, not before', async () => {
    const cache = open({ directory: join(folder.path, 'a', 'b') });
    assert.equal(await cache.entryForKey('k'), undefined);
    assert.deepEqual(await readdir(folder.path), []);
    await cache.setEntry({ data: bytes(3), metadata: undefined }, 'k');
    assert.equal((await stat(cache.cachePathForKey('k'))).isFile(), true);
  });

  it('takes a damaged entry for none and removes it', async () => {
    const cache = open();
    for (const damage of [
      async (path: string) => truncate(path, 5000),
      async (path: string) => truncate(path, 10),
      async (path: string) => truncate(path, 0),
      async (path: string) => {
        const content = await readFile(path);
        content[content.length - 100]! ^= 1;
        await writeFile(path, content);
      },
      async (path: string) => {
        const content = await readFile(path);
        content[40]! ^= 1;
        await writeFile(path, content);
      },
    ]) {
      await cache.setEntry({ data: bytes(10_000), metadata: undefined }, 'k');
      await damage(cache.cachePathForKey('k'));
      assert.equal(await cache.entryForKey('k'), undefined);
      assert.equal(await cache.containsKey('k'), false);
    }
  });

  it('passes over a renewal that was cut off, and takes the next', async () => {
    const cache = open();
    const metadata = (etag: string) => ({
      url: 'http://a/',
      status: 200,
      headers: [['etag', etag]] as [string, string][],
      requestTime: 1,
      responseTime: 2,
    });
    await cache.setEntry({ data: bytes(100), metadata: metadata('"1"') }, 'k');
    await cache.setMetadata(metadata('"2"'), 'k');
    const path = cache.cachePathForKey('k');
    await truncate(path, (await stat(path)).size - 20);
    assert.deepEqual((await cache.entryForKey('k'))?.metadata, metadata('"1"'));
    await cache.setMetadata(metadata('"3"'), 'k');
    assert.deepEqual((await cache.entryForKey('k'))?.metadata, metadata('"3"'));
  });

  it('grows no file beyond measure by renewals', async () => {
    const cache = open();
    const headers: [string, string][] = [['etag', 'e'.repeat(1000)]];
    const metadata = { url: 'http://a/', status: 200, headers, requestTime: 1, responseTime: 2 };
    await cache.setEntry({ data: bytes(10), metadata }, 'k');
    for (let round = 0; round < 100; round++) await cache.setMetadata(metadata, 'k');
    assert.ok((await stat(cache.cachePathForKey('k'))).size < 30_000);
  });

  it('keeps the old entry, and leaves nothing behind, when the new one cannot be written', async () => {
    const cache = open();
    await cache.setEntry({ data: bytes(3), metadata: undefined }, 'k');
    const bad = { url: 'http://a/', status: 200, headers: [], requestTime: 1n as unknown as number, responseTime: 2 };
    await assert.rejects(cache.setEntry({ data: bytes(5), metadata: bad }, 'k'));
    assert.equal((await cache.entryForKey('k'))?.data.length, 3);
    assert.deepEqual(await readdir(join(folder.path, 'staging')), []);
  });

  it('sweeps away what a process left in the making, not what is being made', async () => {
    const cache = open();
    await cache.setEntry({ data: bytes(3), metadata: undefined }, 'k');
    const [old, young] = ['1-old', '2-young'].map((name) => join(folder.path, 'staging', name));
    for (const path of [old!, young!]) await writeFile(path, 'half');
    const yesterday = new Date(Date.now() - 24 * 3600 * 1000);
    await utimes(old!, yesterday, yesterday);
    await cache.removeExpired();
    assert.deepEqual(await readdir(join(folder.path, 'staging')), ['2-young']);
  });

  it('sweeps by itself, unless another process does', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const swept: string[] = [];
      for (const [name, sweep] of [
        ['first', true],
        ['second', false],
      ] as const) {
        const cache = open({ sweep });
        cache.removeExpired = async () => void swept.push(name);
      }
      mock.timers.tick(10_000);
      assert.deepEqual(swept, ['first']);
    } finally {
      mock.timers.reset();
    }
  });

  it('sweeps when it is closed, where nobody has done so for an hour', async () => {
    const old = new Date(Date.now() - 30 * 24 * 3600 * 1000);
    const closed = async (key: string, config: object = {}) => {
      const cache = open(config);
      await cache.setEntry({ data: bytes(3), metadata: undefined }, key);
      await utimes(cache.cachePathForKey(key), old, old);
      await cache.close();
      return cache.totalCount();
    };
    assert.equal(await closed('a', { sweep: false }), 1);
    assert.equal(await closed('b'), 0);
    assert.equal(await closed('c'), 1);
    await utimes(join(folder.path, 'swept'), old, old);
    const reader = open();
    await reader.close();
    assert.equal(await reader.totalCount(), 1);
    assert.equal(await closed('d'), 0);
  });

  it('fails where nothing can be made, and does not try for ever', async () => {
    for (const directory of ['/proc/vernal', join(folder.path, 'file', 'folder')]) {
      await writeFile(join(folder.path, 'file'), '');
      const cache = open({ directory });
      await assert.rejects(cache.setEntry({ data: bytes(3), metadata: undefined }, 'k'));
    }
  });

  it('removes only what is its own', async () => {
    const cache = open();
    await cache.setEntry({ data: bytes(3), metadata: undefined }, 'k');
    await writeFile(join(folder.path, 'mine.txt'), 'text');
    await cache.removeAll();
    assert.deepEqual(await readdir(folder.path), ['mine.txt']);
  });

  it('takes over the entries of another folder', async () => {
    const [old, own] = [open({ directory: join(folder.path, 'old') }), open({ directory: join(folder.path, 'own') })];
    await old.setEntry({ data: bytes(1), metadata: undefined }, 'a');
    await old.setEntry({ data: bytes(1), metadata: undefined }, 'b');
    await own.setEntry({ data: bytes(2), metadata: undefined }, 'b');
    await own.moveCacheFrom(old.directory);
    assert.deepEqual([await old.totalCount(), await own.totalCount()], [0, 2]);
    assert.equal((await own.entryForKey('a'))?.data.length, 1);
    assert.equal((await own.entryForKey('b'))?.data.length, 2);
  });

  it('gives the bytes at once to a script that waits for them, checked as always', async () => {
    const cache = open({ maxDiskAge: 1000 });
    const path = cache.cachePathForKey('k');
    assert.equal(cache.dataForKeySync('k'), undefined);
    await cache.setEntry({ data: bytes(10_000), metadata: undefined }, 'k');
    assert.deepEqual(cache.dataForKeySync('k'), bytes(10_000));
    await age(2000);
    assert.equal(cache.dataForKeySync('k'), undefined);
    await cache.setEntry({ data: bytes(10_000), metadata: undefined }, 'k');
    await truncate(path, 5000);
    assert.equal(cache.dataForKeySync('k'), undefined);
  });

  it('does not grow younger when what renewals added to its file is tidied up', async () => {
    const cache = open({ maxDiskAge: 10_000, diskCacheExpireType: 'modification' });
    const headers: [string, string][] = [['etag', 'e'.repeat(1000)]];
    const metadata = { url: 'http://a/', status: 200, headers, requestTime: 1, responseTime: 2 };
    await cache.setEntry({ data: bytes(10), metadata }, 'k');
    await age(5000);
    for (let round = 0; round < 30; round++) await cache.setMetadata(metadata, 'k');
    assert.equal(await cache.containsKey('k'), true);
    await age(6000);
    assert.equal(await cache.containsKey('k'), false);
  });

  it('looks for ages of entries where another process may have written such', async () => {
    await open().setEntry({ data: bytes(3), metadata: undefined, maxAge: 100 }, 'short');
    await age(200);
    const other = open();
    await other.removeExpired();
    assert.equal(await other.totalCount(), 0);
    await other.removeAll();
    assert.deepEqual(await readdir(folder.path), []);
  });

  it('renews the time of access by reading', async () => {
    const cache = open();
    await cache.setEntry({ data: bytes(3), metadata: undefined }, 'k');
    const path = cache.cachePathForKey('k');
    const hourAgo = new Date(Date.now() - 3600 * 1000);
    await utimes(path, hourAgo, hourAgo);
    await cache.entryForKey('k');
    assert.ok((await stat(path)).mtimeMs > hourAgo.getTime() + 1000);
  });

  it('serves no damaged entry after its process was killed in the midst of writing', async () => {
    const writer = fileURLToPath(new URL('./entry-writer.suite.js', import.meta.url));
    const cache = open({ sweep: false });
    let whole = 0;
    for (let round = 0; round < 10; round++) {
      const child = spawn(process.execPath, [writer, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, 20 * Math.random()));
      child.kill('SIGKILL');
      await once(child, 'exit');
      for (let index = 0; index < 20; index++) {
        const entry = await cache.entryForKey(`key ${index}`);
        if (entry === undefined) continue;
        whole++;
        const [first] = entry.data;
        assert.ok(entry.data.every((value) => value === first));
        assert.equal(entry.metadata?.headers[0]?.[1], `"${first}"`);
      }
    }
    assert.ok(whole > 0);
  });
});
