import type { ImageFormat, PixelSize } from '../model/image-format.js';
import type { ImageCacheType } from '../model/image-options.js';
import type { ImageDownloaderContext } from './download-modifiers.js';
import type { ImageCacheProtocol } from './image-cache.js';
import type { ImageCoder, ImageEncodeOptions } from './image-coder.js';
import type { ImageLoader } from './image-loader.js';
import type { ImageTransformer } from './image-transformer.js';

/** Gives the cache key of a URL; two URLs with one key share an entry. Default: the URL itself, without its fragment. */
export type ImageCacheKeyFilter = (url: string) => string;

/** Gives the bytes to be written to disk for an image; null leaves the disk alone. */
export type ImageCacheSerializer = (
  data: Uint8Array<ArrayBuffer> | undefined,
  url: string,
) => Uint8Array<ArrayBuffer> | null | Promise<Uint8Array<ArrayBuffer> | null>;

/** Objects that one load uses in place of the manager's own. Source: SDWebImageContext. */
export interface ImageContext extends ImageDownloaderContext {
  readonly imageCache?: ImageCacheProtocol;
  /** For the originals of thumbnails and transformed images, where they are to be kept elsewhere. Default: `imageCache`. */
  readonly originalImageCache?: ImageCacheProtocol;
  readonly imageLoader?: ImageLoader;
  readonly imageCoder?: ImageCoder;
  readonly imageTransformer?: ImageTransformer;
  /** URLs to try one after the other where the image cannot be had from its own; each is cached under its own key. */
  readonly alternativeSources?: readonly (string | URL)[];
  readonly cacheKeyFilter?: ImageCacheKeyFilter;
  readonly cacheSerializer?: ImageCacheSerializer;
  /** How thumbnails and transformed images are encoded for the disk. */
  readonly encodeOptions?: ImageEncodeOptions;
  /** Part of the cache key, for content that changes with something the URL does not name. */
  readonly version?: string;
  /** The box, in pixels, that larger images are drawn into at decoding. A side may be Infinity; 0 and less are `unsupported` in Node. */
  readonly thumbnailPixelSize?: PixelSize;
  /** Default true. */
  readonly preserveAspectRatio?: boolean;
  /** Pixels per point. Default: what the name says (`@2x`, `@3x`), else 1. */
  readonly scale?: number;
  /** The format of data whose first bytes do not tell it: of no effect where they do. */
  readonly typeIdentifierHint?: ImageFormat;
  /** Caches asked for the image as it is wanted (thumbnail and transformer applied). Default `all`. */
  readonly queryCacheType?: ImageCacheType;
  /** Caches the image as it is wanted is stored in. Default `all`. */
  readonly storeCacheType?: ImageCacheType;
  /** Caches asked for the original when a thumbnail or transformed image is missing. Default `all`. */
  readonly originalQueryCacheType?: ImageCacheType;
  /** How long memory keeps this image, in ms, in place of the cache's `maxMemoryAge`; 0 means for ever. */
  readonly maxMemoryAge?: number;
  /** How long the disk keeps this image, in ms, in place of the cache's `maxDiskAge`; negative means for ever. */
  readonly maxDiskAge?: number;
  /** Caches the original of a thumbnail or transformed image is stored in. Default `disk`. */
  readonly originalStoreCacheType?: ImageCacheType;
}
