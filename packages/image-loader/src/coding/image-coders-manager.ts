import { ImageError } from '../model/image-error.js';
import { type ImageFormat, MEDIA_TYPES } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import { ConcurrencyLimit } from '../tasks/concurrency-limit.js';
import { SharedWork } from '../tasks/shared-work.js';
import { sniffFormat, sniffSize } from './image-header.js';

/** Reads data of any format that one of its coders knows; the one added last is asked first. Source: SDImageCodersManager. */
export class ImageCodersManager {
  readonly #coders: ImageCoder[];
  /** Callers who got the same bytes share one decoding. */
  readonly #decoding = new SharedWork<WebImage>(false);
  readonly #limit: ConcurrencyLimit;
  readonly #previews = new SharedWork<WebImage | undefined>(false);

  /** @param maxConcurrentDecodes pixels of so many images are made at once; more would only take memory. Default 4 */
  constructor(coders: readonly ImageCoder[], maxConcurrentDecodes = 4) {
    this.#coders = [...coders];
    this.#limit = new ConcurrencyLimit(maxConcurrentDecodes);
  }

  get coders(): readonly ImageCoder[] {
    return this.#coders;
  }

  /** What to ask an origin for: the formats of today that are read here, then any image, then anything. */
  get accept(): string {
    const modern = (['avif', 'jxl', 'webp'] as const).filter((format) =>
      this.#coders.some((coder) => coder.canDecode(format)),
    );
    return [...modern.map((format) => MEDIA_TYPES[format]), 'image/*', '*/*;q=0.8'].join(',');
  }

  addCoder(coder: ImageCoder): void {
    this.#coders.push(coder);
  }

  removeCoder(coder: ImageCoder): void {
    const index = this.#coders.indexOf(coder);
    if (index >= 0) this.#coders.splice(index, 1);
  }

  /**
   * The image of whole data.
   * @param preferred asked before the registered coders
   * @throws ImageError `bad-image`
   */
  decode(
    data: Uint8Array<ArrayBuffer>,
    options: ImageDecodeOptions,
    url: string,
    preferred?: ImageCoder,
  ): Promise<WebImage> {
    if (preferred) return this.#decode(data, options, url, preferred);
    return this.#decoding.do(data, JSON.stringify(options), () => this.#decode(data, options, url));
  }

  /** An image of the data that has come so far; undefined where it is too little, or of a format that cannot be shown in part. */
  async decodePartial(data: Uint8Array<ArrayBuffer>, options: ImageDecodeOptions): Promise<WebImage | undefined> {
    const format = sniffFormat(data);
    if (format === undefined || tooManyPixels(data, format, options)) return undefined;
    const coder = this.#find((candidate) => candidate.canDecodeIncrementally(format));
    if (coder === undefined) return undefined;
    return this.#previews.do(data, JSON.stringify(options), () => coder.decodeIncrementally(data, format, options));
  }

  /**
   * The encoded image, in its own format unless another is asked for; PNG where no coder writes its own.
   * @throws ImageError `bad-image` where no coder writes the format asked for
   */
  async encode(image: WebImage, wanted?: ImageFormat, options?: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    const writes = (candidate: ImageFormat) => this.#coders.some((coder) => coder.canEncode(candidate));
    const format = wanted ?? (writes(image.format) ? image.format : 'png');
    const coder = this.#find((candidate) => candidate.canEncode(format));
    if (coder === undefined) throw new ImageError('bad-image', '', `No coder writes ${format}`, { reason: 'format' });
    return coder.encode(image, format, options);
  }

  async #decode(
    data: Uint8Array<ArrayBuffer>,
    options: ImageDecodeOptions,
    url: string,
    preferred?: ImageCoder,
  ): Promise<WebImage> {
    const fail = (reason: string, message: string) => new ImageError('bad-image', url, message, { reason });
    if (data.length === 0) throw fail('no-data', 'Image data is empty');
    const format = sniffFormat(data);
    if (format === undefined) throw fail('format', 'The data is no image of a known format');
    const coder = preferred?.canDecode(format) ? preferred : this.#find((candidate) => candidate.canDecode(format));
    if (coder === undefined) throw fail('format', `No coder reads ${format}`);
    if (tooManyPixels(data, format, options)) {
      throw fail('dimensions', `The image has more than the ${options.maxPixels} pixels that maxPixels allows`);
    }
    try {
      const image = await this.#limit.run(() => coder.decode(data, format, options));
      if (image.width < 1 || image.height < 1) throw fail('dimensions', 'The image has 0 pixels');
      return image;
    } catch (error) {
      if (ImageError.is(error) && error.url === url) throw error;
      const message = error instanceof Error ? error.message : String(error);
      throw new ImageError(
        'bad-image',
        url,
        `The ${format} data cannot be decoded: ${message}`,
        { reason: 'data' },
        {
          cause: error,
        },
      );
    }
  }

  #find(accepts: (coder: ImageCoder) => boolean): ImageCoder | undefined {
    return this.#coders.findLast(accepts);
  }
}

function tooManyPixels(data: Uint8Array, format: ImageFormat, options: ImageDecodeOptions): boolean {
  const size = sniffSize(data, format);
  return size !== undefined && size.width * size.height > options.maxPixels;
}
