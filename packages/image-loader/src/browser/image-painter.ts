import type { WebImage } from '../model/web-image.js';
import { onDemand } from '../tasks/on-demand.js';
import type { Painting } from './paint-image.js';

const painters = onDemand(() => import('./paint-image.js'));

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

  async #paint(image: WebImage, painting: Painting): Promise<boolean> {
    const { paintImage } = await painters();
    const url = await paintImage(this.#element, image, painting);
    if (url) this.#release(url);
    return url !== undefined;
  }

  #release(next: string | undefined): void {
    release(this.#shown);
    this.#shown.url = next;
  }
}

function release({ url }: Shown): void {
  if (url) URL.revokeObjectURL(url);
}
