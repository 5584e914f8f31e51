import type { ImageLoadToken } from '../manager/image-load-token.js';
import type { ImageManager } from '../manager/image-manager.js';
import type { LoadImageRequest } from '../manager/load-image-request.js';
import { ImageError } from '../model/image-error.js';
import type { ImageResult } from '../model/image-result.js';
import { callBack } from '../tasks/call-back.js';
import { BrowserImageManager } from './browser-image-manager.js';
import { ImagePainter } from './image-painter.js';

/** What is said about showing an image in an element. Everything may be left out. */
export interface SetImageRequest extends LoadImageRequest {
  /** Default: the page's shared manager. */
  readonly manager?: ImageManager | undefined;
  /** Shown while the image loads, and left there when it fails. */
  readonly placeholder?: string | undefined;
  /** Shows the placeholder only after a failure. */
  readonly delayPlaceholder?: boolean;
  /** Lets an earlier load of the element go on. */
  readonly avoidAutoCancelImage?: boolean;
  /** Calls `onImage` only, and leaves the element to the caller. */
  readonly avoidAutoSetImage?: boolean;
  /** Called before an image is put into the element; false leaves the element as it is. */
  readonly onBeforeSet?: (result: ImageResult) => boolean | undefined;
  /** Image pixels per CSS pixel. Default: the image's `scale`, which a name like `cat@2x.png` gives. */
  readonly density?: number;
  /** Shows the first frame of an animation only. Default false. */
  readonly still?: boolean;
  /**
   * Called when an image is about to take the place of what the element shows: the place to begin an animation, whose end it may
   * promise. Source: `sd_imageTransition`.
   */
  readonly transition?: ((element: HTMLImageElement, result: ImageResult) => Promise<unknown> | undefined) | undefined;
  /** The load ends no sooner than the transition. */
  readonly waitTransition?: boolean;
  /** Called after an image has been put into the element and is drawn. */
  readonly onShown?: (result: ImageResult) => void;
}

interface View {
  readonly painter: ImagePainter;
  url: string | undefined;
  token: ImageLoadToken | undefined;
}

const views = new WeakMap<HTMLImageElement, View>();

/**
 * Shows an image in an `<img>`, and keeps up with it when it changes at its URL (`options: { refreshCached: true }`). A new
 * picture takes the place of the old one only when it is decoded: nothing blank is drawn between them. An earlier load of the
 * same element is cancelled. The token's promise resolves when the last picture is drawn. Source: `sd_setImageWithURL:placeholderImage:options:context:progress:completed:`.
 * @param url null or the empty string empties the element
 */
export function setImage(
  element: HTMLImageElement,
  url: string | URL | null | undefined,
  request: SetImageRequest = {},
): ImageLoadToken {
  const view = viewOf(element);
  const { manager = BrowserImageManager.sharedManager, placeholder, delayPlaceholder = false } = request;
  if (!request.avoidAutoCancelImage) view.token?.cancel();
  const address = absolute(url, element.ownerDocument.baseURI);
  const load = manager.loadImage(address ?? '', {
    ...request,
    // The element makes pixels of its own; the loader need not hold them a second time.
    options: { decode: 'lazy', ...request.options },
    onImage: (result) => show(view, load, result, request, element),
  });
  view.token = load;
  const inMemory = address !== undefined && manager.peek(address, request) !== undefined;
  if (!inMemory && !request.avoidAutoSetImage && !delayPlaceholder && isOutdated(view, element, address)) {
    view.painter.placeholder(placeholder);
  }
  view.url = address;
  load.promise.catch((error: unknown) => {
    const isCurrent = view.token === load && !ImageError.is(error, 'cancelled');
    if (isCurrent && delayPlaceholder && placeholder) view.painter.placeholder(placeholder);
  });
  return load;
}

/** Ends the element's load and forgets what it shows; the picture stays. Source: `sd_cancelCurrentImageLoad`. */
export function cancelImage(element: HTMLImageElement): void {
  views.get(element)?.token?.cancel();
}

async function show(
  view: View,
  load: ImageLoadToken,
  result: ImageResult,
  request: SetImageRequest,
  element: HTMLImageElement,
): Promise<void> {
  const awaited = request.onImage?.(result);
  if (!request.avoidAutoSetImage && request.onBeforeSet?.(result) !== false) {
    const { density = result.image.scale, still = false } = request;
    const isWanted = () => view.token === load && !load.isCancelled;
    let transition: Promise<unknown> | undefined;
    const begin = () => {
      transition = request.transition?.(element, result);
    };
    const onSwap = () => callBack(begin);
    const isShown = await view.painter.paint(result.image, { density, still, isWanted, onSwap });
    if (isShown) callBack(request.onShown, result);
    // One that is broken off has ended, too.
    if (request.waitTransition) await transition?.catch(() => {});
  }
  await awaited;
}

/** Whether what the element shows has nothing to do with the new URL. What the page itself has put there stays until it is replaced. */
function isOutdated(view: View, element: HTMLImageElement, address: string | undefined): boolean {
  return view.url === undefined ? !element.hasAttribute('src') : view.url !== address;
}

function absolute(url: string | URL | null | undefined, base: string): string | undefined {
  return url && URL.canParse(url, base) ? new URL(url, base).href : undefined;
}

function viewOf(element: HTMLImageElement): View {
  let view = views.get(element);
  if (view === undefined) {
    view = { painter: new ImagePainter(element), url: undefined, token: undefined };
    views.set(element, view);
  }
  return view;
}
