// What both ends publish.
export type { ImageCacheParts } from '../caching/image-cache.js';
export {
  ImageCachesManager,
  type ImageCachesPolicies,
  type ImageCachesPolicy,
} from '../caching/image-caches-manager.js';
export { MemoryCache, type MemoryCacheConfig } from '../caching/memory-cache.js';
export { ImageCodersManager } from '../coding/image-coders-manager.js';
export { sniffFormat, sniffSize } from '../coding/image-header.js';
export { DataURLLoader } from '../downloading/data-url-loader.js';
export type { URLCredential } from '../downloading/http-authentication.js';
export { ImageDownloadToken } from '../downloading/image-download-token.js';
export type {
  DownloadDescription,
  DownloadEvents,
  DownloadOperation,
  DownloadSession,
  DownloadState,
  DownloadTimeouts,
  ImageDownloaderConfig,
  ImageDownloaderOperationClass,
  ImageDownloaderSettings,
} from '../downloading/image-downloader-config.js';
export { ImageDownloaderOperation } from '../downloading/image-downloader-operation.js';
export { ImageLoadersManager } from '../downloading/image-loaders-manager.js';
export { type ImageProvider, ImageProviderLoader, type ProvidedImage } from '../downloading/image-provider-loader.js';
export type { RetryPolicy } from '../downloading/retry-policy.js';
export type { HeaderFields } from '../http/merge-headers.js';
export type { ReadableFields } from '../http/readable-fields.js';
export { ResponseMetadata, type StoredResponseMetadata } from '../http/response-metadata.js';
export { ImageError, type ImageErrorCode, type ImageErrorContext } from '../model/image-error.js';
export {
  type ImageFormat,
  MEDIA_TYPES,
  mediaTypeOf,
  type NamedImageFormat,
  type PixelSize,
} from '../model/image-format.js';
export type { HexColour, ImageOperation } from '../model/image-operation.js';
export type { ImageCacheType, ImageDownloaderOptions, ImageOptions, ImagePriority } from '../model/image-options.js';
export type { ImageEvent, ImageProgress, ImageResult } from '../model/image-result.js';
export {
  type DecodePolicy,
  type ImageFrame,
  type Pixels,
  WebImage,
  type WebImageProperties,
} from '../model/web-image.js';
export type {
  CacheExpireType,
  DiskCache,
  DiskCacheConfig,
  ExtendedData,
  StoredEntry,
} from '../protocols/disk-cache.js';
export type {
  HeadersFilter,
  ImageDownloaderContext,
  ImageDownloaderDecryptor,
  ImageDownloaderRequestModifier,
  ImageDownloaderResponseModifier,
  ImageDownloadRequest,
} from '../protocols/download-modifiers.js';
export type {
  DiskCacheEntry,
  ImageCacheProtocol,
  ImageToStore,
  MemoryCacheEntry,
} from '../protocols/image-cache.js';
export type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
export type { ImageCacheKeyFilter, ImageCacheSerializer, ImageContext } from '../protocols/image-context.js';
export type {
  DownloadMetrics,
  ImageDownload,
  ImageLoader,
  ImageLoaderRequest,
  ImageLoaderToken,
} from '../protocols/image-loader.js';
export type { ImageTransformer } from '../protocols/image-transformer.js';
export { Interruption } from '../protocols/interruption.js';
export type { Transport, TransportRequest, TransportResponse, TransportTiming } from '../protocols/transport.js';
export type { ExecutionOrder } from '../tasks/operation-queue.js';
export { OperationTransformer } from '../transforming/operation-transformer.js';
export {
  ImageBlurTransformer,
  ImageCroppingTransformer,
  ImageFilterTransformer,
  ImageFlippingTransformer,
  ImagePipelineTransformer,
  ImageResizingTransformer,
  ImageRotationTransformer,
  ImageRoundCornerTransformer,
  ImageTintTransformer,
} from '../transforming/transformers.js';
export { AnimatedImagePlayer, type AnimatedImagePlayerOptions } from './animated-image-player.js';
export { ImageLoadToken } from './image-load-token.js';
export type { ImageManagerOptions, ImageOptionsResult } from './image-manager.js';
export {
  ImagePrefetcher,
  type ImagePrefetcherOptions,
  type ImagePrefetchResult,
  type ImagePrefetchToken,
} from './image-prefetcher.js';
export type { LoadImageRequest } from './load-image-request.js';
