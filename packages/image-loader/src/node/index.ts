export * from '../manager/exports.js';
export { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
export {
  type NodeCacheConfig,
  type NodeDownloaderConfig,
  NodeImageCache as ImageCache,
  NodeImageDownloader as ImageDownloader,
  NodeImageManager as ImageManager,
  type NodeManagerOptions,
} from './node-image-manager.js';
export { SharpImage, SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';
export { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';
