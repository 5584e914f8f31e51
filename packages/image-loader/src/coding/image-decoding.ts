// What a manager of coders does with data. A page reads this module while the data is on its way.
import { ImageError } from '../model/image-error.js';
import type { ImageFormat, PixelSize } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import type { ConcurrencyLimit } from '../tasks/concurrency-limit.js';
import { ModuleMissingError } from '../tasks/on-demand.js';
import { sniffFormat, sniffSize } from './image-header.js';

/**
 * The image of whole data.
 * @param coders the last that reads the format is taken
 * @throws ImageError `bad-image`
 */
export async function decodeImage(
  data: Uint8Array<ArrayBuffer>,
  options: ImageDecodeOptions,
  url: string,
  coders: readonly ImageCoder[],
  limit: ConcurrencyLimit,
): Promise<WebImage> {
  const fail = (reason: string, message: string) => new ImageError('bad-image', url, message, { reason });
  if (data.length === 0) throw fail('no-data', 'Image data is empty');
  const format = sniffFormat(data) ?? options.typeIdentifierHint;
  if (format === undefined) throw fail('format', 'The data is no image of a known format');
  const coder = coders.findLast((candidate) => candidate.canDecode(format));
  if (coder === undefined) throw fail('format', `No coder reads ${format}`);
  const size = sniffSize(data, format);
  if (tooManyPixels(size, options)) {
    const found = `${size?.width} × ${size?.height} pixels`;
    throw fail('dimensions', `The image has ${found}, more than the ${options.maxPixels} that maxPixels allows`);
  }
  try {
    const image = await limit.run(() => coder.decode(data, format, options));
    if (image.width < 1 || image.height < 1) throw fail('dimensions', 'The image has 0 pixels');
    return image;
  } catch (error) {
    if (ImageError.is(error) && error.url === url) throw error;
    // Where a part of the coder could not be read nothing is said about the data.
    if (error instanceof ModuleMissingError) throw ImageError.from(error, 'network', url);
    const message = error instanceof Error ? error.message : String(error);
    const context = { reason: 'data' };
    throw new ImageError('bad-image', url, `The ${format} data cannot be decoded: ${message}`, context, {
      cause: error,
    });
  }
}

/** An image of the data that has come so far; undefined where it is too little, or of a format that cannot be shown in part. */
export async function decodePart(
  data: Uint8Array<ArrayBuffer>,
  options: ImageDecodeOptions,
  coders: readonly ImageCoder[],
): Promise<WebImage | undefined> {
  const format = sniffFormat(data) ?? options.typeIdentifierHint;
  if (format === undefined || tooManyPixels(sniffSize(data, format), options)) return undefined;
  const coder = coders.findLast((candidate) => candidate.canDecodeIncrementally(format));
  return coder?.decodeIncrementally(data, format, options);
}

/** The encoded image. @throws ImageError `bad-image` where no coder writes the format asked for */
export async function encodeImage(
  image: WebImage,
  wanted: ImageFormat | undefined,
  options: ImageEncodeOptions | undefined,
  coders: readonly ImageCoder[],
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = (format: ImageFormat) => coders.findLast((candidate) => candidate.canEncode(format));
  const format = wanted ?? (writer(image.format) ? image.format : 'png');
  const coder = writer(format);
  if (coder === undefined) throw new ImageError('bad-image', '', `No coder writes ${format}`, { reason: 'format' });
  return coder.encode(image, format, options);
}

function tooManyPixels(size: PixelSize | undefined, options: ImageDecodeOptions): boolean {
  return size !== undefined && size.width * size.height > options.maxPixels;
}
