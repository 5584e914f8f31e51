// What a page makes bitmaps with, and files of them.
import { sniffSize } from '../coding/image-header.js';
import { fittedSize } from '../model/fitted-size.js';
import { type ImageFormat, MEDIA_TYPES, type PixelSize } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import { BitmapImage } from './bitmap-image.js';

export async function decodeBitmap(
  data: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  options: ImageDecodeOptions,
): Promise<BitmapImage> {
  const isEager = options.decode === 'eager';
  const { bitmap, full, animation } = await read(data, format, options, isEager);
  const { width, height } = fittedSize(full, options);
  const isThumbnail = width !== full.width || height !== full.height;
  const film = options.firstFrameOnly ? STILL : animation;
  const properties = { width, height, format, isThumbnail, scale: options.scale, ...film };
  // A thumbnail does not hold on to the large data it was drawn from.
  const kept = isEager && isThumbnail && film.frameCount === 1 ? undefined : data;
  const drawAgain = async () => (await read(data, format, options, true)).bitmap!;
  const image = new BitmapImage({ ...properties, data: kept }, bitmap, kept && drawAgain);
  if (options.preloadAllFrames && image.isAnimated) await image.preloadFrames();
  return image;
}

/** An image of what is there so far; undefined where it is too little. */
export async function decodePartOfBitmap(
  data: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  options: ImageDecodeOptions,
): Promise<BitmapImage | undefined> {
  if (sniffSize(data, format) === undefined) return undefined;
  // A stream that stays open tells the decoder that more may come; whole data that is cut off would be refused.
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => controller.enqueue(data) });
  const decoder = new ImageDecoder({ data: stream, type: MEDIA_TYPES[format] });
  // Where the part shows nothing yet the decoder waits for more, which never comes.
  const impatience = setTimeout(() => decoder.close(), MOST_PATIENCE);
  try {
    const { image } = await decoder.decode({ completeFramesOnly: false });
    const { displayWidth: width, displayHeight: height } = image;
    const bitmap = await shrunk(image, { width, height }, options);
    const { scale } = options;
    const isIncremental = true;
    return new BitmapImage({ width: bitmap.width, height: bitmap.height, format, scale, isIncremental }, bitmap);
  } catch {
    return undefined;
  } finally {
    clearTimeout(impatience);
    decoder.close();
  }
}

export async function encodeBitmap(
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

interface Animation {
  readonly frameCount: number;
  readonly loopCount: number;
}

interface ReadImage {
  /** The first frame, small where it is wanted small; undefined where it is not wanted at all. */
  readonly bitmap: ImageBitmap | undefined;
  /** The size without a thumbnail's box. */
  readonly full: PixelSize;
  readonly animation: Animation;
}

const STILL: Animation = { frameCount: 1, loopCount: 0 };
const MOST_PATIENCE = 1000;

/**
 * Decodes the first frame, which proves that the data is whole, and makes a bitmap of it only where one is wanted: that takes
 * the main thread's time, decoding does not.
 */
async function read(
  data: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  options: ImageDecodeOptions,
  wantsBitmap: boolean,
): Promise<ReadImage> {
  const type = MEDIA_TYPES[format];
  if (typeof ImageDecoder !== 'undefined' && (await ImageDecoder.isTypeSupported(type))) {
    return readByDecoder(data, type, options, wantsBitmap);
  }
  const source = new Blob([data], { type });
  const whole = format === 'svg' ? await drawSvg(source) : await createImageBitmap(source);
  const full = { width: whole.width, height: whole.height };
  const bitmap = wantsBitmap ? await shrunk(whole, full, options) : undefined;
  if (!wantsBitmap) whole.close();
  return { bitmap, full, animation: STILL };
}

async function readByDecoder(
  data: Uint8Array<ArrayBuffer>,
  type: string,
  options: ImageDecodeOptions,
  wantsBitmap: boolean,
): Promise<ReadImage> {
  const decoder = new ImageDecoder({ data, type });
  try {
    await decoder.completed;
    const { image } = await decoder.decode();
    const full = { width: image.displayWidth, height: image.displayHeight };
    const bitmap = wantsBitmap ? await shrunk(image, full, options) : undefined;
    if (!wantsBitmap) image.close();
    return { bitmap, full, animation: animationOf(decoder) };
  } finally {
    decoder.close();
  }
}

function animationOf(decoder: ImageDecoder): Animation {
  const track = decoder.tracks.selectedTrack;
  if (!track?.animated) return STILL;
  const { frameCount, repetitionCount } = track;
  return { frameCount, loopCount: Number.isFinite(repetitionCount) ? repetitionCount + 1 : 0 };
}

/** A bitmap within the box of a thumbnail; the source is closed. */
async function shrunk(source: ImageBitmap | VideoFrame, full: PixelSize, options: ImageDecodeOptions) {
  const { width, height } = fittedSize(full, options);
  if (source instanceof ImageBitmap && width === full.width && height === full.height) return source;
  try {
    // The size is given in any case: without it Chromium makes a bitmap of a turned frame that lies on its side.
    return await createImageBitmap(source, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  } finally {
    source.close();
  }
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
