import type { ImageManager } from '../manager/image-manager.js';
import type { ImageOptions } from '../model/image-options.js';
import { attempt } from './attempt.js';
import type { Command } from './command-line.js';
import type { Reporter } from './reporter.js';

interface Kind {
  readonly name: string;
  readonly options: ImageOptions;
  /** Whether the memory cache is emptied before each load. */
  readonly forgets: boolean;
}

const KINDS: readonly Kind[] = [
  { name: 'download', options: { fromLoaderOnly: true, waitStore: true }, forgets: true },
  { name: 'revalidation', options: { refreshCached: 'always' }, forgets: false },
  { name: 'disk', options: { fromCacheOnly: true }, forgets: true },
  { name: 'memory', options: { fromCacheOnly: true }, forgets: false },
];

/** Loads each image so many times in each way, one after the other, and tells how long it took. @returns whether all is well */
export async function bench(
  command: Command,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<boolean> {
  let isWell = true;
  for (const url of new Set(command.urls)) {
    const isMeasured = await attempt(url, reporter, signal, async () => {
      for (const kind of KINDS) await measure(url, kind, command.times, manager, reporter, signal);
      return true;
    });
    isWell &&= isMeasured;
    if (signal.aborted) break;
  }
  return isWell;
}

async function measure(
  url: string,
  { name, options, forgets }: Kind,
  times: number,
  manager: ImageManager,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  const durations: number[] = [];
  let received = 0;
  for (let done = 0; done < times; done++) {
    if (forgets) await manager.imageCache.clear('memory');
    const begun = performance.now();
    const result = await manager.loadImage(url, { options, signal });
    durations.push(performance.now() - begun);
    if (result.error) throw result.error;
    received += result.received;
    reporter.bars.update(`${name}  ${url}`, done + 1, times);
  }
  reporter.bars.end(`${name}  ${url}`);
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.min(durations.length - 1, Math.floor(share * durations.length))]!;
  const [median, p95, least, most] = [at(0.5), at(0.95), durations[0]!, durations.at(-1)!];
  const figures = [`median ${ms(median)}`, `p95 ${ms(p95)}`, `${ms(least)} … ${ms(most)}`, `${received} B`];
  const data = { url, kind: name, times, received, median, p95, least, most };
  reporter.line([name.padEnd(12), ...figures, url].join('  '), data);
}

const ms = (duration: number) => `${duration.toFixed(2)} ms`;
