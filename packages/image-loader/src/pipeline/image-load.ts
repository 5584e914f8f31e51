import { cacheKey, originalCacheKey } from '../caching/cache-key.js';
import { isExplicitlyFresh } from '../http/freshness.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImageCacheType, ImageOptions, ImagePriority } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload, ImageLoaderToken } from '../protocols/image-loader.js';
import { decodeOptions, scaledDown } from './decoding.js';
import type { PipelineParts } from './pipeline-parts.js';
import { Previews } from './previews.js';

/** Who wants the image. */
export interface LoadListener {
  progress(received: number, expected: number): void;
  show(result: ImageResult): void;
}

/** An image on its way, with what is known about where it came from. */
interface Found {
  readonly image: WebImage;
  readonly metadata: ResponseMetadata | undefined;
  readonly cacheType: 'none' | 'disk' | 'memory';
}

/**
 * One load, from the caches to the origin and back. {@link run} is the whole way; each step is a method below it, in order.
 * Work is shared with other loads stage by stage: reading (by key), downloading (by request), decoding, transforming and
 * storing (by the very bytes or image). Source: SDWebImageManager's call…Process methods.
 */
export class ImageLoad {
  readonly #parts: PipelineParts;
  readonly #options: ImageOptions;
  readonly #context: ImageContext;
  readonly #listener: LoadListener;
  readonly #cache: ImageCacheProtocol;
  readonly #originalKey: string;
  readonly #key: string;
  readonly #startedAt = performance.now();
  #download: ImageLoaderToken | undefined;
  #received = 0;
  #cancelled: ImageError | undefined;

  constructor(
    readonly url: string,
    parts: PipelineParts,
    options: ImageOptions,
    context: ImageContext,
    listener: LoadListener,
  ) {
    this.#parts = parts;
    this.#options = options;
    this.#context = context;
    this.#listener = listener;
    this.#cache = context.imageCache ?? parts.imageCache;
    this.#originalKey = originalCacheKey(url, context, parts.cacheKeyFilter);
    this.#key = cacheKey(this.#originalKey, options, context);
  }

  /** 1 caches, 2 the original's cache, 3 show what is cached, 4 download, 5 decode, 6 transform, 7 store. */
  async run(): Promise<ImageResult> {
    const cached = (await this.#queryCache()) ?? (await this.#queryOriginalCache());
    if (cached && !this.#mustRefresh(cached)) return this.#complete(cached);
    if (cached) this.#show(cached);
    try {
      await this.#checkMayDownload();
      const download = await this.#callDownload(cached);
      const original = await this.#decode(download.data, this.#wanted);
      const image = await this.#transform(original);
      await this.#store(image, download, cached !== undefined || this.#options.fromLoaderOnly === true);
      return this.#complete({ image, metadata: download.metadata, cacheType: 'none' });
    } catch (error) {
      return this.#recover(ImageError.from(error, 'network', this.url), cached);
    }
  }

  /** Ends the load; {@link run} then rejects as soon as it can. */
  cancel(error: ImageError): void {
    this.#cancelled = error;
    this.#download?.cancel();
  }

  set priority(priority: ImagePriority) {
    if (this.#download) this.#download.priority = priority;
  }

  /** Step 1: the image as it is wanted. */
  async #queryCache(): Promise<Found | undefined> {
    const { queryCacheType = 'all' } = this.#context;
    if (this.#options.fromLoaderOnly) return undefined;
    if (uses(queryCacheType, 'memory')) {
      const entry = this.#cache.imageFromMemoryCache(this.#key);
      if (entry) {
        if (this.#wanted.decode === 'eager') await entry.image.prepare();
        return { ...entry, cacheType: 'memory' };
      }
    }
    return uses(queryCacheType, 'disk') ? this.#queryDisk(this.#key) : undefined;
  }

  /** Step 2: where a thumbnail or a transformed image is missing, the original may be there to make it of. */
  async #queryOriginalCache(): Promise<Found | undefined> {
    const { originalQueryCacheType = 'all' } = this.#context;
    if (this.#options.fromLoaderOnly || this.#key === this.#originalKey) return undefined;
    const inMemory = uses(originalQueryCacheType, 'memory')
      ? this.#cache.imageFromMemoryCache(this.#originalKey)
      : undefined;
    if (inMemory?.image.data) return this.#derive(inMemory.image.data, inMemory.metadata, 'memory');
    if (!uses(originalQueryCacheType, 'disk')) return undefined;
    const entry = await this.#cache.queryDiskCache(this.#originalKey);
    this.#checkCancelled();
    return entry && this.#derive(entry.data, entry.metadata, 'disk');
  }

  async #queryDisk(key: string): Promise<Found | undefined> {
    const entry = await this.#cache.queryDiskCache(key);
    this.#checkCancelled();
    if (entry === undefined) return undefined;
    const wanted = key === this.#originalKey ? this.#wanted : { ...this.#wanted, thumbnailPixelSize: undefined };
    const image = await this.#decodeCached(entry.data, key, wanted);
    if (image === undefined) return undefined;
    const found: Found = { image, metadata: entry.metadata, cacheType: 'disk' };
    const { queryCacheType = 'all' } = this.#context;
    await this.#cache.storeImage({ image, metadata: entry.metadata }, key, only('memory', queryCacheType));
    return found;
  }

  async #derive(
    data: Uint8Array<ArrayBuffer>,
    metadata: ResponseMetadata | undefined,
    cacheType: 'disk' | 'memory',
  ): Promise<Found | undefined> {
    const original = await this.#decodeCached(data, this.#originalKey, this.#wanted);
    if (original === undefined) return undefined;
    const image = await this.#transform(original);
    this.#inBackground(this.#storeVariant(image, metadata));
    return { image, metadata, cacheType };
  }

  /** An entry that cannot be decoded is as good as none, and is thrown away. */
  async #decodeCached(data: Uint8Array<ArrayBuffer>, key: string, wanted: ImageDecodeOptions) {
    try {
      return await this.#decode(data, wanted);
    } catch (error) {
      if (!ImageError.is(error, 'bad-image')) throw error;
      await this.#cache.removeImage(key, 'all');
      return undefined;
    }
  }

  #mustRefresh({ metadata }: Found): boolean {
    const { refreshCached = false } = this.#options;
    if (refreshCached === true) return metadata === undefined || !isExplicitlyFresh(metadata, Date.now());
    return refreshCached === 'always';
  }

