import { ImageError, setImage } from '@vernal/image-loader/browser';

/** Pictures within this distance of the window are loaded. */
const NEAR = '300px';

const PICTURES = 'img[data-picture]';

const pathOf = (image: HTMLImageElement) => new URL(image.dataset.picture as string, location.href).pathname;

/** Pictures that have come near the window: the others need not be fresh yet. */
const near = new Set<HTMLImageElement>();

/** Loads each picture of the page when it comes near the window. False: there are none. */
export function showPictures(): boolean {
  const images = document.querySelectorAll<HTMLImageElement>(PICTURES);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        near.add(target as HTMLImageElement);
        void refresh(target as HTMLImageElement);
      }
    },
    { rootMargin: NEAR },
  );
  for (const image of images) observer.observe(image);
  return images.length > 0;
}

/** Asks anew for the pictures of a path, or for all, and waits until they are shown. */
export async function refreshPictures(path?: string): Promise<void> {
  await Promise.all([...near].filter((image) => path === undefined || pathOf(image) === path).map(refresh));
}

/** Shows the picture from the cache at once, asks the server whether it has changed, and says what that cost. */
async function refresh(image: HTMLImageElement): Promise<void> {
  const frame = image.closest('.frame');
  const cost = image.closest('[data-card]')?.querySelector<HTMLElement>('[data-cost]');
  try {
    const url = image.dataset.picture as string;
    const { status, received, duration } = await setImage(image, url, {
      options: { refreshCached: 'always', retryFailed: true },
    });
    frame?.classList.remove('failed');
    if (cost) cost.textContent = `${status} · ${received} B · ${Math.round(duration)} ms`;
  } catch (error) {
    if (ImageError.is(error, 'cancelled')) return;
    // what was shown before stays
    frame?.classList.toggle('failed', image.naturalWidth === 0);
    if (cost) cost.textContent = error instanceof ImageError ? error.code : String(error);
  }
}
