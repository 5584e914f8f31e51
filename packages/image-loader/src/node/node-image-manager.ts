import { channel } from 'node:diagnostics_channel';
import { join } from 'node:path';
import type { ImageCodersManager } from '../coding/image-coders-manager.js';
import { DataURLLoader } from '../downloading/data-url-loader.js';
import { ImageLoadersManager } from '../downloading/image-loaders-manager.js';
import { mergeHeaders } from '../http/merge-headers.js';
import { isURL } from '../http/url-parts.js';
import { ImageLoadToken } from '../manager/image-load-token.js';
import { ImageManager, type ImageManagerOptions } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCoder } from '../protocols/image-coder.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import { type ImageLoadMessage, PublishedWork } from './diagnostics.js';
import { memoryHit } from './memory-hits.js';
import { NodeCodersManager } from './node-coders-manager.js';
import { type NodeCacheConfig, NodeImageCache } from './node-image-cache.js';
import { type NodeDownloaderConfig, NodeImageDownloader } from './node-image-downloader.js';
import { SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';

/** A manager's options in Node; every part can be replaced. */
export interface NodeManagerOptions extends ImageManagerOptions, SharpImageCoderOptions {
  /** In place of the manager's own cache. */
  readonly imageCache?: ImageCacheProtocol;
  /** In place of the manager's own downloader and further loaders. */
  readonly imageLoader?: ImageLoader;
  /** Beside the manager's own downloader: for `file:` and schemes of the application. */
  readonly loaders?: readonly ImageLoader[];
  /** In place of the built-in coder. */
  readonly coders?: readonly ImageCoder[];
  /**
   * Gives the URL that is loaded in place of the one that a caller names: that of an image service that draws a thumbnail itself, say.
   * Caches and results know the new one alone. What it throws is a refusal (`forbidden`).
   */
  readonly urlTransform?: (url: string, context: ImageContext) => string;
  /** For the manager's own cache. */
  readonly cache?: NodeCacheConfig;
  /** For the manager's own downloader. */
  readonly downloader?: NodeDownloaderConfig;
}

const loaded = channel('vernal:image:load');

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
    const coders = new NodeCodersManager(options.coders ?? [new SharpImageCoder(options)]);
    const ownCache = options.imageCache ? undefined : new NodeImageCache(options.cache);
    const { loaders = [] } = options;
    const ownDownloader = options.imageLoader ? undefined : newDownloader(options, coders);
    super(options, {
      imageCache: (options.imageCache ?? ownCache)!,
      imageLoader: options.imageLoader ?? new ImageLoadersManager([new DataURLLoader(), ...loaders, ownDownloader!]),
      coders,
      transforming: new PublishedWork('transform', false),
      storing: new PublishedWork('store', true),
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

  override loadImage(url: string | URL, request?: LoadImageRequest): ImageLoadToken {
    const token = this.#options.urlTransform ? this.#loadTransformed(url, request) : super.loadImage(url, request);
    if (loaded.hasSubscribers) publishLoad(token);
    return token;
  }

  override peek(url: string | URL, request?: Pick<LoadImageRequest, 'options' | 'context'>): WebImage | undefined {
    const image = super.peek(this.#transformed(url, request?.context), request);
    const scale = request?.context?.scale;
    return (scale && image?.atScale?.(scale)) || image;
  }

  override cacheKeyForURL(url: string | URL, context?: ImageContext, options?: ImageOptions): string {
    return super.cacheKeyForURL(this.#transformed(url, context), context, options);
  }

  override removeFailedURL(url: string | URL, context?: ImageContext): void {
    super.removeFailedURL(this.#transformed(url, context));
  }

  /** Cancels what runs, waits for what is being stored, and lets go of connections and files that are this manager's own. */
  override async close(): Promise<void> {
    await super.close();
    await Promise.all(this.#owned.map((part) => part.close()));
  }

  #loadTransformed(url: string | URL, request: LoadImageRequest = {}): ImageLoadToken {
    try {
      return super.loadImage(this.#transformed(url, request.context), request);
    } catch (error) {
      const token = new ImageLoadToken(String(url), request);
      queueMicrotask(() => token.reject(ImageError.from(error, 'forbidden', String(url))));
      return token;
    }
  }

  /** What is no URL stays as it is. */
  #transformed(url: string | URL, context: ImageContext = {}): string | URL {
    const { urlTransform } = this.#options;
    const address = urlTransform && this.resolveURL(url);
    return address === undefined ? url : urlTransform!(address, context);
  }
}

/** The manager's own downloader: asks for what the coders read, and keeps its HTTP cache beside the image cache. */
function newDownloader({ downloader, cache }: NodeManagerOptions, coders: ImageCodersManager): NodeImageDownloader {
  const headers = mergeHeaders({ accept: coders.accept }, downloader?.headers);
  const httpCache = cache?.directory === undefined ? {} : { directory: join(cache.directory, 'http') };
  return new NodeImageDownloader({ ...downloader, headers, httpCache: { ...httpCache, ...downloader?.httpCache } });
}

function publishLoad(token: ImageLoadToken): void {
  const { url } = token;
  const publish = (message: ImageLoadMessage) => loaded.publish(message);
  token.then(
    (result: ImageResult) => publish({ url, result }),
    (error: unknown) => publish({ url, error: ImageError.from(error, 'network', url) }),
  );
}
