import {
  defineVernalImage,
  type ImageError,
  type ImageResult,
  type VernalImageElement,
} from '@vernal/image-loader/browser';

/** Lets the pictures of the page load, and says at each what that cost. */
export function showPictures(): void {
  addEventListener('vernal-load', ({ target, detail }: CustomEventInit<ImageResult> & Event) => {
    const { status, received, duration, error } = detail as ImageResult;
    tellCost(target, error ? error.code : `${status} · ${received} B · ${Math.round(duration)} ms`);
  });
  addEventListener('vernal-error', ({ target, detail }: CustomEventInit<ImageError> & Event) => {
    tellCost(target, (detail as ImageError).code);
  });
  defineVernalImage();
}

/** Asks anew for the pictures of a path, or for all, and waits until they are shown; those that nobody has seen yet can wait. */
export async function refreshPictures(path?: string): Promise<void> {
  const seen = pictures().filter(({ state, dataset }) => state !== '' && (path ?? dataset.picture) === dataset.picture);
  await Promise.allSettled(seen.map((picture) => picture.refresh().promise));
}

const pictures = () => [...document.querySelectorAll<VernalImageElement>('vernal-image[data-picture]')];

function tellCost(target: EventTarget | null, text: string): void {
  const cost = (target as Element | null)?.closest('[data-card]')?.querySelector('[data-cost]');
  if (cost) cost.textContent = text;
}
