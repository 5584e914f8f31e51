import type { WebImage } from '../model/web-image.js';

/** Makes an image of an image. Source: the SDImageTransformer protocol. */
export interface ImageTransformer {
  /** Names the transformation with all its parameters: two of the same key give the same image. Part of the cache key. */
  readonly transformerKey: string;
  /** @throws ImageError `bad-image` where the image cannot be drawn */
  transformedImage(image: WebImage, url: string): WebImage | Promise<WebImage>;
}
