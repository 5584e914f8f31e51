// What a page needs of `setImage` when there is an image to show.
import type { ImageLoadToken } from '../manager/image-load-token.js';
import type { ImageResult } from '../model/image-result.js';
import { callBack } from '../tasks/call-back.js';
import { type ImageView, replaceURL } from './image-view.js';
import { type Painting, paintImage } from './paint-image.js';
import type { SetImageRequest } from './set-image-request.js';

/** Elements that are gone show nothing. */
const gone = new FinalizationRegistry(replaceURL);

/** Puts an image into the element of a load, unless the caller does, and waits for what the caller does with it. */
export async function showImage(
  view: ImageView,
  load: ImageLoadToken,
  result: ImageResult,
  request: SetImageRequest,
  element: HTMLImageElement,
): Promise<void> {
  const awaited = request.onImage?.(result);
  if (!request.avoidAutoSetImage && request.onBeforeSet?.(result) !== false) {
    const { density = request.context?.scale ?? result.image.scale, still = false } = request;
    const isWanted = () => view.token === load && !load.isCancelled;
    let transition: Promise<unknown> | undefined;
    const begin = () => {
      transition = request.transition?.(element, result);
    };
    const isShown = await paint(view, element, result, { density, still, isWanted, onSwap: () => callBack(begin) });
    if (isShown) callBack(request.onShown, result);
    // One that is broken off has ended, too.
    if (request.waitTransition) await transition?.catch(() => {});
  }
  await awaited;
}

/**
 * Images come into an element in the order they are given, each only when it can be drawn at once.
 * @returns whether it was shown
 */
function paint(
  view: ImageView,
  element: HTMLImageElement,
  { image }: ImageResult,
  painting: Painting,
): Promise<boolean> {
  const before = view.painting;
  if (before === undefined) gone.register(element, view.shown);
  view.painting = (async () => {
    await before;
    if (!painting.isWanted()) return false;
    const url = await paintImage(element, image, painting);
    if (url) replaceURL(view.shown, url);
    return url !== undefined;
  })().catch(() => false);
  return view.painting;
}
