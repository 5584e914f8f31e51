import { refreshParts } from './fresh-parts.js';
import { listen, type PictureEvent, type PictureMessage } from './picture-events.js';
import { refreshPictures } from './shown-pictures.js';

/** What the server has changed before is on the page. */
const renderedAt = Number(document.documentElement.dataset.renderedAt);
/** Whether the page is one of many pictures. */
const isList = document.querySelector('[data-fresh="cards"]') !== null;
const live = document.querySelector<HTMLElement>('[data-live]');

/** Keeps the pictures of the page fresh: the server says which one has changed, and only that one is asked for. */
export function watchPictures(): void {
  listen(renderedAt, (event) => void hear(event));
  // what could not be asked for while there was no network
  addEventListener('online', () => void refreshAll());
  // a page that comes back from the browser's memory has heard nothing meanwhile
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void refreshAll();
  });
}

async function hear(event: PictureEvent): Promise<void> {
  if (event.type === 'picture') await changed(event.message);
  else if (event.type === 'reset') await refreshAll();
  else say(event.type);
}

/** Nobody knows what has changed. */
async function refreshAll(): Promise<void> {
  await Promise.all([refreshPictures(), refreshParts()]);
}

async function changed({ change, url, time }: PictureMessage): Promise<void> {
  if (change === 'replaced') await refreshPictures(url);
  if (time < renderedAt) return;
  const card = document.querySelector<HTMLElement>(`[data-card="${url}"]`);
  if (card?.dataset.picturePage !== undefined) await changeOwnPage(card, change);
  else if (isList && change !== 'replaced') await refreshParts();
  if (card || (isList && change === 'added')) say(change);
}

/** The page is that of the picture, with its history. */
async function changeOwnPage(card: HTMLElement, change: PictureMessage['change']): Promise<void> {
  if (change === 'replaced') await refreshParts();
  else if (change === 'removed') card.classList.add('gone');
  // the old address leads to the new one
  else if (change === 'renamed') location.reload();
}

/** The texts stand in the page, in its language. */
function say(what: string): void {
  if (!live) return;
  live.dataset.live = what;
  live.textContent = live.dataset[`text${what.charAt(0).toUpperCase()}${what.slice(1)}`] ?? '';
}
