import type { PixelSize } from './image-format.js';

/** The size an image is drawn at within a thumbnail's box: never larger than it is, never less than one pixel. */
export function fittedSize(
  size: PixelSize,
  wanted: { readonly thumbnailPixelSize?: PixelSize | undefined; readonly preserveAspectRatio?: boolean },
): PixelSize {
  const { thumbnailPixelSize: box, preserveAspectRatio = true } = wanted;
  if (box === undefined) return size;
  const [x, y] = [Math.min(1, box.width / size.width), Math.min(1, box.height / size.height)];
  const least = Math.min(x, y);
  const [scaleX, scaleY] = preserveAspectRatio ? [least, least] : [x, y];
  return { width: Math.max(1, Math.round(size.width * scaleX)), height: Math.max(1, Math.round(size.height * scaleY)) };
}
