import { type ImageFormat, MEDIA_TYPES, type PixelSize } from '../model/image-format.js';
import { type ImageFrame, type Pixels, WebImage, type WebImageProperties } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';

const READS: readonly ImageFormat[] = ['jpeg', 'png', 'apng', 'gif', 'webp', 'avif', 'bmp', 'ico', 'jxl', 'svg'];
const READS_PARTS: readonly ImageFormat[] = ['jpeg', 'png', 'webp'];
const WRITES: readonly ImageFormat[] = ['jpeg', 'png', 'webp'];

/** An image in a page: its encoded bytes, an ImageBitmap, or both. */
export class BitmapImage extends WebImage {
  #bitmap: ImageBitmap | undefined;
  readonly #draw: (() => Promise<ImageBitmap>) | undefined;

  /** @param draw makes the bitmap anew where it is not kept; absent where the given one is all there is */
  constructor(properties: WebImageProperties, bitmap: ImageBitmap | undefined, draw?: () => Promise<ImageBitmap>) {
    super(properties);
    this.#bitmap = bitmap;
    this.#draw = draw;
  }

  get cost(): number {
    return (this.#bitmap ? this.width * this.height * 4 : 0) + (this.data?.length ?? 0);
  }

  /** The pixels as the page draws them. Belongs to the image; it must not be closed or transferred. */
  async bitmap(): Promise<ImageBitmap> {
    await this.prepare();
    return this.#bitmap!;
  }

  async prepare(): Promise<void> {
    this.#bitmap ??= await this.#draw?.();
  }

  async pixels(): Promise<Pixels> {
    const kept = this.#bitmap;
    const bitmap = kept ?? (await this.#draw!());
    try {
      return pixelsOf(bitmap, bitmap);
    } finally {
      if (!kept) bitmap.close();
    }
  }

  async frame(index: number): Promise<ImageFrame> {
    if (!Number.isInteger(index) || index < 0 || index >= this.frameCount) {
      throw new RangeError(`Frame ${index} of an image of ${this.frameCount}`);
    }
    if (this.data === undefined || !this.isAnimated) return { ...(await this.pixels()), index, duration: 0 };
    const decoder = new ImageDecoder({ data: this.data, type: MEDIA_TYPES[this.format] });
    try {
      const { image } = await decoder.decode({ frameIndex: index });
      const size = { width: image.displayWidth, height: image.displayHeight };
      const duration = (image.duration ?? 0) / 1000;
      const pixels = pixelsOf(image, size);
      image.close();
      return { ...pixels, index, duration };
    } finally {
      decoder.close();
    }
  }

  /** The encoded bytes with their media type, for an object URL. */
  blob(): Blob | undefined {
    return this.data && new Blob([this.data], { type: MEDIA_TYPES[this.format] });
  }

  override close(): void {
    this.#bitmap?.close();
    this.#bitmap = undefined;
  }
}

/** Whatever the page's browser reads, through ImageDecoder where there is one and createImageBitmap where not. */
export class BitmapImageCoder implements ImageCoder {
  canDecode(format: ImageFormat): boolean {
    return READS.includes(format);
  }

  async decode(data: Uint8Array<ArrayBuffer>, format: ImageFormat, options: ImageDecodeOptions): Promise<BitmapImage> {
    const animation = options.firstFrameOnly ? STILL : await animationOf(data, format);
    const draw = () => drawBitmap(data, format, options);
    const bitmap = await draw();
    const { width, height } = bitmap;
    const isThumbnail = options.thumbnailPixelSize !== undefined;
    const properties = { width, height, format, data, scale: options.scale, isThumbnail, ...animation };
    if (options.decode === 'eager') return new BitmapImage(properties, bitmap, draw);
    bitmap.close();
    return new BitmapImage(properties, undefined, draw);
  }

  canDecodeIncrementally(format: ImageFormat): boolean {
    return typeof ImageDecoder !== 'undefined' && READS_PARTS.includes(format);
  }

  async decodeIncrementally(
    data: Uint8Array<ArrayBuffer>,
    format: ImageFormat,
    { scale }: ImageDecodeOptions,
  ): Promise<BitmapImage | undefined> {
    // A stream that stays open tells the decoder that more may come; whole data that is cut off would be refused.
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => controller.enqueue(data) });
    const decoder = new ImageDecoder({ data: stream, type: MEDIA_TYPES[format] });
    try {
      const { image } = await decoder.decode({ completeFramesOnly: false });
      const bitmap = await createImageBitmap(image);
      image.close();
      const { width, height } = bitmap;
      return new BitmapImage({ width, height, format, scale, isIncremental: true }, bitmap);
    } catch {
      return undefined;
    } finally {
      decoder.close();
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
    const canvas = new OffscreenCanvas(width, height);
    const pixels = new ImageData(new Uint8ClampedArray(data as Uint8Array<ArrayBuffer>), width, height);
    canvas.getContext('2d')!.putImageData(pixels, 0, 0);
    const blob = await canvas.convertToBlob({ type: MEDIA_TYPES[format], quality: (options.quality ?? 80) / 100 });
    return new Uint8Array(await blob.arrayBuffer());
  }
}

interface Animation {
  readonly frameCount: number;
  readonly loopCount: number;
}

const STILL: Animation = { frameCount: 1, loopCount: 0 };
const MAY_MOVE: readonly ImageFormat[] = ['gif', 'apng', 'webp', 'avif'];

async function animationOf(data: Uint8Array<ArrayBuffer>, format: ImageFormat): Promise<Animation> {
  if (typeof ImageDecoder === 'undefined' || !MAY_MOVE.includes(format)) return STILL;
  const decoder = new ImageDecoder({ data, type: MEDIA_TYPES[format] });
  try {
    await decoder.tracks.ready;
    await decoder.completed;
    const track = decoder.tracks.selectedTrack;
    if (!track?.animated) return STILL;
    const { frameCount, repetitionCount } = track;
    return { frameCount, loopCount: Number.isFinite(repetitionCount) ? repetitionCount + 1 : 0 };
  } finally {
    decoder.close();
  }
}

async function drawBitmap(
  data: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  options: ImageDecodeOptions,
): Promise<ImageBitmap> {
  const source = new Blob([data], { type: MEDIA_TYPES[format] });
  const full = format === 'svg' ? await drawSvg(source) : await createImageBitmap(source);
  const box = options.thumbnailPixelSize;
  if (box === undefined || (box.width >= full.width && box.height >= full.height)) return full;
  const { width, height } = sizeWithin(full, box, options.preserveAspectRatio ?? true);
  const small = await createImageBitmap(full, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  full.close();
  return small;
}

/** Only an `<img>` draws SVG, and there no script of it runs. */
async function drawSvg(source: Blob): Promise<ImageBitmap> {
  const url = URL.createObjectURL(source);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await createImageBitmap(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function sizeWithin(size: PixelSize, box: PixelSize, preserve: boolean): PixelSize {
  const [x, y] = [Math.min(1, box.width / size.width), Math.min(1, box.height / size.height)];
  const [scaleX, scaleY] = preserve ? [Math.min(x, y), Math.min(x, y)] : [x, y];
  return { width: Math.max(1, Math.round(size.width * scaleX)), height: Math.max(1, Math.round(size.height * scaleY)) };
}

function pixelsOf(source: CanvasImageSource, { width, height }: PixelSize): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(source, 0, 0);
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer), width, height };
}
