import type { ImageLoadToken } from '../manager/image-load-token.js';
import type { ImageManager } from '../manager/image-manager.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import { cancelImage, setImage } from './set-image.js';

/** What {@link VernalImgElement} tells its listeners. */
export interface VernalImgEvents {
  'vernal-progress': CustomEvent<{ received: number; expected: number }>;
  /** An image is drawn: a preview, the cached one or the final one (`detail.finished`). */
  'vernal-shown': CustomEvent<ImageResult>;
  /** The load has ended well, whether anything new was shown or not (`detail.notModified`). */
  'vernal-load': CustomEvent<ImageResult>;
  'vernal-error': CustomEvent<ImageError>;
}

const OBSERVED = ['src', 'alt', 'width', 'height', 'placeholder', 'refresh-cached', 'progressive'];

// A worker may import this module though it has no elements.
const ElementBase = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<vernal-img src="…" alt="…" refresh-cached>`: an image through the loader. Attributes: `src`, `alt`, `width`, `height`,
 * `placeholder`, `refresh-cached` (`always` asks whatever lifetime runs), `progressive`, `loading="lazy"`. Slots `loading`
 * and `error`; part `image`. Leaving the document cancels the load.
 */
export class VernalImgElement extends ElementBase {
  static readonly observedAttributes = OBSERVED;

  /** Default: the page's shared manager. */
  manager: ImageManager | undefined;
  readonly #image: HTMLImageElement;
  readonly #root: ShadowRoot;
  #observer: IntersectionObserver | undefined;
  #scheduled = false;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.innerHTML =
      '<style>:host{display:inline-block}img{display:block;max-width:100%;height:auto}' +
      'slot{display:none}:host([state=loading]) slot[name=loading],:host([state=error]) slot[name=error]{display:contents}' +
      '</style><img part="image" alt=""><slot name="loading"></slot><slot name="error"></slot>';
    this.#image = this.#root.querySelector('img')!;
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(value: string) {
    this.setAttribute('src', value);
  }

  connectedCallback(): void {
    if (this.getAttribute('loading') !== 'lazy') {
      this.#schedule();
      return;
    }
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#stopObserving();
      this.#schedule();
    });
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#stopObserving();
    cancelImage(this.#image);
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'alt') this.#image.alt = after ?? '';
    else if (name === 'width' || name === 'height') reflect(this.#image, name, after);
    else this.#schedule();
  }

  /** Asks the origin whether the image has changed, and shows the new one if it has. */
  refresh(): ImageLoadToken {
    return this.#load({ ...this.#options, refreshCached: 'always' } as ImageOptions);
  }

  get #options(): ImageOptions {
    const refresh = this.getAttribute('refresh-cached');
    const refreshCached = refresh === 'always' ? 'always' : refresh !== null;
    return { refreshCached, progressive: this.hasAttribute('progressive') };
  }

  /** Attributes that change together make one load. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.isConnected || this.#observer) return;
      if (this.src !== '') this.#load(this.#options);
      else this.#empty();
    });
  }

  #load(options: ImageOptions): ImageLoadToken {
    const placeholder = this.getAttribute('placeholder');
    const load = setImage(this.#image, this.src, {
      options,
      ...(this.manager ? { manager: this.manager } : {}),
      ...(placeholder ? { placeholder } : {}),
      progress: (received, expected) => this.#tell('vernal-progress', { received, expected }),
      onShown: (result) => this.#tell('vernal-shown', result),
    });
    this.setAttribute('state', 'loading');
    load.then(
      (result) => {
        this.setAttribute('state', 'loaded');
        this.#tell('vernal-load', result);
      },
      (error: unknown) => {
        if (ImageError.is(error, 'cancelled')) return;
        this.setAttribute('state', 'error');
        this.#tell('vernal-error', error);
      },
    );
    return load;
  }

  /** Without a source there is nothing to load and nothing to complain of. */
  #empty(): void {
    setImage(this.#image, null);
    this.removeAttribute('state');
  }

  #tell(name: keyof VernalImgEvents, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #stopObserving(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}

/** Makes the element known to the page. Does nothing where the name is taken. */
export function defineVernalImg(name = 'vernal-img'): void {
  if (!customElements.get(name)) customElements.define(name, VernalImgElement);
}

function reflect(image: HTMLImageElement, name: string, value: string | null): void {
  if (value === null) image.removeAttribute(name);
  else image.setAttribute(name, value);
}
