import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDated } from './dated-file.js';
import { decodeHead, type EntryHead } from './entry-file.js';

/** The folder of files that are being written. */
export const STAGING = 'staging';
/** A file that tells that there are entries with ages of their own. */
export const OWN_AGES = 'own-ages';
/** A file whose date is that of the last sweep, whichever process did it. */
export const SWEPT = 'swept';
/** Within so many bytes there is the first line of nearly every file. */
export const HEAD_SIZE = 4096;

const STRAY_AFTER = 3600 * 1000;
const DUE_AFTER = 3600 * 1000;

/** The files of one folder of entries; none where there is no such folder. */
export async function entryFiles(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
}

/** Whether nobody has swept for an hour. */
export async function isSweepDue(directory: string): Promise<boolean> {
  const swept = await stat(join(directory, SWEPT)).catch(() => undefined);
  return swept === undefined || Date.now() - swept.mtimeMs > DUE_AFTER;
}

/** Notes that somebody sweeps now; of no consequence where it cannot be noted. */
export async function noteSweep(directory: string): Promise<void> {
  await writeFile(join(directory, SWEPT), '').catch(() => {});
}

/** Removes staged files that a process left when it died. */
export async function removeStrays(directory: string): Promise<void> {
  for (const file of await entryFiles(join(directory, STAGING))) {
    const found = await stat(file).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > STRAY_AFTER) await rm(file, { force: true });
  }
}

/** Removes entries older than `maxAge` ms (negative: none), then the oldest until half of `maxSize` bytes is kept (0: none). */
export async function removeOldEntries(directory: string, maxAge: number, maxSize: number): Promise<void> {
  const hasOwnAges = await stat(join(directory, OWN_AGES)).catch(() => undefined);
  const kept: { path: string; size: number; mtimeMs: number }[] = [];
  for (const shard of await readdir(directory).catch(() => [])) {
    if (shard.length !== 2) continue;
    for (const path of await entryFiles(join(directory, shard))) {
      const found = await stat(path).catch(() => undefined);
      if (found === undefined) continue;
      const age = (hasOwnAges && (await ownAge(path))) ?? maxAge;
      if (isOver(found.mtimeMs, age)) await rm(path, { force: true });
      else kept.push({ path, size: found.size, mtimeMs: found.mtimeMs });
    }
  }
  let total = kept.reduce((sum, { size }) => sum + size, 0);
  if (maxSize <= 0 || total <= maxSize) return;
  kept.sort((a, b) => a.mtimeMs - b.mtimeMs);
  for (const { path, size } of kept) {
    if (total <= maxSize / 2) return;
    await rm(path, { force: true });
    total -= size;
  }
}

/** What a file says of itself, and the date its age counts from. @returns undefined where there is no such file */
export async function readHead(
  path: string,
): Promise<{ readonly head: EntryHead | undefined; readonly mtimeMs: number } | undefined> {
  const file = await readDated(path, HEAD_SIZE);
  if (file === undefined) return undefined;
  const { content, mtimeMs } = file;
  const isWhole = content.length < HEAD_SIZE || content.includes(0x0a);
  const all = isWhole ? content : (await readDated(path))?.content;
  return { head: all && decodeHead(all), mtimeMs };
}

/** Whether something of this date (ms since the epoch) is older than it may be; a negative age is never over. */
export const isOver = (date: number, maxAge: number) => maxAge >= 0 && Date.now() - date > maxAge;

async function ownAge(path: string): Promise<number | undefined> {
  return (await readHead(path).catch(() => undefined))?.head?.maxAge;
}
