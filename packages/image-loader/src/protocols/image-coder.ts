import type { ImageFormat, PixelSize } from '../model/image-format.js';
import type { DecodePolicy, WebImage } from '../model/web-image.js';

/** How data becomes an image. */
export interface ImageDecodeOptions {
  readonly decode: DecodePolicy;
  readonly scale: number;
  /** The box the image is drawn into at decoding; larger images only, none is enlarged. */
  readonly thumbnailPixelSize?: PixelSize | undefined;
  /** Whether a thumbnail keeps its proportions (fits into the box) or fills it exactly. Default true. */
  readonly preserveAspectRatio?: boolean;
  /** Counts where the first bytes do not tell the format. */
  readonly typeIdentifierHint?: ImageFormat | undefined;
  /** Whether of an animation the first frame alone is read. Default false. */
  readonly firstFrameOnly?: boolean;
  /** Whether all frames of an animation are decoded at once. Default false. */
  readonly preloadAllFrames?: boolean;
  /** Pixels of width × height beyond which data is refused before decoding. */
  readonly maxPixels: number;
}

/** How an image becomes data. */
export interface ImageEncodeOptions {
  /** 1 to 100, for formats that lose something. Default 80. */
  readonly quality?: number;
}

/** Reads and writes some formats. Source: the SDImageCoder protocol and its progressive sibling. */
export interface ImageCoder {
  canDecode(format: ImageFormat): boolean;
  /** @throws ImageError `bad-image` */
  decode(data: Uint8Array<ArrayBuffer>, format: ImageFormat, options: ImageDecodeOptions): Promise<WebImage>;
  /** Whether a part of such data shows anything. */
  canDecodeIncrementally(format: ImageFormat): boolean;
  /** An image of what is there so far, at full size; undefined where it is too little. */
  decodeIncrementally(
    data: Uint8Array<ArrayBuffer>,
    format: ImageFormat,
    options: ImageDecodeOptions,
  ): Promise<WebImage | undefined>;
  canEncode(format: ImageFormat): boolean;
  encode(image: WebImage, format: ImageFormat, options?: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>>;
}
