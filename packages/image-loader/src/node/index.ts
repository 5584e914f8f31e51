export {
  type ImageAttributes,
  type ImageAttributesRequest,
  type ImageURLBuilder,
  imageAttributes,
  preloadLink,
} from '../endpoint/image-attributes.js';
export { ImageEncodingTransformer } from '../endpoint/image-encoding-transformer.js';
export { type FieldReader, ImageEndpoint, type ImageEndpointOptions } from '../endpoint/image-endpoint.js';
export type { ImageEndpointAnswer } from '../endpoint/image-endpoint-answer.js';
export * from '../manager/exports.js';
export type { ImageLoadMessage, ImageWorkMessage } from './diagnostics.js';
export { FileDiskCache, type FileDiskCacheConfig } from './file-disk-cache.js';
export { FileLoader } from './file-loader.js';
export { lastModifiedFilter } from './last-modified-filter.js';
export { makeFolder } from './make-folder.js';
export { type NodeCacheConfig, NodeImageCache as ImageCache } from './node-image-cache.js';
export { type NodeDownloaderConfig, NodeImageDownloader as ImageDownloader } from './node-image-downloader.js';
export { NodeImageManager as ImageManager, type NodeManagerOptions } from './node-image-manager.js';
export { type DeepPixels, SharpImage } from './sharp-image.js';
export { SharpImageCoder, type SharpImageCoderOptions } from './sharp-image-coder.js';
export { placeholderURL, storedThumbHash, thumbHash } from './thumb-hash.js';
export { UndiciTransport, type UndiciTransportOptions } from './undici-transport.js';
