import { setTimeout as sleep } from 'node:timers/promises';
import { ImageCache, ImageError, ImageManager, type ImageResult } from '@vernal/image-loader';
import { progressBar } from './watch/progress-bar.js';
import { watchOptions } from './watch/watch-options.js';

try {
  const { url, interval, times, cache } = watchOptions(process.argv.slice(2));
  const manager = new ImageManager({ imageCache: new ImageCache({ directory: cache }) });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  for (let done = 0; done < times && !stop.signal.aborted; done++) {
    if (done > 0) await sleep(interval, undefined, { signal: stop.signal });
    const result = await manager.loadImage(url, {
      options: { refreshCached: 'always' },
      progress: showProgress,
      signal: stop.signal,
    });
    console.log(line(result));
  }
  await manager.close();
} catch (error) {
  if (error instanceof Error && error.name === 'AbortError') process.exit(0);
  console.error(error instanceof ImageError ? `${error.code}: ${error.message}` : (error as Error).message);
  process.exitCode = 1;
}

function showProgress(received: number, expected: number): void {
  if (!process.stdout.isTTY || received === 0) return;
  process.stdout.write(`\r${progressBar(received, expected)}${received >= expected ? '\n' : ''}`);
}

function line({ status, received, duration, image }: ImageResult): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `${time}  ${status}  ${received} B  ${Math.round(duration)} ms  ${image.width}×${image.height}`;
}
