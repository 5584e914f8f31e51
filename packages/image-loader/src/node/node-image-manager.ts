import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ImageCache } from '../caching/image-cache.js';
import type { MemoryCacheConfig } from '../caching/memory-cache.js';
import { ImageCodersManager } from '../coding/image-coders-manager.js';
import type { DigestHash } from '../downloading/http-authentication.js';
import { ImageDownloader } from '../downloading/image-downloader.js';
import type { ImageDownloaderConfig } from '../downloading/image-downloader-config.js';
import { ImageManager, type ImageManagerOptions } from '../manager/image-manager.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCoder } from '../protocols/image-coder.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import type { Transport } from '../protocols/transport.js';
import { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
import { SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';
import { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';

/** How a downloader in Node works and connects. */
export interface NodeDownloaderConfig extends ImageDownloaderConfig, UndiciTransportOptions {
  /** In place of undici. */
  readonly transport?: Transport;
}

/** Where a cache in Node keeps what, and how much. */
export interface NodeCacheConfig extends MemoryCacheConfig, Partial<FileDiskCacheConfig> {
  /** Whether anything is written to disk. Default true. */
  readonly diskCache?: boolean;
  readonly onDiskError?: (error: unknown, key: string) => void;
}

/** A manager's options in Node; every part can be replaced. */
export interface NodeManagerOptions extends ImageManagerOptions, SharpImageCoderOptions {
  readonly imageCache?: ImageCacheProtocol;
  readonly imageLoader?: ImageLoader;
  readonly coders?: readonly ImageCoder[];
  /** For the manager's own cache. */
  readonly cache?: NodeCacheConfig;
  /** For the manager's own downloader. */
  readonly downloader?: NodeDownloaderConfig;
}

/** A downloader over undici, Digest included. */
export class NodeImageDownloader extends ImageDownloader {
  static #shared: NodeImageDownloader | undefined;

  /** One for the whole process. */
  static get sharedDownloader(): NodeImageDownloader {
    NodeImageDownloader.#shared ??= new NodeImageDownloader();
    return NodeImageDownloader.#shared;
  }

  constructor(config: NodeDownloaderConfig = {}) {
    const connections = config.connections ?? config.maxConcurrentDownloads ?? 6;
    super(config, { transport: config.transport ?? new UndiciTransport({ ...config, connections }), digestHash });
  }
}

/** A cache in memory and in plain files, by default below the user's cache folder. */
export class NodeImageCache extends ImageCache {
  static #shared: NodeImageCache | undefined;

  /** One for the whole process. */
  static get sharedImageCache(): NodeImageCache {
    NodeImageCache.#shared ??= new NodeImageCache();
    return NodeImageCache.#shared;
  }

  constructor(config: NodeCacheConfig = {}) {
    const { diskCache = true, directory = defaultDirectory(), onDiskError } = config;
    super({ memory: config, disk: diskCache ? new FileDiskCache({ ...config, directory }) : undefined, onDiskError });
  }
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

  readonly #owned: { close(): Promise<void> }[] = [];

  constructor(options: NodeManagerOptions = {}) {
    const ownCache = options.imageCache ? undefined : new NodeImageCache(options.cache);
    const ownDownloader = options.imageLoader ? undefined : new NodeImageDownloader(options.downloader);
    super(options, {
      imageCache: (options.imageCache ?? ownCache)!,
      imageLoader: (options.imageLoader ?? ownDownloader)!,
      coders: new ImageCodersManager(options.coders ?? [new SharpImageCoder(options)]),
    });
    if (ownCache?.disk) this.#owned.push(ownCache.disk);
    if (ownDownloader) this.#owned.push(ownDownloader);
  }

  /** Cancels what runs and lets go of connections and files that are this manager's own, so that the process can end. */
  async close(): Promise<void> {
    this.cancelAll();
    await Promise.all(this.#owned.map((part) => part.close()));
  }
}

const digestHash: DigestHash = (algorithm, text) => createHash(algorithm).update(text).digest('hex');

function defaultDirectory(): string {
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'vernal', 'image-loader');
}
