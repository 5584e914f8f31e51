import type { ImageLoadToken } from '../manager/image-load-token.js';
import type { ImageManager } from '../manager/image-manager.js';
import { ImageError } from '../model/image-error.js';
import type { ImageOptions, ImagePriority } from '../model/image-options.js';
import type { ImageResult } from '../model/image-result.js';
import type { ImageContext } from '../protocols/image-context.js';
import { onDemand } from '../tasks/on-demand.js';
import { prefersReducedMotion } from './reduced-motion.js';
import { hasFlag, reflectProperties, setAttribute, upgradeProperties } from './reflected-properties.js';
import type { ChosenSource } from './responsive-source.js';
import { cancelImage, setImage } from './set-image.js';
import { buildInside, type VernalImageParts } from './vernal-image-template.js';
import { unwatchVisibility, type Visibility, type VisibilityListener, watchVisibility } from './visibility.js';

/** What {@link VernalImageElement} tells its listeners; all events bubble and leave shadow trees. */
export interface VernalImageEventMap {
  /** A load begins. Source: SDWebImageDownloadStartNotification. */
  'vernal-start': CustomEvent<{ url: string }>;
  'vernal-progress': CustomEvent<{ received: number; expected: number }>;
  /** An image is about to take the place of what is shown; `preventDefault()` keeps it out. Source: SDWebImageAvoidAutoSetImage. */
  'vernal-before-shown': CustomEvent<ImageResult>;
  /** An image is drawn: a preview, the cached one or the final one (`detail.finished`). */
  'vernal-shown': CustomEvent<ImageResult>;
  /** The load has ended well, whether anything new was shown or not (`detail.notModified`, `detail.error` of a refresh). */
  'vernal-load': CustomEvent<ImageResult>;
  'vernal-error': CustomEvent<ImageError>;
  /** The load has ended in whatever way, cancelled ones too. Source: SDWebImageDownloadStopNotification. */
  'vernal-stop': CustomEvent<{ url: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'vernal-image': VernalImageElement;
  }
}

/** How a `<vernal-image>` stands; its attribute `state` has the same. */
export type VernalImageState = '' | 'loading' | 'loaded' | 'error';

const TEXTS = [
  'src',
  'srcset',
  'sizes',
  'lowDataSrc',
  'alt',
  'placeholder',
  'loading',
  'indicator',
  'transition',
] as const;
const FLAGS = [
  'delayPlaceholder',
  'progressive',
  'handleCookies',
  'retryFailed',
  'forceTransition',
  'waitTransition',
] as const;
const UPGRADED = [...TEXTS, ...FLAGS, 'width', 'height', 'fetchPriority', 'refreshCached'];
const RELOADING = ['src', 'srcset', 'sizes', 'low-data-src', 'placeholder', 'refresh-cached', 'progressive', 'loading'];
const COPIED = ['alt', 'width', 'height'];
const indicators = onDemand(() => import('./vernal-image-indicator.js'));
const choosing = onDemand(() => import('./responsive-source.js'));
const transitions = onDemand(() => import('./image-transition.js'));
const BY_VISIBILITY: Readonly<Record<Visibility, ImagePriority>> = { visible: 'high', near: 'normal', far: 'low' };

const plain = (url: string): ChosenSource => ({ url, density: 0 });

type Reflected = Record<(typeof TEXTS)[number], string> & Record<(typeof FLAGS)[number], boolean>;

