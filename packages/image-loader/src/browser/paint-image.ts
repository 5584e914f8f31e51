import { mediaTypeOf } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import { BitmapImage } from './bitmap-image.js';

/** How one image is put in its place. */
export interface Painting {
  /** Image pixels per CSS pixel. */
  readonly density: number;
  /** Whether an animation shows its first frame only. */
  readonly still: boolean;
  /** Asked when the image is ready: what was overtaken meanwhile is not shown. */
  isWanted(): boolean;
  /** Called when the image is ready, just before it takes the place of what is shown. */
  onSwap(): void;
}

/**
 * Decodes an image out of sight, then shows it.
 * @returns the object URL that the element shows; undefined where the image is not wanted any more
 * @throws DOMException where the browser cannot draw it
 */
export async function paintImage(
  element: HTMLImageElement,
  image: WebImage,
  { density, still, isWanted, onSwap }: Painting,
): Promise<string | undefined> {
  const url = URL.createObjectURL(await blobOf(image, still));
  let isShown = false;
  try {
    const rehearsal = new Image();
    rehearsal.src = url;
    await rehearsal.decode();
    isShown = isWanted();
  } finally {
    if (!isShown) URL.revokeObjectURL(url);
  }
  if (!isShown) return undefined;
  onSwap();
  show(element, url, density);
  await element.decode().catch(() => {});
  return url;
}

/** A density in `srcset`, with no `src` beside it, makes the browser lay the picture out in CSS pixels. */
function show(element: HTMLImageElement, url: string, density: number): void {
  const isPlain = density === 1;
  element[isPlain ? 'src' : 'srcset'] = isPlain ? url : `${url} ${density}x`;
  element.removeAttribute(isPlain ? 'srcset' : 'src');
}

/** The image's own bytes where it has any; what was drawn in part or made by a transformer is encoded first. */
async function blobOf(image: WebImage, still: boolean): Promise<Blob> {
  if (image.data && !image.isThumbnail && !image.isTransformed && !(still && image.isAnimated)) {
    return new Blob([image.data], { type: mediaTypeOf(image.format) });
  }
  const canvas = new OffscreenCanvas(image.width, image.height);
  if (image instanceof BitmapImage) canvas.getContext('2d')!.drawImage(await image.bitmap(), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
