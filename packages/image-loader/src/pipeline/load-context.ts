import { cacheKey, originalCacheKey } from '../caching/cache-key.js';
import type { ResponseMetadata } from '../http/response-metadata.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions } from '../model/image-options.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCacheProtocol } from '../protocols/image-cache.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import type { ImageContext } from '../protocols/image-context.js';
import type { ImageDownload, ImageLoader } from '../protocols/image-loader.js';
import { onDemand } from '../tasks/on-demand.js';
import { decodeOptions } from './decoding.js';
import type { PipelineParts } from './pipeline-parts.js';

const scalingDown = onDemand(() => import('./scaled-down.js'));

/** An image that was found or made, with what is known about where it came from. */
export interface FoundImage {
  readonly image: WebImage;
  readonly metadata: ResponseMetadata | undefined;
  readonly cacheType: 'none' | 'disk' | 'memory';
}

/** What is decided when a load begins, and the work that its steps have in common. */
export class LoadContext {
  readonly cache: ImageCacheProtocol;
  /** Where the original is, if the image as it is wanted is another. */
  readonly originalCache: ImageCacheProtocol;
  readonly loader: ImageLoader;
  /** The key of the image as the origin has it. */
  readonly originalKey: string;
  /** The key of the image as it is wanted. */
  readonly key: string;
  #wanted: ImageDecodeOptions | undefined;
  cancelled: ImageError | undefined;
  arrived: ImageDownload | undefined;

  constructor(
    readonly url: string,
    readonly parts: PipelineParts,
    readonly options: ImageOptions,
    readonly context: ImageContext,
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

  /** How the image is decoded. */
  get wanted(): ImageDecodeOptions {
    this.#wanted ??= decodeOptions(this.url, this.options, this.context, this.parts.decoding);
    return this.#wanted;
  }

  checkCancelled(): void {
    if (this.cancelled) throw this.cancelled;
  }

  /** @throws ImageError `bad-image` */
  async decode(data: Uint8Array<ArrayBuffer>, wanted = this.wanted): Promise<WebImage> {
    this.checkCancelled();
    const { coders, decoding } = this.parts;
    const options = this.options.scaleDownLargeImages
      ? (await scalingDown()).scaledDown(data, wanted, decoding.scaleDownLimitBytes)
      : wanted;
    const image = await coders.decode(data, options, this.url, this.context.imageCoder);
    this.checkCancelled();
    return image;
  }

  /** Animations and vector images are left as they are unless the options say otherwise. */
  async transform(original: WebImage): Promise<WebImage> {
    const transformer = this.context.imageTransformer;
    const { transformAnimatedImage = false, transformVectorImage = false } = this.options;
    if (transformer === undefined) return original;
    if (original.isAnimated && !transformAnimatedImage) return original;
    if (original.format === 'svg' && !transformVectorImage) return original;
    const work = async () => transformer.transformedImage(original, this.url);
    try {
      const image = await this.parts.transforming.do(original, transformer.transformerKey, work);
      this.checkCancelled();
      return image;
    } catch (error) {
      throw ImageError.from(error, 'bad-image', this.url);
    }
  }
}
