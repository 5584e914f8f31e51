import { MEDIA_TYPES } from '../model/image-format.js';
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

/** The object URL that an element shows. */
interface Shown {
  url: string | undefined;
}

/** A URL that nobody revokes keeps its bytes as long as the page lives, even where the element has long gone. */
const gone = new FinalizationRegistry<Shown>(release);

/** Puts images into one `<img>`, in the order they are given, each only when it can be drawn at once. */
export class ImagePainter {
  readonly #element: HTMLImageElement;
  readonly #shown: Shown = { url: undefined };
  #last: Promise<unknown> = Promise.resolve();

  constructor(element: HTMLImageElement) {
    this.#element = element;
    gone.register(element, this.#shown);
  }

  /** @param url undefined empties the element */
  placeholder(url: string | undefined): void {
    if (url === undefined) this.#element.removeAttribute('src');
    else this.#element.src = url;
    this.#element.removeAttribute('srcset');
    this.#release(undefined);
  }

  /**
   * Decodes the image out of sight, then shows it.
   * @returns whether it was shown
   */
  paint(image: WebImage, painting: Painting): Promise<boolean> {
    const painted = this.#last.then(() => painting.isWanted() && this.#paint(image, painting)).catch(() => false);
    this.#last = painted;
    return painted;
  }

  async #paint(image: WebImage, { density, still, isWanted, onSwap }: Painting): Promise<boolean> {
    const url = URL.createObjectURL(await blobOf(image, still));
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
    onSwap();
    this.#show(url, density);
    await this.#element.decode().catch(() => {});
    this.#release(url);
    return true;
  }

  /** A density in `srcset`, with no `src` beside it, makes the browser lay the picture out in CSS pixels. */
  #show(url: string, density: number): void {
    const isPlain = density === 1;
    this.#element[isPlain ? 'src' : 'srcset'] = isPlain ? url : `${url} ${density}x`;
    this.#element.removeAttribute(isPlain ? 'srcset' : 'src');
  }

  #release(next: string | undefined): void {
    release(this.#shown);
    this.#shown.url = next;
  }
}

function release({ url }: Shown): void {
  if (url) URL.revokeObjectURL(url);
}

/** The image's own bytes where it has any; what was drawn in part or made by a transformer is encoded first. */
async function blobOf(image: WebImage, still: boolean): Promise<Blob> {
  if (image.data && !image.isThumbnail && !image.isTransformed && !(still && image.isAnimated)) {
    return new Blob([image.data], { type: MEDIA_TYPES[image.format] });
  }
  const canvas = new OffscreenCanvas(image.width, image.height);
  if (image instanceof BitmapImage) canvas.getContext('2d')!.drawImage(await image.bitmap(), 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
