import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of files that are being written. */
export const STAGING = 'staging';

const STRAY_AFTER = 3600 * 1000;

/** The files of one folder of entries; none where there is no such folder. */
export async function entryFiles(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
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
  const kept: { path: string; size: number; mtimeMs: number }[] = [];
  for (const shard of await readdir(directory).catch(() => [])) {
    if (shard.length !== 2) continue;
    for (const path of await entryFiles(join(directory, shard))) {
      const found = await stat(path).catch(() => undefined);
      if (found === undefined) continue;
      if (maxAge >= 0 && Date.now() - found.mtimeMs > maxAge) await rm(path, { force: true });
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
