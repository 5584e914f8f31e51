import { sniffFormat, sniffSize } from '../coding/image-header.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';

/** The options that draw large data so small that its pixels take no more than `limit` bytes. */
export function scaledDown(data: Uint8Array, wanted: ImageDecodeOptions, limit: number): ImageDecodeOptions {
  const format = sniffFormat(data);
  const size = format && sniffSize(data, format);
  if (size === undefined || wanted.thumbnailPixelSize !== undefined) return wanted;
  const ratio = Math.sqrt(limit / (size.width * size.height * 4));
  if (ratio >= 1) return wanted;
  const side = Math.max(1, Math.floor(Math.max(size.width, size.height) * ratio));
  return { ...wanted, thumbnailPixelSize: { width: side, height: side }, preserveAspectRatio: true };
}
