import { Bean, type Class, Configuration, Fallback, Import, Lazy } from '@vernal/core';
import { ImageEndpoint } from '../endpoint/image-endpoint.js';
import { NodeImageManager } from '../node/node-image-manager.js';
import { ImageEndpointController } from './image-endpoint-controller.js';
import { ImageLoaderConfiguration } from './image-loader-configuration.js';
import { ImageLoaderProperties } from './image-loader-properties.js';

/** The endpoint and its controller. */
@Configuration({ proxyBeanMethods: false })
@Import(ImageLoaderConfiguration, ImageEndpointController)
export class ImageEndpointConfiguration {
  @Bean()
  @Fallback()
  @Lazy()
  imageEndpoint(manager: NodeImageManager, properties: ImageLoaderProperties): ImageEndpoint {
    return new ImageEndpoint(manager, properties.endpointOptions());
  }
}

/**
 * On a `@Configuration` class: as `@EnableImageLoader()`, and answers GET and HEAD at `vernal.image-loader.endpoint.path` (`/image`) with
 * the images of `vernal.image-loader.endpoint.sources` at other sizes and formats.
 */
export function EnableImageEndpoint(): (type: Class) => void {
  return Import(ImageEndpointConfiguration);
}
