import { hash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { StoredResponseMetadata } from '../http/response-metadata.js';
import { type DiskCache, type DiskCacheConfig, type StoredEntry, VARIANT_MARK } from '../protocols/disk-cache.js';
import { readDated, readDatedSync } from './dated-file.js';
import { decodeDataSync, decodeEntry, decodeHead, encodeHead, encodeRenewal } from './entry-file.js';
import {
  entryFiles,
  HEAD_SIZE,
  isOver,
  isSweepDue,
  noteSweep,
  OWN_AGES,
  readHead,
  removeOldEntries,
  removeStrays,
  STAGING,
  SWEPT,
} from './file-sweep.js';
import { makeFolder } from './make-folder.js';

/** Where and how a {@link FileDiskCache} keeps its files. */
export interface FileDiskCacheConfig extends DiskCacheConfig {
  /** The folder; made when the first entry is written. It may be shared by several processes. */
  readonly directory: string;
}

const WEEK = 7 * 24 * 3600 * 1000;
const SWEEP_EVERY = 10 * 60 * 1000;
const FIRST_SWEEP_AFTER = 10 * 1000;
/** Reading renews the time of last access no more often than this. */
const ACCESS_STEP = 60 * 1000;
/** When the confirmations at a file's end exceed this it is written anew. */
const MOST_RENEWALS = 16 * 1024;

/**
 * Plain files, one an entry: staged under another name, checked by a checksum, put in place by renaming. A process that dies in
 * the middle leaves the old entry or the new one. The modification time of a file is the date its age counts from, so that
 * sweeping needs no look inside, unless there are entries with ages of their own.
 */
export class FileDiskCache implements DiskCache {
  readonly directory: string;
  readonly #maxAge: number;
  readonly #maxSize: number;
  readonly #expireType: NonNullable<DiskCacheConfig['diskCacheExpireType']>;
  readonly #writing = new Map<string, Promise<void>>();
  #sweepTimer: NodeJS.Timeout | undefined;
  readonly #sweeps: boolean;
  #hasWritten = false;
  #closed = false;
  #hasOwnAges = false;

  constructor(config: FileDiskCacheConfig) {
    this.directory = config.directory;
    this.#maxAge = config.maxDiskAge ?? WEEK;
    this.#maxSize = config.maxDiskSize ?? 0;
    this.#expireType = config.diskCacheExpireType ?? 'access';
    this.#sweeps = config.sweep ?? true;
    if (this.#sweeps) this.#sweepAfter(FIRST_SWEEP_AFTER);
  }

  cachePathForKey(key: string): string {
    const mark = key.indexOf(VARIANT_MARK);
    const name = hash('sha256', mark < 0 ? key : key.slice(0, mark));
    const variant = mark < 0 ? '' : `-${hash('sha256', key.slice(mark + 1)).slice(0, 32)}`;
    return join(this.directory, name.slice(0, 2), name.slice(2) + variant);
  }

  async entryForKey(key: string): Promise<StoredEntry | undefined> {
    const path = this.cachePathForKey(key);
    const file = await readDated(path);
    if (file === undefined) return undefined;
    const head = decodeHead(file.content);
    const holds = head?.key === key && !isOver(file.mtimeMs, head.maxAge ?? this.#maxAge);
    const entry = holds ? await decodeEntry(file.content, head) : undefined;
    if (entry === undefined) await rm(path, { force: true });
    else if (this.#expireType === 'access' && Date.now() - file.mtimeMs > ACCESS_STEP) await touch(path);
    return entry;
  }

  /** The bytes alone, read while everything else waits: for scripts. A damaged or expired entry is a miss. */
  dataForKeySync(key: string): Uint8Array<ArrayBuffer> | undefined {
    const file = readDatedSync(this.cachePathForKey(key));
    const head = file && decodeHead(file.content);
    if (head?.key !== key || isOver(file!.mtimeMs, head.maxAge ?? this.#maxAge)) return undefined;
    return decodeDataSync(file!.content, head);
  }

  async containsKey(key: string): Promise<boolean> {
    const path = this.cachePathForKey(key);
    const { mtimeMs, head } = (await readHead(path).catch(() => undefined)) ?? {};
    return head?.key === key && !isOver(mtimeMs!, head.maxAge ?? this.#maxAge);
  }

  setEntry(entry: StoredEntry, key: string): Promise<void> {
    return this.#inTurn(key, async () => {
      const path = this.cachePathForKey(key);
      const head = await encodeHead(entry, key);
      const created = this.#expireType === 'creation' ? await stat(path).catch(() => undefined) : undefined;
      if (entry.maxAge !== undefined) await this.#noteOwnAges();
      this.#hasWritten = true;
      await this.#replace(path, [head, entry.data], created?.mtime);
    });
  }

  setMetadata(metadata: StoredResponseMetadata, key: string): Promise<void> {
    return this.#inTurn(key, async () => {
      const path = this.cachePathForKey(key);
      const isDate = this.#expireType === 'access' || this.#expireType === 'change';
      const date = isDate ? undefined : (await stat(path).catch(() => undefined))?.mtime;
      const outgrown = await withFile(path, constants.O_RDWR | constants.O_APPEND, async (handle) => {
        const { size } = await handle.stat();
        const head = decodeHead(await readWhole(handle, Math.min(size, HEAD_SIZE)));
        const known = head ?? decodeHead(await readWhole(handle, size));
        if (known === undefined || known.key !== key) return false;
        await handle.write(encodeRenewal(known.sha256, metadata));
        if (date) await handle.utimes(date, date);
        return size - known.headLength - known.length > MOST_RENEWALS;
      });
      const entry = outgrown && (await this.entryForKey(key));
      if (entry) await this.#replace(path, [await encodeHead({ ...entry, metadata }, key), entry.data], date);
    });
  }

  removeEntry(key: string): Promise<void> {
    return this.#inTurn(key, () => rm(this.cachePathForKey(key), { force: true }));
  }

  async removeVariants(key: string): Promise<void> {
    const start = `${this.cachePathForKey(key)}-`;
    for (const file of await entryFiles(join(this.directory, hash('sha256', key).slice(0, 2)))) {
      if (file.startsWith(start)) await rm(file, { force: true });
    }
  }

  async removeAll(): Promise<void> {
    await Promise.allSettled(this.#writing.values());
    for (const name of await readdir(this.directory).catch(() => [])) {
      if (isOurs(name)) await rm(join(this.directory, name), { recursive: true, force: true });
    }
  }

  async removeExpired(): Promise<void> {
    await noteSweep(this.directory);
    await removeStrays(this.directory);
    await removeOldEntries(this.directory, this.#maxAge, this.#maxSize);
  }

  /** Has whoever sweeps the folder look for such ages. */
  async #noteOwnAges(): Promise<void> {
    if (this.#hasOwnAges) return;
    await withFolder(this.directory, () => writeFile(join(this.directory, OWN_AGES), ''));
    this.#hasOwnAges = true;
  }

  /** Takes over the entries of another folder in this format; what is here already stays. */
  async moveCacheFrom(directory: string): Promise<void> {
    const names: string[] = await readdir(directory).catch(() => []);
    const shards = names.filter(isShard);
    if (names.includes(OWN_AGES)) await this.#noteOwnAges();
    for (const path of (await Promise.all(shards.map((name) => entryFiles(join(directory, name))))).flat()) {
      const own = join(this.directory, relative(directory, path));
      if (await stat(own).catch(() => undefined)) await rm(path, { force: true });
      else await withFolder(dirname(own), () => rename(path, own));
    }
  }

  async totalCount(): Promise<number> {
    return (await this.#files()).length;
  }

  async totalSize(): Promise<number> {
    const sizes = (await this.#files()).map(async (path) => (await stat(path).catch(() => undefined))?.size ?? 0);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#sweepTimer);
    await Promise.allSettled(this.#writing.values());
    // Processes that end before they sweep would let the folder grow for ever.
    if (this.#sweeps && this.#hasWritten && (await isSweepDue(this.directory))) await this.removeExpired();
  }

  async #files(): Promise<string[]> {
    const shards = (await readdir(this.directory).catch(() => [])).filter(isShard);
    return (await Promise.all(shards.map((name) => entryFiles(join(this.directory, name))))).flat();
  }

  /** Writes under another name, then puts the file in place in one step. */
  async #replace(path: string, parts: Uint8Array[], date: Date | undefined): Promise<void> {
    const staged = join(this.directory, STAGING, `${process.pid}-${randomUUID()}`);
    await withFolder(join(this.directory, STAGING), () => writeParts(staged, parts));
    try {
      if (date) await utimes(staged, date, date);
      await withFolder(dirname(path), () => rename(staged, path));
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }

  /** Writes to one entry one after the other, so that the newest is the last. */
  #inTurn(key: string, write: () => Promise<void>): Promise<void> {
    const turn = (this.#writing.get(key) ?? Promise.resolve()).catch(() => {}).then(write);
    this.#writing.set(key, turn);
    const forget = () => {
      if (this.#writing.get(key) === turn) this.#writing.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  }

  #sweepAfter(time: number): void {
    this.#sweepTimer = setTimeout(() => {
      void this.removeExpired()
        .catch(() => {})
        .finally(() => {
          if (!this.#closed) this.#sweepAfter(SWEEP_EVERY);
        });
    }, time).unref();
  }
}

async function withFile<Result>(path: string, flags: number, use: (handle: FileHandle) => Promise<Result>) {
  let handle: FileHandle;
  try {
    handle = await open(path, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let result: Result;
  try {
    result = await use(handle);
  } finally {
    await handle.close();
  }
  return result;
}

async function withFolder(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeFolder(folder);
    await write();
  }
}

async function writeParts(path: string, parts: Uint8Array[]): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const { bytesWritten } = await handle.writev(parts);
    if (bytesWritten < parts.reduce((sum, { length }) => sum + length, 0)) throw new Error(`No room to write ${path}`);
  } finally {
    await handle.close();
  }
}

async function readWhole(handle: FileHandle, size: number): Promise<Buffer<ArrayBuffer>> {
  const buffer = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(buffer, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => {});
}

const isShard = (name: string) => /^[0-9a-f]{2}$/.test(name);
const isOurs = (name: string) => [STAGING, OWN_AGES, SWEPT].includes(name) || isShard(name);
