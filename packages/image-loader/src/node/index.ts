export * from '../manager/exports.js';
export { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
export { type NodeCacheConfig, NodeImageCache as ImageCache } from './node-image-cache.js';
export { type NodeDownloaderConfig, NodeImageDownloader as ImageDownloader } from './node-image-downloader.js';
export { NodeImageManager as ImageManager, type NodeManagerOptions } from './node-image-manager.js';
export { SharpImage } from './sharp-image.js';
export { SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';
export { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';
