// The image loader as beans of a Vernal application. It needs @vernal/core, and the endpoint @vernal/web as well.
export { EnableImageEndpoint, ImageEndpointConfiguration } from './image-endpoint-configuration.js';
export { ImageEndpointController } from './image-endpoint-controller.js';
export { EnableImageLoader, ImageLoaderConfiguration } from './image-loader-configuration.js';
export {
  ImageCacheProperties,
  ImageDownloaderProperties,
  ImageEndpointProperties,
  ImageLoaderProperties,
} from './image-loader-properties.js';
