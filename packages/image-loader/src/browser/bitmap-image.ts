import { ImageError } from '../model/image-error.js';
import { mediaTypeOf } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';
import { type ImageFrame, type Pixels, WebImage, type WebImageProperties } from '../model/web-image.js';
import { onDemand } from '../tasks/on-demand.js';

/** Few pages look at pixels or draw images anew. */
const drawing = onDemand(() => import('./bitmap-drawing.js'));

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
    const { pixelsOf } = await drawing();
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
    return (await drawing()).frameOf(this.data, this.format, index);
  }

  /** Makes all frames and keeps them. */
  async preloadFrames(): Promise<void> {
    const frames: ImageFrame[] = [];
    for (let index = 0; index < this.frameCount; index++) frames.push(await this.frame(index));
    this.#frames = frames;
  }

  async transformed(operations: readonly ImageOperation[]): Promise<BitmapImage> {
    const { drawAnew } = await drawing();
    const source = await this.#bitmapOnce();
    const bitmap = await drawAnew(source, operations);
    if (source !== this.#bitmap) source.close();
    const { width, height } = bitmap;
    return new BitmapImage({ width, height, format: this.format, scale: this.scale, isTransformed: true }, bitmap);
  }

  /** The encoded bytes with their media type, for an object URL. */
  blob(): Blob | undefined {
    return this.data && new Blob([this.data], { type: mediaTypeOf(this.format) });
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
