import { ASSETS_CACHE, isKeptPage, PAGES_CACHE } from './offline-caches.js';

/** What of the service worker's world is used here; the compiler knows that of pages only. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface InstallEvent extends WorkerEvent {
  addRoutes?(routes: readonly object[]): Promise<void>;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
declare const self: {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install', listener: (event: InstallEvent) => void): void;
  addEventListener(type: 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
};

const OFFLINE_PAGE = '/offline';
const KEPT_PAGES = 60;
const KEPT_ASSETS = 30;

self.addEventListener('install', (event) => {
  // pictures and events are the page's own affair: where a browser can, it does not even ask
  const direct = ['/images/*', '/thumbnails*', '/events*', '/api/*'];
  const routes = direct.map((pathname) => ({
    condition: { urlPattern: pathname },
    source: 'network',
  }));
  event.waitUntil(Promise.all([keep(PAGES_CACHE, OFFLINE_PAGE), event.addRoutes?.(routes), self.skipWaiting()]));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  // who comes after this visitor does not see what this one has seen
  if (request.method === 'POST' && url.pathname === '/logout') event.waitUntil(forgetPages());
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(event, url));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(event));
});

/** From the network; without one as it was seen last. */
async function page(event: FetchEvent, url: URL): Promise<Response> {
  const { request } = event;
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(request));
    if (answer.ok && isKeptPage(url)) event.waitUntil(put(PAGES_CACHE, request.url, answer.clone(), KEPT_PAGES));
    return answer;
  } catch (error) {
    const pages = await caches.open(PAGES_CACHE);
    const known = isKeptPage(url) ? await pages.match(request.url, { ignoreVary: true }) : undefined;
    const found = known ?? (await pages.match(OFFLINE_PAGE, { ignoreVary: true }));
    if (found) return found;
    throw error;
  }
}

/** The name of such a file holds the hash of its content: it need not be asked for twice. */
async function asset(event: FetchEvent): Promise<Response> {
  const { url } = event.request;
  const known = await (await caches.open(ASSETS_CACHE)).match(url, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(put(ASSETS_CACHE, url, answer.clone(), KEPT_ASSETS));
  return answer;
}

/** Puts it last, and forgets the oldest where there are too many. */
async function put(name: string, url: string, answer: Response, limit: number): Promise<void> {
  const cache = await caches.open(name);
  await cache.delete(url, { ignoreVary: true });
  await cache.put(url, answer);
  const keys = await cache.keys();
  const others = keys.filter((key) => new URL(key.url).pathname !== OFFLINE_PAGE);
  await Promise.all(
    others.slice(0, Math.max(0, others.length - limit)).map((key) => cache.delete(key, { ignoreVary: true })),
  );
}

async function keep(name: string, path: string): Promise<void> {
  await (await caches.open(name)).add(path);
}

async function forgetPages(): Promise<void> {
  await caches.delete(PAGES_CACHE);
  await keep(PAGES_CACHE, OFFLINE_PAGE);
}
