import type { ImageLoadToken } from '../manager/image-load-token.js';
import { ImageError } from '../model/image-error.js';
import { onDemand } from '../tasks/on-demand.js';
import { BrowserImageManager } from './browser-image-manager.js';
import { type ImageView, replaceURL } from './image-view.js';
import type { SetImageRequest } from './set-image-request.js';

const showing = onDemand(() => import('./show-image.js'));

const views = new WeakMap<HTMLImageElement, ImageView>();

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
    onImage: async (result) => (await showing()).showImage(view, load, result, request, element),
  });
  view.token = load;
  const inMemory = address !== undefined && manager.peek(address, request) !== undefined;
  if (!inMemory && !request.avoidAutoSetImage && !delayPlaceholder && isOutdated(view, element, address)) {
    showPlaceholder(view, element, placeholder);
  }
  view.url = address;
  load.promise.catch((error: unknown) => {
    const isCurrent = view.token === load && !ImageError.is(error, 'cancelled');
    if (isCurrent && delayPlaceholder && placeholder) showPlaceholder(view, element, placeholder);
  });
  return load;
}

/** Ends the element's load and forgets what it shows; the picture stays. Source: `sd_cancelCurrentImageLoad`. */
export function cancelImage(element: HTMLImageElement): void {
  views.get(element)?.token?.cancel();
}

/** @param url undefined empties the element */
function showPlaceholder({ shown }: ImageView, element: HTMLImageElement, url: string | undefined): void {
  if (url === undefined) element.removeAttribute('src');
  else element.src = url;
  element.removeAttribute('srcset');
  replaceURL(shown);
}

/** Whether what the element shows has nothing to do with the new URL. What the page itself has put there stays until it is replaced. */
function isOutdated(view: ImageView, element: HTMLImageElement, address: string | undefined): boolean {
  return view.url === undefined ? !element.hasAttribute('src') : view.url !== address;
}

function absolute(url: string | URL | null | undefined, base: string): string | undefined {
  return url && URL.canParse(url, base) ? new URL(url, base).href : undefined;
}

function viewOf(element: HTMLImageElement): ImageView {
  let view = views.get(element);
  if (view === undefined) {
    view = { shown: { url: undefined }, painting: undefined, url: undefined, token: undefined };
    views.set(element, view);
  }
  return view;
}
