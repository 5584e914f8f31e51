import type { ImageManager } from '../manager/image-manager.js';
import type { ImageOptions } from '../model/image-options.js';
import { attempt } from './attempt.js';
import type { Command } from './command-line.js';
import { OutputFolder } from './output-folder.js';
import type { Reporter } from './reporter.js';

const OPTIONS: Readonly<Record<Command['source'], ImageOptions>> = {
  cache: { fromCacheOnly: true },
  origin: { fromLoaderOnly: true },
  refresh: { refreshCached: 'always' },
  both: { refreshCached: true },
};

/** Loads each image once. @returns whether all is well */
export async function get(
  command: Command,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<boolean> {
  const folder = command.output === undefined ? undefined : await OutputFolder.open(command.output);
  const options = { ...OPTIONS[command.source], queryMemoryData: true, waitStore: true } as ImageOptions;
  const load = (url: string) =>
    attempt(url, reporter, signal, async () => {
      const result = await manager.loadImage(url, { options, progress: reporter.progressOf(url), signal });
      reporter.loaded(result, folder && (await folder.write(url, result)));
      return true;
    });
  const loaded = await Promise.all([...new Set(command.urls)].map(load));
  return loaded.every(Boolean);
}
