import { join } from 'node:path';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import { DataURLLoader } from '../downloading/data-url-loader.js';
import { ImageLoadersManager } from '../downloading/image-loaders-manager.js';
import { mergeHeaders } from '../http/merge-headers.js';
import { isURL } from '../http/url-parts.js';
import type { ImageLoadToken } from '../manager/image-load-token.js';
import { ImageManager, type ImageManagerOptions } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCoder } from '../protocols/image-coder.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import { memoryHit } from './memory-hits.js';
import { type NodeCacheConfig, NodeImageCache } from './node-image-cache.js';
import { type NodeDownloaderConfig, NodeImageDownloader } from './node-image-downloader.js';
import { SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';

/** A manager's options in Node; every part can be replaced. */
export interface NodeManagerOptions extends ImageManagerOptions, SharpImageCoderOptions {
  readonly imageCache?: ImageCacheProtocol;
  /** In place of the manager's own downloader and further loaders. */
  readonly imageLoader?: ImageLoader;
  /** Beside the manager's own downloader: for `file:` and schemes of the application. */
  readonly loaders?: readonly ImageLoader[];
  readonly coders?: readonly ImageCoder[];
  /** For the manager's own cache. */
  readonly cache?: NodeCacheConfig;
  /** For the manager's own downloader. */
  readonly downloader?: NodeDownloaderConfig;
}

/** A manager with Node's parts: undici, plain files and sharp. */
export class NodeImageManager extends ImageManager {
  static #shared: NodeImageManager | undefined;

  /** One for the whole process, on the shared cache and downloader. */
  static get sharedManager(): NodeImageManager {
    NodeImageManager.#shared ??= new NodeImageManager({
      imageCache: NodeImageCache.sharedImageCache,
      imageLoader: NodeImageDownloader.sharedDownloader,
    });
    return NodeImageManager.#shared;
  }

  /** The manager's own downloader; undefined where `imageLoader` takes its place. */
  readonly downloader: NodeImageDownloader | undefined;
  readonly #owned: { close(): Promise<void> }[] = [];
  readonly #options: NodeManagerOptions;

  constructor(options: NodeManagerOptions = {}) {
    const coders = new ImageCodersManager(options.coders ?? [new SharpImageCoder(options)]);
    const ownCache = options.imageCache ? undefined : new NodeImageCache(options.cache);
    const { loaders = [] } = options;
    const ownDownloader = options.imageLoader ? undefined : newDownloader(options, coders);
    super(options, {
      imageCache: (options.imageCache ?? ownCache)!,
      imageLoader: options.imageLoader ?? new ImageLoadersManager([new DataURLLoader(), ...loaders, ownDownloader!]),
      coders,
    });
    this.#options = options;
    if (ownCache) this.#owned.push(ownCache);
    this.downloader = ownDownloader;
    if (ownDownloader) this.#owned.push(ownDownloader);
  }

  protected override finishedLoad(url: string, request: LoadImageRequest): ImageLoadToken | undefined {
    return memoryHit(url, request, this.imageCache, this.#options);
  }

  protected override resolveURL(url: string | URL): string | undefined {
    if (url instanceof URL) return url.href;
    return typeof url === 'string' && isURL(url) ? url : undefined;
  }

  /** Cancels what runs, waits for what is being stored, and lets go of connections and files that are this manager's own. */
  override async close(): Promise<void> {
    await super.close();
    await Promise.all(this.#owned.map((part) => part.close()));
  }
}

/** The manager's own downloader: asks for what the coders read, and keeps its HTTP cache beside the image cache. */
function newDownloader({ downloader, cache }: NodeManagerOptions, coders: ImageCodersManager): NodeImageDownloader {
  const headers = mergeHeaders({ accept: coders.accept }, downloader?.headers);
  const httpCache = cache?.directory === undefined ? {} : { directory: join(cache.directory, 'http') };
  return new NodeImageDownloader({ ...downloader, headers, httpCache: { ...httpCache, ...downloader?.httpCache } });
}
