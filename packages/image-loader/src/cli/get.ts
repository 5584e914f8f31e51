import type { ImageManager } from '../manager/image-manager.js';
import type { ImageOptions } from '../model/image-options.js';
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
  const load = async (url: string) => {
    try {
      const progress = (received: number, expected: number) => reporter.bars.update(url, received, expected);
      const result = await manager.loadImage(url, { options, progress, signal });
      const file = folder && (await folder.write(url, result));
      reporter.bars.end(url);
      reporter.loaded(result, file);
      return true;
    } catch (error) {
      reporter.bars.end(url);
      if (!signal.aborted) reporter.failed(url, error);
      return false;
    }
  };
  const loaded = await Promise.all([...new Set(command.urls)].map(load));
  return loaded.every(Boolean);
}
