import { mayMove, sniffSize } from '../coding/image-header.js';
import { fittedSize } from '../model/fitted-size.js';
import type { ImageFormat, PixelSize } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import { draw, encode, readFilm } from './sharp-drawing.js';
import { SharpImage } from './sharp-image.js';

/** What {@link SharpImageCoder} may read beside the formats that are always safe. */
export interface SharpImageCoderOptions {
  /** SVG is a program as much as a picture; it is drawn only where this is true. Default false. */
  readonly allowSvg?: boolean;
}

const READS: readonly ImageFormat[] = ['jpeg', 'png', 'apng', 'gif', 'webp', 'avif', 'tiff'];
const READS_PARTS: readonly ImageFormat[] = ['jpeg', 'png', 'gif'];
const WRITES: readonly ImageFormat[] = ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'];
const STILL = { frameCount: 1, loopCount: 0, durations: [] };

/** JPEG, PNG, GIF, WebP, AVIF and TIFF (SVG when allowed) through sharp. */
export class SharpImageCoder implements ImageCoder {
  readonly #reads: ReadonlySet<ImageFormat>;

  constructor({ allowSvg = false }: SharpImageCoderOptions = {}) {
    this.#reads = new Set(allowSvg ? [...READS, 'svg'] : READS);
  }

  canDecode(format: ImageFormat): boolean {
    return this.#reads.has(format);
  }

  async decode(data: Uint8Array<ArrayBuffer>, format: ImageFormat, options: ImageDecodeOptions): Promise<SharpImage> {
    const { scale, firstFrameOnly = false } = options;
    const isEager = options.decode === 'eager';
    // The head is read only for what drawing does not tell: it costs as much as drawing a small image.
    const head = isEager && !mayMove(data, format) ? undefined : await readFilm(data, options);
    const { frameCount, loopCount, durations } = head === undefined || firstFrameOnly ? STILL : head;
    const pixels = isEager ? await draw(data, options, 'truncated', 0) : undefined;
    const { width, height } = pixels ?? fittedSize(head!.size, options);
    const full = head?.size ?? sniffSize(data, format);
    const isThumbnail = options.thumbnailPixelSize !== undefined && isSmaller({ width, height }, full);
    // A thumbnail does not hold on to the large data it was drawn from.
    const kept = isEager && isThumbnail && frameCount === 1 ? undefined : data;
    const properties = { width, height, format, data: kept, scale, isThumbnail, frameCount, loopCount };
    const image = new SharpImage(properties, { source: options, durations, ...(pixels ? { pixels } : {}) });
    if (options.preloadAllFrames && image.isAnimated) await image.preloadFrames();
    return image;
  }

  canDecodeIncrementally(format: ImageFormat): boolean {
    return READS_PARTS.includes(format);
  }

  async decodeIncrementally(
    data: Uint8Array<ArrayBuffer>,
    format: ImageFormat,
    options: ImageDecodeOptions,
  ): Promise<SharpImage | undefined> {
    try {
      const pixels = await draw(data, options, 'none', 0);
      const { width, height } = pixels;
      return new SharpImage({ width, height, format, scale: options.scale, isIncremental: true }, { pixels });
    } catch {
      return undefined;
    }
  }

  canEncode(format: ImageFormat): boolean {
    return WRITES.includes(format);
  }

  async encode(
    image: WebImage,
    format: ImageFormat,
    options: ImageEncodeOptions = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    const isWhole = image.data !== undefined && image.format === format && !image.isThumbnail;
    if (isWhole && (image.isAnimated || options.quality === undefined)) return image.data!;
    return encode(await image.pixels(), format, options.quality ?? 80);
  }
}

/** Compared by area, which does not change when a picture is turned. */
function isSmaller(size: PixelSize, full: PixelSize | undefined): boolean {
  return full !== undefined && size.width * size.height < full.width * full.height;
}
