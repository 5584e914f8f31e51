import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions, ImagePriority } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload, ImageLoaderToken } from '../protocols/image-loader.js';
import { queryCache, queryMemory } from './cache-queries.js';
import { type FoundImage, LoadContext } from './load-context.js';
import type { PipelineParts } from './pipeline-parts.js';
import { Previews } from './previews.js';
import { answerSteps, withAnswerSteps } from './steps-on-demand.js';

/** Who wants the image. */
export interface LoadListener {
  readonly priority: ImagePriority;
  progress(received: number, expected: number): void;
  show(result: ImageResult): void;
}

/**
 * One load, from the caches to the origin and back: `#wholeWay` is all of it. Work is shared with other loads stage by
 * stage: reading by key, downloading by request, decoding, transforming and storing by the very bytes or image.
 * Source: SDWebImageManager's call…Process methods.
 */
export class ImageLoad {
  readonly #load: LoadContext;
  readonly #listeners: Set<LoadListener>;
  readonly #startedAt = performance.now();
  #download: ImageLoaderToken | undefined;
  #received = 0;
  #result: Promise<ImageResult> | undefined;
  #hasTold = false;

  /** For the manager: called when the load has ended, before its result settles. */
  onEnd: (() => void) | undefined;

  constructor(url: string, parts: PipelineParts, options: ImageOptions, context: ImageContext, listener: LoadListener) {
    this.#load = new LoadContext(url, parts, options, context);
    this.#listeners = new Set([listener]);
  }

  /** Runs the load at the first call. Rejects with what the load failed with. */
  get result(): Promise<ImageResult> {
    this.#result ??= this.#run();
    return this.#result;
  }

