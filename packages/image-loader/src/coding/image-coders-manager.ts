import type { ImageFormat } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import { ConcurrencyLimit } from '../tasks/concurrency-limit.js';
import { onDemand } from '../tasks/on-demand.js';
import { SharedWork } from '../tasks/shared-work.js';

const decoding = onDemand(() => import('./image-decoding.js'));

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
    return [...modern.map((format) => `image/${format}`), 'image/*', '*/*;q=0.8'].join(',');
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
    if (preferred) return this.decodeWith([...this.#coders, preferred], data, options, url);
    return this.#decoding.do(data, JSON.stringify(options), () => this.decodeWith(this.#coders, data, options, url));
  }

  /** An image of the data that has come so far; undefined where it is too little, or of a format that cannot be shown in part. */
  decodePartial(data: Uint8Array<ArrayBuffer>, options: ImageDecodeOptions): Promise<WebImage | undefined> {
    return this.#previews.do(data, JSON.stringify(options), async () =>
      (await decoding()).decodePart(data, options, this.#coders),
    );
  }

  /**
   * The encoded image, in its own format unless another is asked for; PNG where no coder writes its own.
   * @throws ImageError `bad-image` where no coder writes the format asked for
   */
  async encode(image: WebImage, wanted?: ImageFormat, options?: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    return (await decoding()).encodeImage(image, wanted, options, this.#coders);
  }

  /** Done once for all who share it. */
  protected async decodeWith(
    coders: readonly ImageCoder[],
    data: Uint8Array<ArrayBuffer>,
    options: ImageDecodeOptions,
    url: string,
  ): Promise<WebImage> {
    return (await decoding()).decodeImage(data, options, url, coders, this.#limit);
  }
}
