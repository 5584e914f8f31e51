import { cacheKey, originalCacheKey } from '../caching/cache-key.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import type { ImageError } from '../model/image-error.js';
import type { ImageOptions } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload, ImageLoader } from '../protocols/image-loader.js';
import { now } from '../tasks/clock.js';
import type { PipelineParts } from './pipeline-parts.js';

/** An image that was found or made, with what is known about where it came from. */
export interface FoundImage {
  readonly image: WebImage;
  readonly metadata: ResponseMetadata | undefined;
  readonly cacheType: 'none' | 'disk' | 'memory';
}

/** What is decided when a load begins, and what its steps tell one another. */
export class LoadContext {
  readonly cache: ImageCacheProtocol;
  /** Where the original is, if the image as it is wanted is another. */
  readonly originalCache: ImageCacheProtocol;
  readonly loader: ImageLoader;
  /** The key of the image as the origin has it. */
  readonly originalKey: string;
  /** The key of the image as it is wanted. */
  readonly key: string;
  readonly startedAt: number = now();
  /** Bytes of bodies received so far. */
  received = 0;
  cancelled: ImageError | undefined;
  arrived: ImageDownload | undefined;

  /** @param show gives an image to whoever waits for it */
  constructor(
    readonly url: string,
    readonly parts: PipelineParts,
    readonly options: ImageOptions,
    readonly context: ImageContext,
    readonly show: (result: ImageResult) => void,
  ) {
    this.cache = context.imageCache ?? parts.imageCache;
    this.originalCache = context.originalImageCache ?? this.cache;
    this.loader = context.imageLoader ?? parts.imageLoader;
    this.originalKey = originalCacheKey(url, context, parts.cacheKeyFilter);
    this.key = cacheKey(this.originalKey, options, context);
  }

  /** Whether the image as it is wanted is another than the origin's. */
  get isVariant(): boolean {
    return this.key !== this.originalKey;
  }

  checkCancelled(): void {
    if (this.cancelled) throw this.cancelled;
  }
}
