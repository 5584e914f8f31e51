import { ImageError } from '../model/image-error.js';
import { MEDIA_TYPES, type PixelSize } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';
import { type ImageFrame, type Pixels, WebImage, type WebImageProperties } from '../model/web-image.js';

/** An image in a page: its encoded bytes, an ImageBitmap, or both. */
export class BitmapImage extends WebImage {
  #bitmap: ImageBitmap | undefined;
  #frames: readonly ImageFrame[] | undefined;
  readonly #draw: (() => Promise<ImageBitmap>) | undefined;

  /** @param draw makes the bitmap anew where it is not kept; absent where the given one is all there is */
  constructor(properties: WebImageProperties, bitmap: ImageBitmap | undefined, draw?: () => Promise<ImageBitmap>) {
    super(properties);
    this.#bitmap = bitmap;
    this.#draw = draw;
  }

  get cost(): number {
    const drawn = (this.#bitmap ? 1 : 0) + (this.#frames?.length ?? 0);
    return drawn * this.width * this.height * 4 + (this.data?.length ?? 0);
  }

  /** The pixels as the page draws them. Belongs to the image; it must not be closed or transferred. */
  async bitmap(): Promise<ImageBitmap> {
    await this.prepare();
    return this.#bitmap!;
  }

  get isPrepared(): boolean {
    return this.#bitmap !== undefined;
  }

  async prepare(): Promise<void> {
    this.#bitmap ??= await this.#bitmapOnce();
  }

  async pixels(): Promise<Pixels> {
    const bitmap = await this.#bitmapOnce();
    try {
      return pixelsOf(bitmap, bitmap);
    } finally {
      if (bitmap !== this.#bitmap) bitmap.close();
    }
  }

  async frame(index: number): Promise<ImageFrame> {
    if (!Number.isInteger(index) || index < 0 || index >= this.frameCount) {
      throw new RangeError(`Frame ${index} of an image of ${this.frameCount}`);
    }
    const preloaded = this.#frames?.[index];
    if (preloaded) return preloaded;
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

  /** Makes all frames and keeps them. */
  async preloadFrames(): Promise<void> {
    const frames: ImageFrame[] = [];
    for (let index = 0; index < this.frameCount; index++) frames.push(await this.frame(index));
    this.#frames = frames;
  }

  async transformed(operations: readonly ImageOperation[]): Promise<BitmapImage> {
    // Few pages draw images anew: the others need not download how.
    const { applyOperation } = await import('./canvas-operations.js');
    const source = await this.#bitmapOnce();
    let drawn: ImageBitmap | OffscreenCanvas = source;
    for (const operation of operations) drawn = applyOperation(drawn, operation);
    const bitmap = await createImageBitmap(drawn);
    if (source !== this.#bitmap) source.close();
    const { width, height } = bitmap;
    return new BitmapImage({ width, height, format: this.format, scale: this.scale, isTransformed: true }, bitmap);
  }

  /** The encoded bytes with their media type, for an object URL. */
  blob(): Blob | undefined {
    return this.data && new Blob([this.data], { type: MEDIA_TYPES[this.format] });
  }

  override close(): void {
    this.#bitmap?.close();
    this.#bitmap = undefined;
  }

  /** The kept bitmap, or one that the caller must close. */
  async #bitmapOnce(): Promise<ImageBitmap> {
    if (this.#bitmap) return this.#bitmap;
    try {
      return await this.#draw!();
    } catch (error) {
      throw ImageError.from(error, 'bad-image', '');
    }
  }
}

function pixelsOf(source: CanvasImageSource, { width, height }: PixelSize): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(source, 0, 0);
  return { data: new Uint8Array(context.getImageData(0, 0, width, height).data.buffer), width, height };
}
