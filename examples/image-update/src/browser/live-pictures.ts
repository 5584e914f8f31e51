import { listen, type PictureEvent, type PictureMessage } from './picture-events.js';
import { refreshPictures } from './shown-pictures.js';

/** What the server has changed before is on the page. */
const renderedAt = Number(document.documentElement.dataset.renderedAt);

const live = document.querySelector<HTMLElement>('[data-live]');

/** Keeps the pictures of the page fresh: the server says which one has changed, and only that one is asked for. */
export function watchPictures(): void {
  listen(renderedAt, (event) => void hear(event));
  // what could not be asked for while there was no network
  addEventListener('online', () => void refreshPictures());
  // a page that comes back from the browser's memory has heard nothing meanwhile
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void refreshPictures();
  });
}

async function hear(event: PictureEvent): Promise<void> {
  if (event.type === 'picture') await changed(event.message);
  else if (event.type === 'reset') await refreshPictures();
  else say(event.type);
}

async function changed({ change, url, time }: PictureMessage): Promise<void> {
  const cards = document.querySelectorAll<HTMLElement>(`[data-card="${url}"]`);
  if (change === 'replaced') await refreshPictures(url);
  if (time < renderedAt) return;
  if (change === 'removed') for (const card of cards) card.classList.add('gone');
  if (change === 'added') say('added');
  else if (cards.length > 0) say(change);
}

/** The texts stand in the page, in its language. */
function say(what: string): void {
  if (!live) return;
  live.dataset.live = what;
  live.textContent = live.dataset[`text${what.charAt(0).toUpperCase()}${what.slice(1)}`] ?? '';
}
