import { setTimeout as sleep } from 'node:timers/promises';
import type { ImageManager } from '../manager/image-manager.js';
import { attempt } from './attempt.js';
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

function refresh(
  url: string,
  { changesOnly }: Command,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<boolean> {
  return attempt(url, reporter, signal, async () => {
    const options = { refreshCached: 'always', retryFailed: true } as const;
    const result = await manager.loadImage(url, { options, progress: reporter.progressOf(url), signal });
    if (!changesOnly || !result.notModified) reporter.loaded(result);
    return result.error === undefined;
  });
}