interface TypedElement extends Omit<HTMLElement, 'addEventListener'> {
  addEventListener<Name extends keyof VernalImageEventMap>(
    type: Name,
    listener: (event: VernalImageEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(...parameters: Parameters<HTMLElement['addEventListener']>): void;
}

// A worker or a server may import this module though it has no elements. The prototype is given the properties below.
const ElementBase = (globalThis.HTMLElement ?? class {}) as new () => TypedElement & Reflected;

/**
 * `<vernal-image src="…" alt="…" refresh-cached>`: an image through the loader. Its attributes, properties, events, slots and
 * parts are in `docs/vernal-image.md`. Attributes that change together make one load; leaving the document cancels it.
 */
export class VernalImageElement extends ElementBase implements VisibilityListener {
  static readonly observedAttributes: readonly string[] = [...RELOADING, ...COPIED, 'indicator'];

  /** Default: the page's shared manager. Read, as are the next two, when a load begins. */
  declare manager: ImageManager | undefined;
  /** Options beside those that have attributes. */
  declare options: ImageOptions | undefined;
  declare context: ImageContext | undefined;

  readonly #parts: VernalImageParts;
  #load: ImageLoadToken | undefined;
  /** What is loading or shown. */
  #source: ChosenSource | undefined;
  #visibility: Visibility | undefined;
  #error: ImageError | undefined;
  #isScheduled = false;
  #hasBegun = false;

  constructor() {
    super();
    this.#parts = buildInside(this.attachShadow({ mode: 'open' }));
  }

  /** In CSS pixels as it is laid out; setting it sets the attribute. */
  get width(): number {
    return this.#parts.image.width;
  }

  set width(value: number | string | null) {
    setAttribute(this, 'width', value);
  }

  get height(): number {
    return this.#parts.image.height;
  }

  set height(value: number | string | null) {
    setAttribute(this, 'height', value);
  }

  /** `high` or `low`; else the place in the view decides. */
  get fetchPriority(): string {
    return this.getAttribute('fetchpriority') ?? '';
  }

  set fetchPriority(value: string | null) {
    setAttribute(this, 'fetchpriority', value);
  }

  get refreshCached(): boolean | 'always' {
    return this.getAttribute('refresh-cached') === 'always' ? 'always' : hasFlag(this, 'refresh-cached');
  }

  set refreshCached(value: boolean | 'always' | null) {
    setAttribute(this, 'refresh-cached', value);
  }

  /** The picture's own size in CSS pixels; 0 while there is none. */
  get naturalWidth(): number {
    return this.#parts.image.naturalWidth;
  }

  get naturalHeight(): number {
    return this.#parts.image.naturalHeight;
  }

  /** The URL that is loading or shown, of `src`, `srcset` and `low-data-src` the one that was chosen. */
  get currentSrc(): string {
    return this.#source?.url ?? '';
  }

  get state(): VernalImageState {
    return (this.getAttribute('state') ?? '') as VernalImageState;
  }

  /** Whether nothing is being loaded. */
  get complete(): boolean {
    return this.state !== 'loading';
  }

  /** Why the last load failed. */
  get error(): ImageError | undefined {
    return this.#error;
  }

  /** The load under way or the last one, to be awaited or cancelled. Source: `sd_latestOperation`. */
  get currentLoad(): ImageLoadToken | undefined {
    return this.#load;
  }

  /** Asks the origin whether the image has changed, and shows the new one if it has. A URL that failed for good is asked, too. */
  refresh(): ImageLoadToken {
    const source = this.#source ?? this.#chosen ?? plain(this.src);
    return this.#begin(source, { ...this.#options, refreshCached: 'always', retryFailed: true } as ImageOptions, true);
  }

  /** Ends the load under way; what is shown stays. Source: `sd_cancelCurrentImageLoad`. */
  cancel(): void {
    cancelImage(this.#parts.image);
  }

  connectedCallback(): void {
    upgradeProperties(this, UPGRADED);
    // A clone, or markup that was saved while a picture loaded, says what was and not what is.
    if (this.#load === undefined) this.#become('');
    watchVisibility(this, this);
    addEventListener('resize', this.#onResize);
    this.#schedule();
  }

  disconnectedCallback(): void {
    unwatchVisibility(this);
    removeEventListener('resize', this.#onResize);
    this.#visibility = undefined;
    this.cancel();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (COPIED.includes(name)) setAttribute(this.#parts.image, name, after);
    else if (name === 'indicator') void this.#drawIndicators();
    else this.#schedule();
  }

  /** For the observer of the page. What is seen comes first; a lazy element that is passed by before its turn lets go. */
  visibilityChanged(visibility: Visibility): void {
    this.#visibility = visibility;
    const isWaiting = this.state === 'loading' && !this.#hasBegun;
    if (this.loading === 'lazy' && visibility === 'far' && isWaiting) {
      this.cancel();
      this.#source = undefined;
    } else if (this.#load) {
      this.#load.priority = this.#priority;
    }
    if (this.loading === 'lazy' && this.#source === undefined) this.#schedule();
  }

  get #priority(): ImagePriority {
    const { fetchPriority } = this;
    if (fetchPriority === 'high' || fetchPriority === 'low') return fetchPriority;
    return this.#visibility ? BY_VISIBILITY[this.#visibility] : 'normal';
  }

  get #options(): ImageOptions {
    const { refreshCached, progressive, handleCookies, retryFailed } = this;
    const priority = this.#priority;
    return { refreshCached, progressive, handleCookies, retryFailed, priority, ...this.options } as ImageOptions;
  }

  /**
   * Of the sources that the attributes name the one to show; where data is dear, a cheap one. Undefined as long as what reads
   * `srcset` is on its way.
   */
  get #chosen(): ChosenSource | undefined {
    const { src, srcset, lowDataSrc } = this;
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (lowDataSrc && connection?.saveData) return plain(lowDataSrc);
    if (!srcset) return plain(src);
    const known = choosing();
    return 'chooseSource' in known ? known.chooseSource(src, srcset, this.sizes, this) : undefined;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.isConnected) this.#update();
    });
  }

  #update(): void {
    this.#source = undefined;
    if (this.loading === 'lazy' && (this.#visibility ?? 'far') === 'far') return;
    const source = this.#chosen;
    if (source) this.#show(source);
    else void this.#updateLater();
  }

  /** Without what reads `srcset` the element does as browsers do that know of none. */
  async #updateLater(): Promise<void> {
    try {
      await choosing();
      this.#schedule();
    } catch {
      if (this.isConnected) this.#show(plain(this.src));
    }
  }

  #show(source: ChosenSource): void {
    if (source.url) this.#begin(source, this.#options);
    else this.#empty();
  }

  /** Another size of the view may want another candidate; the one that is shown stays until that is there. */
  readonly #onResize = (): void => {
    if (!this.srcset || this.#source === undefined) return;
    const source = this.#chosen;
    if (source && source.url !== this.#source.url) this.#begin(source, this.#options, true);
  };

  /** @param keeps whether what is shown stays until the new picture is there */
  #begin(source: ChosenSource, options: ImageOptions, keeps = false): ImageLoadToken {
    const { image, fallback } = this.#parts;
    const { url, density } = source;
    this.#source = source;
    this.#hasBegun = false;
    this.#error = undefined;
    if (this.transition) void transitions();
    image.hidden = !fallback.hidden && fallback.assignedElements().some(({ localName }) => localName !== 'noscript');
    const load = setImage(image, url, {
      options,
      context: this.context,
      density: density || undefined,
      manager: this.manager,
      placeholder: keeps ? undefined : this.placeholder || undefined,
      delayPlaceholder: keeps || this.delayPlaceholder,
      still: prefersReducedMotion(),
      transition: (_image, result) => this.#swap(result),
      waitTransition: this.waitTransition,
      progress: (received, expected) => {
        this.#hasBegun = true;
        this.#parts.indicator.style.setProperty('--progress', String(expected > 0 ? received / expected : 0));
        this.#tell('vernal-progress', { received, expected });
      },
      onBeforeSet: (result) => this.#tell('vernal-before-shown', result, true),
      onShown: (result) => this.#tell('vernal-shown', result),
    });
    this.#load = load;
    this.#become('loading');
    this.#tell('vernal-start', { url });
    void load
      .then(
        (result) => {
          if (this.#load === load) this.#become('loaded');
          this.#tell('vernal-load', result);
        },
        (error: unknown) => this.#fail(load, error as ImageError),
      )
      .then(() => this.#tell('vernal-stop', { url }));
    return load;
  }

  /** A page whose pictures have no indicators does without their styles, as does one that cannot get them. */
  async #drawIndicators(): Promise<void> {
    try {
      (await indicators()).drawIndicators(this.shadowRoot!);
    } catch {}
  }

  #swap({ cacheType }: ImageResult): Promise<unknown> | undefined {
    const { image, fallback } = this.#parts;
    image.hidden = false;
    fallback.hidden = true;
    if (!this.transition || (cacheType !== 'none' && !this.forceTransition)) return undefined;
    const known = transitions();
    // No picture waits for the manner of its coming.
    return 'beginTransition' in known ? known.beginTransition(image, this.transition) : undefined;
  }

  #fail(load: ImageLoadToken, error: ImageError): void {
    const isCancelled = ImageError.is(error, 'cancelled');
    if (this.#load === load) {
      this.#error = isCancelled ? undefined : error;
      this.#parts.error.textContent = this.alt;
      this.#parts.error.title = error.message;
      this.#become(isCancelled ? '' : 'error');
    }
    if (!isCancelled) this.#tell('vernal-error', error);
  }

  /** Without a source there is nothing to load and nothing to complain of. */
  #empty(): void {
    setImage(this.#parts.image, null);
    this.#load = undefined;
    this.#become('');
  }

  #become(state: VernalImageState): void {
    setAttribute(this, 'state', state || null);
    setAttribute(this, 'aria-busy', state === 'loading' ? 'true' : null);
  }

  /** @returns whether it may go on */
  #tell(name: keyof VernalImageEventMap, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/** Properties that have no attribute: a framework asks the prototype which there are. */
const OWN = { manager: undefined, options: undefined, context: undefined };

if (globalThis.HTMLElement) {
  reflectProperties(VernalImageElement.prototype, TEXTS, FLAGS);
  Object.assign(VernalImageElement.prototype, OWN);
}

/** Makes the element known to the page. Does nothing where the name is taken. */
export function defineVernalImage(name = 'vernal-image'): void {
  if (!customElements.get(name)) customElements.define(name, VernalImageElement);
}
