import { sniffSize } from '../coding/image-header.js';
import { type ImageFormat, mediaTypeOf } from '../model/image-format.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';
import { shrunk } from './bitmap-coding.js';
import { BitmapImage } from './bitmap-image.js';

const MOST_PATIENCE = 1000;

/** An image of what is there so far; undefined where it is too little. */
export async function decodePartOfBitmap(
  data: Uint8Array<ArrayBuffer>,
  format: ImageFormat,
  options: ImageDecodeOptions,
): Promise<BitmapImage | undefined> {
  if (sniffSize(data, format) === undefined) return undefined;
  // A stream that stays open tells the decoder that more may come; whole data that is cut off would be refused.
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => controller.enqueue(data) });
  const decoder = new ImageDecoder({ data: stream, type: mediaTypeOf(format) });
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
