import { cacheKey, originalCacheKey } from '../caching/cache-key.js';
import type { ImageCodersManager } from '../coding/image-coders-manager.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { DecodePolicy, WebImage } from '../model/web-image.js';
import { Arrivals } from '../pipeline/arrivals.js';
import { FailedURLs } from '../pipeline/failed-urls.js';
import { ImageLoad } from '../pipeline/image-load.js';
import type { PipelineParts } from '../pipeline/pipeline-parts.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageCacheKeyFilter, ImageCacheSerializer, ImageContext } from '../protocols/image-context.js';
import type { ImageLoader } from '../protocols/image-loader.js';
import type { ImageTransformer } from '../protocols/image-transformer.js';
import { SharedWork } from '../tasks/shared-work.js';
import { ImageLoadToken } from './image-load-token.js';
import type { LoadImageRequest } from './load-image-request.js';

/** What every load of a manager does. */
export interface ImageManagerOptions {
  /** Sees the options and the context of each load and gives those that hold: the place for rules of the whole application. */
  readonly optionsProcessor?: (url: string, options: ImageOptions, context: ImageContext) => ImageOptionsResult;
  /** For every load whose context names none. */
  readonly cacheKeyFilter?: ImageCacheKeyFilter;
  /** For every load whose context names none. */
  readonly cacheSerializer?: ImageCacheSerializer;
  /** For every load whose context names none. */
  readonly transformer?: ImageTransformer;
  /** Asked before each download; false refuses it (`forbidden`). */
  readonly shouldDownloadImage?: (url: string) => boolean | Promise<boolean>;
  /** Default `eager`. */
  readonly decode?: DecodePolicy;
  /** Pixels of width × height beyond which an image is refused by its header. Default 100 million. */
  readonly maxPixels?: number;
  /** Bytes of pixels beyond which `scaleDownLargeImages` draws an image smaller. Default 60 MiB. */
  readonly scaleDownLimitBytes?: number;
  /**
   * Puts into `image.extended` what is to be kept with a new image, on disk too, as JSON can carry it. What is stored waits for
   * it, its caller only with `waitStore`.
   */
  readonly describeImage?: (image: WebImage, url: string) => unknown;
  /** Told of images that could not be stored; their callers have them all the same. */
  readonly onStoreError?: (error: unknown, url: string) => void;
}

/** Options and context as an options processor wants them. Source: SDWebImageOptionsResult. */
export interface ImageOptionsResult {
  readonly options: ImageOptions;
  readonly context: ImageContext;
}

/** What a manager stands on. */
interface ImageManagerParts {
  readonly imageCache: ImageCacheProtocol;
  readonly imageLoader: ImageLoader;
  readonly coders: ImageCodersManager;
  /** In place of those that a manager makes for itself: whoever watches the work. */
  readonly transforming?: SharedWork<WebImage>;
  readonly storing?: SharedWork<void>;
}

const MAX_PIXELS = 100_000_000;
const SCALE_DOWN_LIMIT = 60 * 1024 * 1024;
const NO_CONTEXT: ImageContext = Object.freeze({});

/** Brings the caches and the loader together: the class an application uses. Source: SDWebImageManager. */
export abstract class ImageManager {
  readonly imageCache: ImageCacheProtocol;
  readonly imageLoader: ImageLoader;
  readonly coders: ImageCodersManager;
  readonly #options: ImageManagerOptions;
  readonly #parts: PipelineParts;
  readonly #failedURLs = new FailedURLs();
  readonly #running = new Set<ImageLoadToken>();
  readonly #joinable = new Map<string, ImageLoad>();

