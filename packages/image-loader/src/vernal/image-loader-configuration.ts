import { Bean, type Class, Configuration, Fallback, Import, Inject, Lazy } from '@vernal/core';
import { ImageProviderLoader } from '../downloading/image-provider-loader.js';
import { ImagePrefetcher } from '../manager/image-prefetcher.js';
import { NodeImageManager } from '../node/node-image-manager.js';
import { ImageLoaderProperties } from './image-loader-properties.js';

/** The beans of the image loader. A bean of the same type that the application declares takes the place of one of these. */
@Configuration({ proxyBeanMethods: false })
@Import(ImageLoaderProperties)
export class ImageLoaderConfiguration {
  /** Beans of the class `ImageProviderLoader` are its further loaders. Closed with the context. */
  @Bean()
  @Fallback()
  @Lazy()
  imageManager(
    properties: ImageLoaderProperties,
    @Inject({ of: ImageProviderLoader, required: false }) loaders: ImageProviderLoader[] = [],
  ): NodeImageManager {
    return new NodeImageManager({ ...properties.managerOptions(), loaders });
  }

  @Bean()
  @Fallback()
  @Lazy()
  imagePrefetcher(manager: NodeImageManager): ImagePrefetcher {
    return new ImagePrefetcher(manager);
  }
}

/** On a `@Configuration` class: makes beans of an `ImageManager` and an `ImagePrefetcher`, with the settings below `vernal.image-loader`. */
export function EnableImageLoader(): (type: Class) => void {
  return Import(ImageLoaderConfiguration);
}
