import { ImageError } from '../model/image-error.js';
import type { PixelSize } from '../model/image-format.js';
import type { ImageOperation } from '../model/image-operation.js';
import { type ImageFrame, type Pixels, WebImage, type WebImageProperties } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { apply, draw, drawDeep, encodeFilm } from './sharp-drawing.js';

/** What a {@link SharpImage} is made of: pixels, or data (among the properties) and how to draw it. */
interface SharpImageContent {
  readonly source?: ImageDecodeOptions;
  readonly pixels?: Pixels;
  /** How long each frame is shown, in ms. */
  readonly durations?: readonly number[];
}

/** Raw pixels as {@link Pixels}, with 16 bits for each of the four values. */
export interface DeepPixels extends PixelSize {
  readonly data: Uint16Array;
}

/** An image in Node: its encoded bytes, its pixels, or both. Pixels are made in sharp's threads. */
export class SharpImage extends WebImage {
  readonly #source: ImageDecodeOptions | undefined;
  readonly #durations: readonly number[];
  #pixels: Pixels | undefined;
  #frames: readonly ImageFrame[] | undefined;

  constructor(properties: WebImageProperties, content: SharpImageContent) {
    super(properties);
    this.#source = content.source;
    this.#pixels = content.pixels;
    this.#durations = content.durations ?? [];
  }

  get cost(): number {
    const frames = this.#frames?.slice(1).reduce((sum, { data }) => sum + data.length, 0) ?? 0;
    return (this.#pixels?.data.length ?? 0) + (this.data?.length ?? 0) + frames;
  }

  /** How it was decoded; undefined where pixels were given. */
  get decodeOptions(): ImageDecodeOptions | undefined {
    return this.#source;
  }

  /**
   * The pixels of the first frame with all their depth: 16-bit PNG and TIFF, and AVIF of more than 8 bits, lose nothing. Made from the
   * data each time and not kept; undefined where the image has no data. Source: SDWebImageContextImageDecodeToHDR.
   * @throws ImageError `bad-image` where the data is damaged
   */
  async deepPixels(): Promise<DeepPixels | undefined> {
    if (this.data === undefined || this.#source === undefined) return undefined;
    return drawn(() => drawDeep(this.data!, this.#source!));
  }

  get isPrepared(): boolean {
    return this.#pixels !== undefined;
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
    const preloaded = this.#frames?.[index];
    if (preloaded) return preloaded;
    const pixels = index === 0 ? await this.pixels() : await this.#draw(index);
    return { ...pixels, index, duration: this.#durations[index] ?? 0 };
  }

  /** Makes all frames and keeps them. */
  async preloadFrames(): Promise<void> {
    const frames: ImageFrame[] = [];
    for (let index = 0; index < this.frameCount; index++) frames.push(await this.frame(index));
    this.#frames = frames;
  }

  override atScale(scale: number): SharpImage {
    if (scale === this.scale) return this;
    const pixels = this.#pixels && { pixels: this.#pixels };
    const source = this.#source && { source: { ...this.#source, scale } };
    const { format, width, height, frameCount, loopCount, data, isIncremental, isThumbnail, isTransformed } = this;
    const origin = { isIncremental, isThumbnail, isTransformed };
    const properties = { format, width, height, scale, frameCount, loopCount, data, ...origin };
    const image = new SharpImage(properties, { ...source, ...pixels, durations: this.#durations });
    image.#frames = this.#frames;
    for (const [key, value] of this.extended) image.extended.set(key, value);
    return image;
  }

  async transformed(operations: readonly ImageOperation[]): Promise<SharpImage> {
    if (this.isAnimated) return this.#transformedFilm(operations);
    const pixels = await applyAll(await this.pixels(), operations);
    const { width, height } = pixels;
    return new SharpImage({ width, height, format: this.format, scale: this.scale, isTransformed: true }, { pixels });
  }

  async #transformedFilm(operations: readonly ImageOperation[]): Promise<SharpImage> {
    const frames: ImageFrame[] = [];
    for (let index = 0; index < this.frameCount; index++) {
      const frame = await this.frame(index);
      frames.push({ ...frame, ...(await applyAll(frame, operations)) });
    }
    const format = this.format === 'gif' ? 'gif' : 'webp';
    const data = await encodeFilm(frames, format, this.loopCount);
    const { width, height } = frames[0]!;
    const { scale, frameCount, loopCount } = this;
    return new SharpImage(
      { width, height, format, data, scale, frameCount, loopCount, isTransformed: true },
      { source: { decode: 'lazy', scale, maxPixels: width * height * frameCount }, durations: this.#durations },
    );
  }

  #draw(page: number): Promise<Pixels> {
    return drawn(() => draw(this.data!, this.#source!, 'truncated', page));
  }
}

async function drawn<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw ImageError.from(error, 'bad-image', '');
  }
}

async function applyAll(pixels: Pixels, operations: readonly ImageOperation[]): Promise<Pixels> {
  let drawn = pixels;
  for (const operation of operations) drawn = await apply(drawn, operation);
  return drawn;
}
