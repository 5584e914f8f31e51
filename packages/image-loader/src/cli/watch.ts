import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageManager } from '../manager/image-manager.js';
import type { Command } from './command-line.js';
import type { Reporter } from './reporter.js';

/** Asks for each image round by round, with the validators of what is cached. A failure is told, and asked about again. @returns whether the last round went well */
export async function watch(
  command: Command,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<boolean> {
  let isWell = true;
  for (let round = 0; round < command.times && !signal.aborted; round++) {
    if (round > 0) await sleep(command.interval, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const rounds = [...new Set(command.urls)].map((url) => refresh(url, command, manager, reporter, signal));
    isWell = (await Promise.all(rounds)).every(Boolean);
  }
  return isWell || signal.aborted;
}

async function refresh(
  url: string,
  { changesOnly }: Command,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const result = await manager.loadImage(url, {
      options: { refreshCached: 'always', retryFailed: true },
      progress: (received, expected) => reporter.bars.update(url, received, expected),
      signal,
    });
    reporter.bars.end(url);
    if (!changesOnly || !result.notModified) reporter.loaded(result);
    return result.error === undefined;
  } catch (error) {
    reporter.bars.end(url);
    if (!signal.aborted) reporter.failed(url, error);
    return false;
  }
}
