import { ImageCache } from '../caching/image-cache.js';
import type { MemoryCacheConfig } from '../caching/memory-cache.js';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageDownloaderConfig } from '../downloading/image-downloader-config.js';
import { ImageManager, type ImageManagerOptions } from '../manager/image-manager.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCoder } from '../protocols/image-coder.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import type { Transport } from '../protocols/transport.js';
import { BitmapImageCoder } from './bitmap-image-coder.js';
import { FetchTransport } from './fetch-transport.js';
import { IndexedDBDiskCache, type IndexedDBDiskCacheConfig } from './indexed-db-disk-cache.js';

/** How a downloader in a page works. */
export interface BrowserDownloaderConfig extends ImageDownloaderConfig {
  /** In place of fetch. */
  readonly transport?: Transport;
}

/** Where a cache in a page keeps what, and how much. */
export interface BrowserCacheConfig extends MemoryCacheConfig, IndexedDBDiskCacheConfig {
  /** Whether anything outlives the page. Default true. */
  readonly diskCache?: boolean;
  readonly onDiskError?: (error: unknown, key: string) => void;
}

/** A manager's options in a page; every part can be replaced. */
export interface BrowserManagerOptions extends ImageManagerOptions {
  readonly imageCache?: ImageCacheProtocol;
  readonly imageLoader?: ImageLoader;
  readonly coders?: readonly ImageCoder[];
  /** For the manager's own cache. */
  readonly cache?: BrowserCacheConfig;
  /** For the manager's own downloader. */
  readonly downloader?: BrowserDownloaderConfig;
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

/** A cache in memory and in IndexedDB. */
export class BrowserImageCache extends ImageCache {
  static #shared: BrowserImageCache | undefined;

  /** One for the whole page. */
  static get sharedImageCache(): BrowserImageCache {
    BrowserImageCache.#shared ??= new BrowserImageCache();
    return BrowserImageCache.#shared;
  }

  constructor(config: BrowserCacheConfig = {}) {
    const { diskCache = true, onDiskError } = config;
    const disk = diskCache && typeof indexedDB !== 'undefined' ? new IndexedDBDiskCache(config) : undefined;
    super({ memory: config, disk, onDiskError });
  }
}

/** A manager with the page's parts: fetch, IndexedDB and the browser's own decoders. Relative URLs are the document's. */
export class BrowserImageManager extends ImageManager {
  static #shared: BrowserImageManager | undefined;

  /** One for the whole page, on the shared cache and downloader. */
  static get sharedManager(): BrowserImageManager {
    BrowserImageManager.#shared ??= new BrowserImageManager({
      imageCache: BrowserImageCache.sharedImageCache,
      imageLoader: BrowserImageDownloader.sharedDownloader,
    });
    return BrowserImageManager.#shared;
  }

  constructor(options: BrowserManagerOptions = {}) {
    super(options, {
      imageCache: options.imageCache ?? new BrowserImageCache(options.cache),
      imageLoader: options.imageLoader ?? new BrowserImageDownloader(options.downloader),
      coders: new ImageCodersManager(options.coders ?? [new BitmapImageCoder()]),
    });
  }

  protected override resolveURL(url: string | URL): string | undefined {
    const base = globalThis.document?.baseURI ?? globalThis.location?.href;
    if (!url || !URL.canParse(url, base)) return undefined;
    return new URL(url, base).href;
  }
}
