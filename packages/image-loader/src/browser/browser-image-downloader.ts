import { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageDownloaderConfig } from '../downloading/image-downloader-config.js';
import type { Transport } from '../protocols/transport.js';
import { FetchTransport } from './fetch-transport.js';

/** How a downloader in a page works. */
export interface BrowserDownloaderConfig extends ImageDownloaderConfig {
  /** In place of fetch. */
  readonly transport?: Transport;
}

/** A downloader over fetch. */
export class BrowserImageDownloader extends ImageDownloader {
  static #shared: BrowserImageDownloader | undefined;

  /** One for the whole page. */
  static get sharedDownloader(): BrowserImageDownloader {
    BrowserImageDownloader.#shared ??= new BrowserImageDownloader();
    return BrowserImageDownloader.#shared;
  }

  constructor(config: BrowserDownloaderConfig = {}) {
    super(config, { transport: config.transport ?? new FetchTransport() });
  }
}