  /** Step 3: what is cached is shown while the origin is asked. */
  #show(cached: Found): void {
    this.#listener.show(this.#result(cached, { finished: false }));
  }

  async #checkMayDownload(): Promise<void> {
    const { url } = this;
    const { fromCacheOnly = false, retryFailed = false } = this.#options;
    if (fromCacheOnly) throw new ImageError('cache-miss', url, 'Nothing is cached, and fromCacheOnly forbids asking');
    if (!retryFailed && this.#parts.failedURLs.has(url)) {
      throw new ImageError('blacklisted', url, 'The URL failed for good before; retryFailed asks all the same');
    }
    if (!(await this.#parts.shouldDownloadImage(url))) {
      throw new ImageError('forbidden', url, 'shouldDownloadImage refuses it', { reason: 'manager' });
    }
    if (!this.#loader.canRequestImage(url)) throw new ImageError('invalid-url', url, 'No loader takes this URL');
    this.#checkCancelled();
  }

  /** Step 4. */
  async #callDownload(cached: Found | undefined): Promise<ImageDownload> {
    const { progressive = false } = this.#options;
    const previews = progressive
      ? new Previews(this.#parts.coders, this.#wanted, progressive, (image) => this.#preview(image))
      : undefined;
    this.#download = this.#loader.download(this.url, {
      options: this.#options,
      context: this.#context,
      cached: cached?.metadata,
      progress: (received, expected) => this.#progress(received, expected),
      onPartialData: previews && ((data) => previews.offer(data)),
    });
    try {
      return await this.#download;
    } finally {
      this.#download = undefined;
      previews?.stop();
    }
  }

  #progress(received: number, expected: number): void {
    this.#received = Math.max(this.#received, received);
    this.#listener.progress(received, expected);
  }

  #preview(image: WebImage): void {
    if (this.#cancelled) return;
    this.#listener.show(this.#result({ image, metadata: undefined, cacheType: 'none' }, { finished: false }));
  }

  /** Step 5. */
  async #decode(data: Uint8Array<ArrayBuffer>, wanted: ImageDecodeOptions): Promise<WebImage> {
    this.#checkCancelled();
    const { coders, decoding } = this.#parts;
    const { scaleDownLargeImages = false } = this.#options;
    const options = scaleDownLargeImages ? scaledDown(data, wanted, decoding.scaleDownLimitBytes) : wanted;
    const image = await coders.decode(data, options, this.url, this.#context.imageCoder);
    this.#checkCancelled();
    return image;
  }

  /** Step 6. */
  async #transform(original: WebImage): Promise<WebImage> {
    const transformer = this.#context.imageTransformer ?? this.#parts.transformer;
    const { transformAnimatedImage = false, transformVectorImage = false } = this.#options;
    if (transformer === undefined) return original;
    if (original.isAnimated && !transformAnimatedImage) return original;
    if (original.format === 'svg' && !transformVectorImage) return original;
    const work = async () => transformer.transformedImage(original, this.url);
    const image = await this.#parts.transforming.do(original, transformer.transformerKey, work);
    this.#checkCancelled();
    return image;
  }

  /** Step 7. The memory cache has the image when this returns; the disk is waited for only with `waitStore`. */
  async #store(image: WebImage, { data, metadata }: ImageDownload, replaces: boolean): Promise<void> {
    const { storeCacheType = 'all', originalStoreCacheType = 'disk' } = this.#context;
    const isVariant = this.#key !== this.#originalKey;
    if (this.#isOutdated(metadata)) return;
    const store = async () => {
      if (replaces) await this.#cache.removeVariants(this.#originalKey);
      const serialized = await this.#serialized(data);
      const cacheType = only('disk', isVariant ? originalStoreCacheType : storeCacheType);
      await this.#cache.storeImage({ data: serialized, metadata }, this.#originalKey, cacheType);
    };
    const original = this.#storeOnce(data, this.#originalKey, store);
    await this.#cache.storeImage({ image, metadata }, this.#key, only('memory', storeCacheType));
    const variant = isVariant ? original.then(() => this.#storeVariant(image, metadata)) : original;
    if (this.#options.waitStore) await variant;
    else this.#inBackground(variant);
  }

  /** A slow answer must not take the place of one that was asked for later. */
  #isOutdated(metadata: ResponseMetadata | undefined): boolean {
    const stored = this.#cache.imageFromMemoryCache(this.#key)?.metadata;
    return stored !== undefined && metadata !== undefined && stored.requestTime > metadata.requestTime;
  }

  async #storeVariant(image: WebImage, metadata: ResponseMetadata | undefined): Promise<void> {
    const { storeCacheType = 'all' } = this.#context;
    await this.#storeOnce(image, this.#key, async () => {
      await this.#cache.storeImage({ image, metadata }, this.#key, only('memory', storeCacheType));
      if (!uses(storeCacheType, 'disk')) return;
      const data = await this.#parts.coders.encode(image);
      await this.#cache.storeImage({ data, metadata }, this.#key, 'disk');
    });
  }

  async #serialized(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const serializer = this.#context.cacheSerializer ?? this.#parts.cacheSerializer;
    return serializer ? ((await serializer(data, this.url)) ?? undefined) : data;
  }

  /** After a failure: the cached image, where there is one, confirmed or with the error beside it. */
  async #recover(error: ImageError, cached: Found | undefined): Promise<ImageResult> {
    this.#checkCancelled();
    if (cached && error.code === 'not-modified') {
      const { response } = error.context;
      if (response) await this.#renew(response, cached);
      return this.#result(cached, { notModified: true, status: error.status });
    }
    if (cached && error.code !== 'cancelled') return this.#result(cached, { error, status: error.status });
    if (this.#loader.shouldBlockFailedURL(this.url, error)) this.#parts.failedURLs.add(this.url);
    throw error;
  }

  async #renew(confirmation: ResponseMetadata, { metadata }: Found): Promise<void> {
    if (metadata === undefined) return;
    const renewed = metadata.renewedBy(confirmation);
    for (const key of new Set([this.#key, this.#originalKey])) {
      const renewing = this.#storeOnce(confirmation, key, () => this.#cache.renewMetadata(renewed, key, 'all'));
      if (this.#options.waitStore) await renewing;
      else this.#inBackground(renewing);
    }
  }

  /** The last image is shown, unless it has been. */
  async #complete(found: Found): Promise<ImageResult> {
    if (found.cacheType === 'none') this.#parts.failedURLs.delete(this.url);
    const data = found.image.data ?? (this.#options.queryMemoryData ? await this.#dataOnDisk() : undefined);
    this.#checkCancelled();
    const status = found.cacheType === 'none' ? found.metadata?.status : undefined;
    const result = { ...this.#result(found, { status }), data };
    this.#listener.show(result);
    return result;
  }

  async #dataOnDisk(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return (await this.#cache.queryDiskCache(this.#key))?.data;
  }

  #result({ image, cacheType }: Found, more: Partial<ImageResult>): ImageResult {
    return {
      url: this.url,
      image,
      data: image.data,
      cacheType,
      finished: true,
      notModified: false,
      status: undefined,
      received: this.#received,
      duration: performance.now() - this.#startedAt,
      error: undefined,
      ...more,
    };
  }

  get #loader() {
    return this.#context.imageLoader ?? this.#parts.imageLoader;
  }

  get #wanted() {
    return decodeOptions(this.url, this.#options, this.#context, this.#parts.decoding);
  }

  #storeOnce(subject: object, key: string, store: () => Promise<void>): Promise<void> {
    return this.#parts.storing.do(subject, key, store);
  }

  /** What fails here is told to the manager's listeners; the caller has its image. */
  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.#parts.onStoreError(error, this.url));
  }

  #checkCancelled(): void {
    if (this.#cancelled) throw this.#cancelled;
  }
}

const uses = (chosen: ImageCacheType, cache: 'disk' | 'memory') => chosen === cache || chosen === 'all';
const only = (cache: 'disk' | 'memory', chosen: ImageCacheType): ImageCacheType =>
  uses(chosen, cache) ? cache : 'none';
