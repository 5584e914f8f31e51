import { ASSETS_CACHE, isKeptPage, PAGES_CACHE } from './offline-caches.js';

/**
 * Lets pages that have been looked at be shown without a network, with their pictures from the loader's cache. The first page was loaded
 * before there was a worker to keep it.
 */
export function keepForOffline(): void {
  if (!navigator.serviceWorker || !window.caches) return;
  addEventListener('load', () => void keep());
}

async function keep(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    const loaded = document.querySelectorAll<HTMLElement>('script[src], link[rel=stylesheet], link[rel=icon]');
    const files = [...loaded].map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? '');
    const assets = await caches.open(ASSETS_CACHE);
    // they are in the browser's own cache, since their names hold the hash of their content
    for (const file of files) if (!(await assets.match(file))) await assets.add(file);
    const pages = await caches.open(PAGES_CACHE);
    if (isKeptPage(location) && !(await pages.match(location.href, { ignoreVary: true })))
      await pages.add(location.href);
  } catch (error) {
    // private windows and full disks have no place for it: the page does without
    console.warn(error);
  }
}
