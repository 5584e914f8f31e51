import sharp, { type Metadata, type Sharp } from 'sharp';
import { mayMove, sniffSize } from '../coding/image-header.js';
import type { ImageFormat, PixelSize } from '../model/image-format.js';
import { type ImageFrame, type Pixels, WebImage, type WebImageProperties } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';

/** What {@link SharpImageCoder} may read beside the formats that are always safe. */
export interface SharpImageCoderOptions {
  /** SVG is a program as much as a picture; it is drawn only where this is true. Default false. */
  readonly allowSvg?: boolean;
}

const READS: readonly ImageFormat[] = ['jpeg', 'png', 'apng', 'gif', 'webp', 'avif', 'tiff'];
const READS_PARTS: readonly ImageFormat[] = ['jpeg', 'png', 'gif'];
const WRITES: readonly ImageFormat[] = ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'];

/** An image in Node: its encoded bytes, its pixels, or both. Pixels are made in sharp's threads. */
export class SharpImage extends WebImage {
  readonly #source: ImageDecodeOptions | undefined;
  readonly #durations: readonly number[];
  #pixels: Pixels | undefined;

  constructor(
    properties: WebImageProperties,
    content: { source?: ImageDecodeOptions; pixels?: Pixels; durations?: readonly number[] },
  ) {
    super(properties);
    this.#source = content.source;
    this.#pixels = content.pixels;
    this.#durations = content.durations ?? [];
  }

  get cost(): number {
    return (this.#pixels?.data.length ?? 0) + (this.data?.length ?? 0);
  }

  async prepare(): Promise<void> {
    this.#pixels ??= await this.#draw(0);
  }

  async pixels(): Promise<Pixels> {
    return this.#pixels ?? this.#draw(0);
  }

  async frame(index: number): Promise<ImageFrame> {
    if (!Number.isInteger(index) || index < 0 || index >= this.frameCount) {
      throw new RangeError(`Frame ${index} of an image of ${this.frameCount}`);
    }
    const pixels = index === 0 ? await this.pixels() : await this.#draw(index);
    return { ...pixels, index, duration: this.#durations[index] ?? 0 };
  }

  #draw(page: number): Promise<Pixels> {
    return draw(this.data!, this.#source!, 'truncated', page);
  }
}

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
    const film = mayMove(data, format) && !options.firstFrameOnly ? await filmOf(data, options) : STILL;
    if (options.decode !== 'eager') {
      const metadata = await sharp(data, { limitInputPixels: options.maxPixels }).metadata();
      const full = uprightSize(metadata);
      const size = sizeWithin(full, options);
      return new SharpImage(
        { ...size, format, data, scale: options.scale, isThumbnail: isSmaller(size, full), ...film },
        { source: options, durations: film.durations },
      );
    }
    const pixels = await draw(data, options, 'truncated', 0);
    const { width, height } = pixels;
    const isThumbnail =
      options.thumbnailPixelSize !== undefined && isSmaller(pixels, sniffSize(data, format) ?? pixels);
    // A thumbnail does not hold on to the large data it was drawn from.
    const kept = isThumbnail && film.frameCount === 1 ? undefined : data;
    return new SharpImage(
      { width, height, format, data: kept, scale: options.scale, isThumbnail, ...film },
      { source: options, pixels, durations: film.durations },
    );
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
    const { data, width, height } = await image.pixels();
    const encoded = await sharp(data, { raw: { width, height, channels: 4 } })
      .toFormat(format as 'jpeg', { quality: options.quality ?? 80 })
      .toBuffer();
    return new Uint8Array(encoded.buffer as ArrayBuffer, encoded.byteOffset, encoded.length);
  }
}

interface Film {
  readonly frameCount: number;
  readonly loopCount: number;
  readonly durations: readonly number[];
}

const STILL: Film = { frameCount: 1, loopCount: 0, durations: [] };

async function filmOf(data: Uint8Array, options: ImageDecodeOptions): Promise<Film> {
  const { pages = 1, loop = 0, delay = [] } = await sharp(data, { limitInputPixels: options.maxPixels }).metadata();
  return { frameCount: pages, loopCount: loop, durations: delay };
}

/** Compared by area, which does not change when a picture is turned. */
const isSmaller = (size: PixelSize, full: PixelSize) => size.width * size.height < full.width * full.height;

async function draw(
  data: Uint8Array,
  options: ImageDecodeOptions,
  failOn: 'none' | 'truncated',
  page: number,
): Promise<Pixels> {
  const source = sharp(data, { failOn, page, limitInputPixels: options.maxPixels }).autoOrient();
  const { data: pixels, info } = await resized(source, options)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: pixels, width: info.width, height: info.height };
}

function resized(source: Sharp, { thumbnailPixelSize: box, preserveAspectRatio = true }: ImageDecodeOptions): Sharp {
  if (box === undefined) return source;
  const fit = preserveAspectRatio ? 'inside' : 'fill';
  return source.resize({ width: box.width, height: box.height, fit, withoutEnlargement: true });
}

function uprightSize(metadata: Metadata): PixelSize {
  const { width, height } = metadata.autoOrient;
  return { width, height: metadata.pageHeight ?? height };
}

function sizeWithin(
  size: PixelSize,
  { thumbnailPixelSize: box, preserveAspectRatio = true }: ImageDecodeOptions,
): PixelSize {
  if (box === undefined) return size;
  const [x, y] = [Math.min(1, box.width / size.width), Math.min(1, box.height / size.height)];
  const least = Math.min(x, y);
  const [scaleX, scaleY] = preserveAspectRatio ? [least, least] : [x, y];
  return { width: Math.max(1, Math.round(size.width * scaleX)), height: Math.max(1, Math.round(size.height * scaleY)) };
}
