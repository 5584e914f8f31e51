import type { ImageFormat, PixelSize } from './image-format.js';
import type { ImageOperation } from './image-operation.js';

/** Raw pixels, row by row from the top left, four bytes each: red, green, blue, alpha (not premultiplied). */
export interface Pixels extends PixelSize {
  readonly data: Uint8Array;
}

/** One picture of an animation. */
export interface ImageFrame extends Pixels {
  readonly index: number;
  /** How long it is shown, in ms. */
  readonly duration: number;
}

/** How eagerly pixels are made: at once (which also proves that the data is whole), at the first use, or never by the loader. */
export type DecodePolicy = 'eager' | 'lazy' | 'none';

/** What is known of an image beside its pixels. */
export interface WebImageProperties extends PixelSize {
  readonly format: ImageFormat;
  /** Pixels per point: 2 for `name@2x.png`. Default 1. */
  readonly scale?: number;
  /** Default 1. */
  readonly frameCount?: number;
  /** How often an animation runs; 0 means for ever. Default 0. */
  readonly loopCount?: number;
  /** The encoded bytes, where there are any. */
  readonly data?: Uint8Array<ArrayBuffer> | undefined;
  /** Whether it was made from a part of its data. Default false. */
  readonly isIncremental?: boolean;
  /** Whether it was drawn smaller than its data at decoding. Default false. */
  readonly isThumbnail?: boolean;
  /** Whether a transformer made it. Default false. */
  readonly isTransformed?: boolean;
}

/** A decoded (or decodable) image. Each platform has its own kind, which adds what that platform draws with. */
export abstract class WebImage implements PixelSize {
  readonly format: ImageFormat;
  /** Pixels, upright: the orientation noted in the file is already applied. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly frameCount: number;
  readonly loopCount: number;
  readonly data: Uint8Array<ArrayBuffer> | undefined;
  readonly isIncremental: boolean;
  readonly isThumbnail: boolean;
  readonly isTransformed: boolean;
  /** Room for whatever a plug-in wants to keep with the image. */
  readonly extended: Map<string, unknown> = new Map();

  constructor(properties: WebImageProperties) {
    this.format = properties.format;
    this.width = properties.width;
    this.height = properties.height;
    this.scale = properties.scale ?? 1;
    this.frameCount = properties.frameCount ?? 1;
    this.loopCount = properties.loopCount ?? 0;
    this.data = properties.data;
    this.isIncremental = properties.isIncremental ?? false;
    this.isThumbnail = properties.isThumbnail ?? false;
    this.isTransformed = properties.isTransformed ?? false;
  }

  get isAnimated(): boolean {
    return this.frameCount > 1;
  }

  /** The size in points: pixels divided by the scale. */
  get size(): PixelSize {
    return { width: this.width / this.scale, height: this.height / this.scale };
  }

  /** The bytes of memory it holds now: pixels and encoded data. */
  abstract get cost(): number;

  /** Whether the pixels are there. */
  abstract get isPrepared(): boolean;

  /** Makes the pixels if they are not there yet. @throws ImageError `bad-image` where the data is damaged */
  abstract prepare(): Promise<void>;

  /** The pixels of the first frame. @throws ImageError `bad-image` where the data is damaged */
  abstract pixels(): Promise<Pixels>;

  /** One frame of an animation, decoded when asked for and not kept. @throws RangeError for an index that is not there */
  abstract frame(index: number): Promise<ImageFrame>;

  /**
   * A new image, drawn by the operations in order. Of an animation all frames are drawn where the platform can write
   * animations (Node), else the first.
   * @throws ImageError `bad-image` where the data is damaged
   */
  abstract transformed(operations: readonly ImageOperation[]): Promise<WebImage>;

  /** The same picture, its pixels shared, with another scale. Where a platform has none of it an image keeps the scale it was decoded with. */
  atScale?(scale: number): WebImage;

  /** Gives back memory that the platform does not reclaim by itself. The image must not be used afterwards. */
  close(): void {}
}
