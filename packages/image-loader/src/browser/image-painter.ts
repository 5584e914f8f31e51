import { MEDIA_TYPES } from '../model/image-format.js';
import type { WebImage } from '../model/web-image.js';
import { BitmapImage } from './bitmap-image.js';

/** Puts images into one `<img>`, in the order they are given, each only when it can be drawn at once. */
export class ImagePainter {
  readonly #element: HTMLImageElement;
  #objectURL: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(element: HTMLImageElement) {
    this.#element = element;
  }

  /** @param url undefined empties the element */
  placeholder(url: string | undefined): void {
    if (url === undefined) this.#element.removeAttribute('src');
    else this.#element.src = url;
    this.#release(undefined);
  }

  /**
   * Decodes the image out of sight, then shows it.
   * @param isWanted asked when the image is ready: what was overtaken meanwhile is not shown
   * @returns whether it was shown
   */
  paint(image: WebImage, isWanted: () => boolean): Promise<boolean> {
    const painting = this.#last.then(() => (isWanted() ? this.#paint(image, isWanted) : false)).catch(() => false);
    this.#last = painting;
    return painting;
  }

  async #paint(image: WebImage, isWanted: () => boolean): Promise<boolean> {
    const url = URL.createObjectURL(await blobOf(image));
    const rehearsal = new Image();
    rehearsal.src = url;
    try {
      await rehearsal.decode();
    } catch (error) {
      URL.revokeObjectURL(url);
      throw error;
    }
    if (!isWanted()) {
      URL.revokeObjectURL(url);
      return false;
    }
    this.#element.src = url;
    await this.#element.decode().catch(() => {});
    this.#release(url);
    return true;
  }

  #release(next: string | undefined): void {
    if (this.#objectURL) URL.revokeObjectURL(this.#objectURL);
    this.#objectURL = next;
  }
}

/** The image's own bytes where it has any; what was drawn in part or made by a transformer is encoded first. */
async function blobOf(image: WebImage): Promise<Blob> {
  if (image.data && !image.isThumbnail && !image.isTransformed) {
    return new Blob([image.data], { type: MEDIA_TYPES[image.format] });
  }
  const canvas = new OffscreenCanvas(image.width, image.height);
  if (image instanceof BitmapImage) canvas.getContext('2d')!.drawImage(await image.bitmap(), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
