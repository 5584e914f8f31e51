import type { ImageFormat } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageCoder, ImageDecodeOptions, ImageEncodeOptions } from '../protocols/image-coder.js';
import { onDemand } from '../tasks/on-demand.js';
import type { BitmapImage } from './bitmap-image.js';

const READS: readonly ImageFormat[] = ['jpeg', 'png', 'apng', 'gif', 'webp', 'avif', 'bmp', 'ico', 'jxl', 'svg'];
const SIMPLE: readonly ImageFormat[] = ['jpeg', 'png', 'webp'];

/** What makes bitmaps: read while the data to make them of is on its way. */
const bitmaps = onDemand(() => import('./bitmap-coding.js'));
const drawing = onDemand(() => import('./bitmap-drawing.js'));
const previewing = onDemand(() => import('./bitmap-previewing.js'));

/** Whatever the page's browser reads, through ImageDecoder where there is one and createImageBitmap where not. */
export class BitmapImageCoder implements ImageCoder {
  canDecode(format: ImageFormat): boolean {
    return READS.includes(format);
  }

  async decode(data: Uint8Array<ArrayBuffer>, format: ImageFormat, options: ImageDecodeOptions): Promise<BitmapImage> {
    return (await bitmaps()).decodeBitmap(data, format, options);
  }

  canDecodeIncrementally(format: ImageFormat): boolean {
    return typeof ImageDecoder !== 'undefined' && SIMPLE.includes(format);
  }

  async decodeIncrementally(
    data: Uint8Array<ArrayBuffer>,
    format: ImageFormat,
    options: ImageDecodeOptions,
  ): Promise<BitmapImage | undefined> {
    return (await previewing()).decodePartOfBitmap(data, format, options);
  }

  canEncode(format: ImageFormat): boolean {
    return SIMPLE.includes(format);
  }

  async encode(image: WebImage, format: ImageFormat, options?: ImageEncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    return (await drawing()).encodeBitmap(image, format, options);
  }
}
