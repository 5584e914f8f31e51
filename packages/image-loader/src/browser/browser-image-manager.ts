import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { ImageLoadersManager } from '../downloading/image-loaders-manager.js';
import { mergeHeaders } from '../http/merge-headers.js';
import { ImageManager, type ImageManagerOptions } from '../manager/image-manager.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCoder } from '../protocols/image-coder.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import { BitmapImageCoder } from './bitmap-image-coder.js';
import { type BrowserCacheConfig, BrowserImageCache } from './browser-image-cache.js';
import { type BrowserDownloaderConfig, BrowserImageDownloader } from './browser-image-downloader.js';

/** A manager's options in a page; every part can be replaced. */
export interface BrowserManagerOptions extends ImageManagerOptions {
  /** In place of the manager's own cache. */
  readonly imageCache?: ImageCacheProtocol;
  /** In place of the manager's own downloader and further loaders. */
  readonly imageLoader?: ImageLoader;
  /** Beside the manager's own downloader: for schemes of the application. */
  readonly loaders?: readonly ImageLoader[];
  /** In place of the built-in coder. */
  readonly coders?: readonly ImageCoder[];
  /** For the manager's own cache. */
  readonly cache?: BrowserCacheConfig;
  /** For the manager's own downloader. */
  readonly downloader?: BrowserDownloaderConfig;
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

  /** The manager's own downloader; undefined where `imageLoader` takes its place. */
  readonly downloader: BrowserImageDownloader | undefined;

  constructor(options: BrowserManagerOptions = {}) {
    const coders = new ImageCodersManager(options.coders ?? [new BitmapImageCoder()]);
    const ownDownloader = options.imageLoader
      ? undefined
      : new BrowserImageDownloader(downloaderConfig(options, coders));
    super(options, {
      imageCache: options.imageCache ?? new BrowserImageCache(options.cache),
      imageLoader: options.imageLoader ?? new ImageLoadersManager([...(options.loaders ?? []), ownDownloader!]),
      coders,
    });
    this.downloader = ownDownloader;
  }

  protected override resolveURL(url: string | URL): string | undefined {
    const base = globalThis.document?.baseURI ?? globalThis.location?.href;
    if (!url || !URL.canParse(url, base)) return undefined;
    return new URL(url, base).href;
  }
}

/** A page asks for what every browser reads, unless it brings coders: for what those read. */
function downloaderConfig(
  { coders, downloader }: BrowserManagerOptions,
  all: ImageCodersManager,
): BrowserDownloaderConfig {
  const accept = coders ? { accept: all.accept } : undefined;
  return { ...downloader, headers: mergeHeaders(accept, downloader?.headers) };
}
