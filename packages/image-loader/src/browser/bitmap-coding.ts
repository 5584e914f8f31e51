// What a page makes bitmaps with.
import { fittedSize } from '../model/fitted-size.js';
import { type ImageFormat, mediaTypeOf, type PixelSize } from '../model/image-format.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { onDemand } from '../tasks/on-demand.js';
import { BitmapImage } from './bitmap-image.js';

const svgDrawing = onDemand(() => import('./svg-drawing.js'));

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
  const type = mediaTypeOf(format);
  if (typeof ImageDecoder !== 'undefined' && (await ImageDecoder.isTypeSupported(type))) {
    return readByDecoder(data, type, options, wantsBitmap);
  }
  const source = new Blob([data], { type });
  const whole = format === 'svg' ? await (await svgDrawing()).drawSvg(source) : await createImageBitmap(source);
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
export async function shrunk(source: ImageBitmap | VideoFrame, full: PixelSize, options: ImageDecodeOptions) {
  const { width, height } = fittedSize(full, options);
  if (source instanceof ImageBitmap && width === full.width && height === full.height) return source;
  try {
    // The size is given in any case: without it Chromium makes a bitmap of a turned frame that lies on its side.
    return await createImageBitmap(source, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  } finally {
    source.close();
  }
}
