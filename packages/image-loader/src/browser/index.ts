export * from '../manager/exports.js';
export { BitmapImage, BitmapImageCoder } from './bitmap-image-coder.js';
export {
  type BrowserCacheConfig,
  type BrowserDownloaderConfig,
  BrowserImageCache as ImageCache,
  BrowserImageDownloader as ImageDownloader,
  BrowserImageManager as ImageManager,
  type BrowserManagerOptions,
} from './browser-image-manager.js';
export { FetchTransport } from './fetch-transport.js';
export { IndexedDBDiskCache, type IndexedDBDiskCacheConfig } from './indexed-db-disk-cache.js';
export { cancelImage, type SetImageRequest, setImage } from './set-image.js';
export { defineVernalImg, VernalImgElement, type VernalImgEvents } from './vernal-img.js';