  /** Lets one more in who wants the same. @returns false where it is too late: somebody was told something */
  join(listener: LoadListener): boolean {
    if (this.#hasTold || this.#load.cancelled) return false;
    this.#listeners.add(listener);
    return true;
  }

  /** Lets one go; with the last one the load ends, and its result rejects as soon as it can. */
  leave(listener: LoadListener, error: ImageError): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) {
      this.rerank();
      return;
    }
    this.#load.cancelled = error;
    this.#download?.cancel();
  }

  /** The priority of a listener has changed: of all the highest counts. */
  rerank(): void {
    if (this.#download === undefined) return;
    let highest: ImagePriority = 'low';
    for (const { priority } of this.#listeners) if (priority !== 'low' && highest !== 'high') highest = priority;
    if (this.#download.priority !== highest) this.#download.priority = highest;
  }

  async #run(): Promise<ImageResult> {
    const { arrivals } = this.#load.parts;
    arrivals.begin(this.#load);
    try {
      return await this.#wholeWay();
    } finally {
      arrivals.end(this.#load);
      this.onEnd?.();
    }
  }

  /**
   * 1 ask the caches for the image as it is wanted, then for the original to make it of
   * 2 show what is cached, if it is to be refreshed
   * 3 download, asking with the validators of what is cached
   * 4 decode  5 transform  6 store  7 show
   * A failure after 1 falls back to what is cached.
   */
  async #wholeWay(): Promise<ImageResult> {
    const load = this.#load;
    const wanted = await (queryMemory(load) ?? queryCache(load));
    const cached = wanted ?? (load.isVariant ? await (await answerSteps()).queryOriginalCache(load) : undefined);
    load.checkCancelled();
    const must = cached && this.#mustRefresh(cached.metadata);
    if (cached && !(must instanceof Promise ? await must : must)) return this.#complete(cached);
    if (cached) this.#show(this.#resultOf(cached, { finished: false }));
    let failure: ImageError;
    try {
      const may = this.#checkMayDownload();
      if (may) await may;
      load.checkCancelled();
      const download = load.arrived && !cached ? load.arrived : await this.#callDownload(cached?.metadata);
      if (!(download instanceof ImageError)) return await this.#callProcess(download, cached !== undefined);
      failure = download;
    } catch (error) {
      failure = ImageError.from(error, 'network', load.url);
    }
    load.checkCancelled();
    return this.#recover(failure, cached);
  }

  #mustRefresh(metadata: ResponseMetadata | undefined): boolean | Promise<boolean> {
    const { refreshCached = false } = this.#load.options;
    if (refreshCached !== true || metadata === undefined) return refreshCached !== false;
    return withAnswerSteps(({ isExplicitlyFresh }) => !isExplicitlyFresh(metadata, Date.now()));
  }

  #checkMayDownload(): Promise<void> | undefined {
    const { url, options, parts, loader } = this.#load;
    if (options.fromCacheOnly) {
      throw new ImageError('cache-miss', url, 'Nothing is cached, and fromCacheOnly forbids asking the origin');
    }
    if (!options.retryFailed && parts.failedURLs.has(url)) {
      throw new ImageError('blacklisted', url, 'The URL failed for good before; retryFailed asks all the same');
    }
    if (!loader.canRequestImage(url)) throw new ImageError('invalid-url', url, 'No loader takes this URL');
    const may = parts.shouldDownloadImage(url);
    return may === true ? undefined : this.#checkAllowed(may);
  }

  async #checkAllowed(may: boolean | Promise<boolean>): Promise<void> {
    const { url } = this.#load;
    if (!(await may)) {
      throw new ImageError('forbidden', url, 'shouldDownloadImage refuses the URL', { reason: 'manager' });
    }
  }

  /** @returns what came, or why nothing did: that an image is not modified is too common to be thrown */
  #callDownload(cached: ResponseMetadata | undefined): Promise<ImageDownload | ImageError> {
    const { url, options, context, loader } = this.#load;
    const previews = this.#previews();
    this.#hasTold = true;
    this.#download = loader.download(url, {
      options,
      context,
      cached,
      progress: (received, expected) => {
        this.#received = Math.max(this.#received, received);
        for (const listener of this.#listeners) listener.progress(received, expected);
      },
      onPartialData: previews && ((data) => previews.offer(data)),
    });
    this.rerank();
    const end = () => {
      this.#download = undefined;
      previews?.stop();
    };
    return Promise.resolve(
      this.#download.then(
        (download) => {
          end();
          return download;
        },
        (error: unknown) => {
          end();
          return ImageError.from(error, 'network', url);
        },
      ),
    );
  }

  #previews(): Previews | undefined {
    const { options, parts, wanted } = this.#load;
    const { progressive = false } = options;
    if (!progressive) return undefined;
    return new Previews(parts.coders, wanted, progressive, (image) => {
      this.#show(this.#resultOf({ image, metadata: undefined, cacheType: 'none' }, { finished: false }));
    });
  }

  async #callProcess(download: ImageDownload, hadCached: boolean): Promise<ImageResult> {
    const load = this.#load;
    const { waitStore = false, fromLoaderOnly = false } = load.options;
    load.parts.arrivals.add(load, download);
    let stored = Promise.resolve();
    try {
      const original = await load.decode(download.data);
      const image = await load.transform(original);
      const { storeDownload } = await answerSteps();
      stored = storeDownload(load, image, download, hadCached || fromLoaderOnly);
      if (waitStore) await stored;
      return await this.#complete({ image, metadata: download.metadata, cacheType: 'none' });
    } finally {
      void stored.then(() => load.parts.arrivals.remove(load, download));
    }
  }

  /** After a failure: the cached image, where there is one, confirmed or with the error beside it. */
  #recover(error: ImageError, cached: FoundImage | undefined): ImageResult | Promise<ImageResult> {
    const { url, loader, options, parts } = this.#load;
    if (cached && error.code === 'not-modified') {
      const { response } = error.context;
      const metadata = response && cached.metadata?.renewedBy(response);
      const renewed: unknown =
        metadata && withAnswerSteps(({ renew }) => renew(this.#load, cached.metadata!, response, metadata));
      const confirmed = metadata ? { ...cached, metadata } : cached;
      const result = this.#resultOf(confirmed, { notModified: true, status: error.status });
      return options.waitStore ? Promise.resolve(renewed).then(() => result) : result;
    }
    if (cached) return this.#resultOf(cached, { error, status: error.status });
    if (loader.shouldBlockFailedURL(url, error)) parts.failedURLs.add(url);
    throw error;
  }

  async #complete(found: FoundImage): Promise<ImageResult> {
    const { cache, key, options, parts, url } = this.#load;
    const isNew = found.cacheType === 'none';
    if (isNew) parts.failedURLs.delete(url);
    const data = found.image.data ?? (options.queryMemoryData ? (await cache.queryDiskCache(key))?.data : undefined);
    this.#load.checkCancelled();
    const result = this.#resultOf(found, { data, status: isNew ? found.metadata?.status : undefined });
    this.#show(result);
    return result;
  }

  #show(result: ImageResult): void {
    this.#hasTold = true;
    for (const listener of this.#listeners) listener.show(result);
  }

  #resultOf({ image, cacheType, metadata }: FoundImage, more: Partial<ImageResult>): ImageResult {
    return {
      url: this.#load.url,
      image,
      data: image.data,
      cacheType,
      finished: true,
      notModified: false,
      metadata,
      status: undefined,
      received: this.#received,
      duration: performance.now() - this.#startedAt,
      error: undefined,
      ...more,
    };
  }
}
