import { channel } from 'node:diagnostics_channel';
import type { ImageDownloader } from '../downloading/image-downloader.js';

/**
 * Publishes what a downloader does on `node:diagnostics_channel`: `vernal:image:start`, `:response`, `:stop` and `:finish`,
 * each with the operation as its message.
 */
export function publishDiagnostics(downloader: ImageDownloader): void {
  for (const name of ['start', 'response', 'stop', 'finish'] as const) {
    const published = channel(`vernal:image:${name}`);
    downloader.on(name, (operation) => {
      if (published.hasSubscribers) published.publish(operation);
    });
  }
}
