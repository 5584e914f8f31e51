import { setImage } from '@vernal/image-loader/browser';

interface PictureMessage {
  readonly url: string;
}

const live = document.querySelector<HTMLElement>('[data-live]');

/** Shows the picture from the cache at once, asks the server whether it has changed, and says what that cost. */
async function refresh(image: HTMLImageElement): Promise<void> {
  const url = image.dataset.picture as string;
  const state = document.querySelector<HTMLOutputElement>(`[data-state="${url}"]`);
  try {
    const { status, received, duration } = await setImage(image, url, { options: { refreshCached: 'always' } });
    if (state) state.textContent = `${status} · ${received} B · ${Math.round(duration)} ms`;
  } catch (error) {
    if (state) state.textContent = error instanceof Error ? error.message : String(error);
  }
}

async function refreshAll(url?: string): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>('img[data-picture]')];
  await Promise.all(images.filter((image) => url === undefined || image.dataset.picture === url).map(refresh));
}

const shown = refreshAll();

const events = new EventSource('/events');
// What changed before the connection stood, or while it was cut off, was not told: each opening asks for every picture.
events.addEventListener('open', () => {
  if (live) live.textContent = 'Live: changes appear by themselves.';
  void shown.then(() => refreshAll());
});
events.addEventListener('error', () => {
  if (live) live.textContent = 'Cut off; connecting again…';
});
events.addEventListener('picture', (event: MessageEvent<string>) => {
  const { url }: PictureMessage = JSON.parse(event.data);
  void refreshAll(url);
});