  constructor(options: ImageManagerOptions, parts: ImageManagerParts) {
    this.imageCache = parts.imageCache;
    this.imageLoader = parts.imageLoader;
    this.coders = parts.coders;
    this.#options = options;
    const { cacheKeyFilter, cacheSerializer, describeImage } = options;
    this.#parts = {
      transforming: new SharedWork(false),
      storing: new SharedWork(true),
      ...parts,
      cacheKeyFilter,
      cacheSerializer,
      describeImage,
      decoding: {
        decode: options.decode ?? 'eager',
        maxPixels: options.maxPixels ?? MAX_PIXELS,
        scaleDownLimitBytes: options.scaleDownLimitBytes ?? SCALE_DOWN_LIMIT,
      },
      failedURLs: this.#failedURLs,
      arrivals: new Arrivals(),
      shouldDownloadImage: options.shouldDownloadImage ?? (() => true),
      onStoreError: options.onStoreError ?? (() => {}),
      writes: new Set(),
    };
  }

  /** Whether any load is under way. */
  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /**
   * Loads an image: from memory, from disk, or from its origin. The token can be awaited, iterated and cancelled; nothing is
   * called back before it is returned.
   * @throws ImageError, through the token only
   */
  loadImage(url: string | URL, request: LoadImageRequest = {}): ImageLoadToken {
    const finished = typeof url === 'string' ? this.finishedLoad(url, request) : undefined;
    if (finished) return finished;
    const address = this.resolveURL(url);
    const token = new ImageLoadToken(address ?? String(url), request);
    if (address === undefined) {
      queueMicrotask(() => token.reject(new ImageError('invalid-url', String(url), 'Not a URL')));
      return token;
    }
    token.onEnd = () => this.#running.delete(token);
    this.#running.add(token);
    this.#load(address, request, token, request.context?.alternativeSources ?? []);
    return token;
  }

  /** What memory has of the image, at once: for showing it without a flash. @returns undefined where a load is needed */
  peek(
    url: string | URL,
    request: Pick<LoadImageRequest, 'options' | 'context'> = {},
  ): ImageResult['image'] | undefined {
    const address = this.resolveURL(url);
    if (address === undefined) return undefined;
    const { options, context } = this.#processed(address, request.options, request.context);
    return (context.imageCache ?? this.imageCache).imageFromMemoryCache(this.#keyOf(address, options, context))?.image;
  }

  /** The key an image is cached under, with what the context says of thumbnail and transformer. */
  cacheKeyForURL(url: string | URL, context: ImageContext = {}, options: ImageOptions = {}): string {
    const address = this.resolveURL(url) ?? String(url);
    const processed = this.#processed(address, options, context);
    return this.#keyOf(address, processed.options, processed.context);
  }

  /** Cancels every load of this manager. */
  cancelAll(): void {
    for (const token of [...this.#running]) token.cancel();
  }

  /** Cancels every load and waits until what has been loaded is stored. A subclass lets go of what is its own as well. */
  async close(): Promise<void> {
    this.cancelAll();
    while (this.#parts.writes.size > 0) await Promise.all(this.#parts.writes);
  }

  removeFailedURL(url: string | URL): void {
    const address = this.resolveURL(url);
    if (address !== undefined) this.#failedURLs.delete(address);
  }

  removeAllFailedURLs(): void {
    this.#failedURLs.clear();
  }

  /** The absolute form of a URL; undefined for what is none. */
  protected abstract resolveURL(url: string | URL): string | undefined;

  /** A load that needs no steps, where a platform knows of one; the URL may be relative, or none. */
  protected finishedLoad(_url: string, _request: LoadImageRequest): ImageLoadToken | undefined {
    return undefined;
  }

  #load(url: string, request: LoadImageRequest, token: ImageLoadToken, alternatives: readonly (string | URL)[]): void {
    const key = joinKey(url, request);
    const load = this.#joinedLoad(key, token) ?? this.#newLoad(url, request, token, key);
    if (load === undefined) return;
    token.onCancel = (error) => load.leave(token, error);
    token.onPriority = () => load.rerank();
    load.result.then(
      (result) => token.resolve(result),
      (error: unknown) => {
        const [next, ...others] = alternatives;
        const address = next === undefined || token.isCancelled ? undefined : this.resolveURL(next);
        if (address === undefined) token.reject(ImageError.from(error, 'network', url));
        else this.#load(address, request, token, others);
      },
    );
  }

  /** A load that has just begun for somebody who said the same. */
  #joinedLoad(key: string | undefined, token: ImageLoadToken): ImageLoad | undefined {
    const load = key === undefined ? undefined : this.#joinable.get(key);
    return load?.join(token) ? load : undefined;
  }

  #letJoin(key: string, load: ImageLoad): void {
    this.#joinable.set(key, load);
    load.onEnd = () => {
      if (this.#joinable.get(key) === load) this.#joinable.delete(key);
    };
  }

  /** A load as the caller and the application want it; what a function of the application throws is its refusal. */
  #newLoad(
    url: string,
    request: LoadImageRequest,
    token: ImageLoadToken,
    key: string | undefined,
  ): ImageLoad | undefined {
    try {
      const { options, context } = this.#processed(url, request.options, request.context);
      const load = new ImageLoad(url, this.#parts, options, context, token);
      if (key !== undefined) this.#letJoin(key, load);
      return load;
    } catch (error) {
      queueMicrotask(() => token.reject(ImageError.from(error, 'forbidden', url)));
      return undefined;
    }
  }

  #processed(url: string, options: ImageOptions = {}, context: ImageContext = NO_CONTEXT): ImageOptionsResult {
    const { optionsProcessor, transformer } = this.#options;
    const processed = optionsProcessor?.(url, options, context) ?? { options, context };
    if (transformer === undefined || processed.context.imageTransformer) return processed;
    return { options: processed.options, context: { ...processed.context, imageTransformer: transformer } };
  }

  #keyOf(url: string, options: ImageOptions, context: ImageContext): string {
    return cacheKey(originalCacheKey(url, context, this.#options.cacheKeyFilter), options, context);
  }
}

/** What callers who want the same have in common; undefined where objects of their own take part. */
function joinKey(url: string, { options, context }: LoadImageRequest): string | undefined {
  if (context !== undefined) return undefined;
  let key = url;
  for (const name in options) key += ` ${name}=${JSON.stringify(options[name as keyof ImageOptions])}`;
  return key;
}
