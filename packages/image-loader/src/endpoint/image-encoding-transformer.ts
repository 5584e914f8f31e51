import type { ImageCodersManager } from '../coding/image-coders-manager.js';
import type { ImageFormat } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageTransformer } from '../protocols/image-transformer.js';

/** What a browser shows whatever it says. */
const UNDERSTOOD_BY_ALL: readonly ImageFormat[] = ['jpeg', 'png', 'gif'];

/** Writes an image in the format that a client wants: the result is its data, the pixels are not kept. */
export class ImageEncodingTransformer implements ImageTransformer {
  readonly transformerKey: string;
  readonly #coders: ImageCodersManager;
  readonly #format: ImageFormat | undefined;
  readonly #quality: number;

  /** @param format undefined: the image's own where every browser shows it, else JPEG */
  constructor(coders: ImageCodersManager, format: ImageFormat | undefined, quality: number) {
    this.#coders = coders;
    this.#format = format;
    this.#quality = quality;
    this.transformerKey = `ImageEncodingTransformer(${format ?? 'plain'},${quality})`;
  }

  async transformedImage(image: WebImage, url: string): Promise<WebImage> {
    const format = this.#format ?? (UNDERSTOOD_BY_ALL.includes(image.format) ? image.format : 'jpeg');
    const data = await this.#coders.encode(image, format, { quality: this.#quality });
    const { scale, width, height } = image;
    return this.#coders.decode(data, { decode: 'none', scale, maxPixels: width * height }, url);
  }
}
