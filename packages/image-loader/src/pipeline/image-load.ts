import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions, ImagePriority } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload, ImageLoaderToken } from '../protocols/image-loader.js';
import { onDemand } from '../tasks/on-demand.js';
import { queryCache, queryMemory } from './cache-queries.js';
import { type FoundImage, LoadContext } from './load-context.js';
import type { PipelineParts } from './pipeline-parts.js';
import type { Previews } from './previews.js';
import { answerSteps } from './steps-on-demand.js';
import { variantSteps } from './variants-on-demand.js';

const previewing = onDemand(() => import('./previews.js'));

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
  readonly #listeners: LoadListener[];
  #download: ImageLoaderToken | undefined;
  #result: Promise<ImageResult> | undefined;
  #hasTold = false;

  /** For the manager: called when the load has ended, before its result settles. */
  onEnd: (() => void) | undefined;

  constructor(url: string, parts: PipelineParts, options: ImageOptions, context: ImageContext, listener: LoadListener) {
    this.#load = new LoadContext(url, parts, options, context, (result) => this.#show(result));
    this.#listeners = [listener];
  }

  /** Runs the load at the first call. Rejects with what the load failed with. */
  get result(): Promise<ImageResult> {
    this.#result ??= this.#wholeWay();
    return this.#result;
  }

  /** Lets one more in who wants the same. @returns false where it is too late: somebody was told something */
  join(listener: LoadListener): boolean {
    if (this.#hasTold || this.#load.cancelled) return false;
    this.#listeners.push(listener);
    return true;
  }

  /** Lets one go; with the last one the load ends, and its result rejects as soon as it can. */
  leave(listener: LoadListener, error: ImageError): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
    if (this.#listeners.length > 0) {
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

  /** What comes from the origin while the caches are asked is taken as well. */
  async #queryCaches(): Promise<FoundImage | undefined> {
    const load = this.#load;
    load.parts.arrivals.begin(load);
    const wanted = await queryCache(load);
    return wanted ?? (load.isVariant ? (await variantSteps()).queryOriginalCache(load) : undefined);
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
    try {
      const cached = await (queryMemory(load) ?? this.#queryCaches());
      load.checkCancelled();
      const reading = answerSteps();
      const steps = cached && (reading instanceof Promise ? await reading : reading);
      if (steps) {
        const must = steps.mustRefresh(load, cached);
        if (!(must instanceof Promise ? await must : must)) return await steps.complete(load, cached);
        this.#show(steps.resultOf(load, cached, false));
      }
      let failure: ImageError;
      try {
        const may = this.#checkMayDownload();
        if (may) await may;
        const previews = load.options.progressive ? await this.#previews() : undefined;
        load.checkCancelled();
        const download = load.arrived && !cached ? load.arrived : await this.#callDownload(cached?.metadata, previews);
        if (!(download instanceof ImageError)) {
          return await (await answerSteps()).processDownload(load, download, cached !== undefined);
        }
        failure = download;
      } catch (error) {
        failure = ImageError.from(error, 'network', load.url);
      }
      load.checkCancelled();
      return await (steps ?? (await answerSteps())).recover(load, failure, cached);
    } finally {
      load.parts.arrivals.end(load);
      this.onEnd?.();
    }
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
  #callDownload(
    cached: ResponseMetadata | undefined,
    previews: Previews | undefined,
  ): Promise<ImageDownload | ImageError> {
    const load = this.#load;
    const { url, options, context, loader } = load;
    this.#hasTold = true;
    this.#download = loader.download(url, {
      options,
      context,
      cached,
      progress: (received, expected) => {
        load.received = Math.max(load.received, received);
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

  /** A picture whose previews cannot be had is shown when it is whole. */
  async #previews(): Promise<Previews | undefined> {
    try {
      return (await previewing()).previewsOf(this.#load);
    } catch {
      return undefined;
    }
  }

  #show(result: ImageResult): void {
    this.#hasTold = true;
    for (const listener of this.#listeners) listener.show(result);
  }
}
