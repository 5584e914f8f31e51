// What answers are read, decoded and shown with is imported on demand, for the sake of the one file; with the modules it comes
// at once.
import '../coding/image-decoding.js';
import '../downloading/answer-reader.js';
import '../downloading/retry-policy.js';
import '../http/freshness.js';
import '../http/response-metadata.js';
import '../pipeline/answer-steps.js';
import './bitmap-coding.js';
import './fetched-body.js';
import './image-transition.js';
import './indexed-db-changes.js';
import './responsive-source.js';
import './show-image.js';
import './vernal-image-indicator.js';

export { type ImageAttributes, type ImageAttributesRequest, imageAttributes } from '../endpoint/image-attributes.js';
export * from '../manager/exports.js';
export { BitmapImage } from './bitmap-image.js';
export { BitmapImageCoder } from './bitmap-image-coder.js';
export { type BrowserCacheConfig, BrowserImageCache as ImageCache } from './browser-image-cache.js';
export {
  type BrowserDownloaderConfig,
  BrowserImageDownloader as ImageDownloader,
} from './browser-image-downloader.js';
export { BrowserImageManager as ImageManager, type BrowserManagerOptions } from './browser-image-manager.js';
export { FetchTransport } from './fetch-transport.js';
export type { ImageTransition } from './image-transition.js';
export { IndexedDBDiskCache, type IndexedDBDiskCacheConfig } from './indexed-db-disk-cache.js';
export { cancelImage, setImage } from './set-image.js';
export type { SetImageRequest } from './set-image-request.js';
export {
  defineVernalImage,
  VernalImageElement,
  type VernalImageEventMap,
  type VernalImageState,
} from './vernal-image-element.js';
