import { localTimes } from './local-times.js';
import { enhanceUploads } from './uploads.js';

let running: Promise<void> | undefined;
let isWanted = false;

/**
 * Asks for the page again and puts in place what is another than it was: cards come and go, and those that stay are not touched, nor is
 * what somebody does there. Of calls that come while one is under way there is one more.
 */
export function refreshParts(): Promise<void> {
  isWanted = true;
  running ??= (async () => {
    try {
      while (isWanted) {
        isWanted = false;
        await refreshOnce();
      }
    } finally {
      running = undefined;
    }
  })();
  return running;
}

async function refreshOnce(): Promise<void> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll<HTMLElement>('[data-fresh]')) {
    const fresh = page.querySelector<HTMLElement>(`[data-fresh="${part.dataset.fresh}"]`);
    if (!fresh) continue;
    if (part.dataset.fresh === 'cards') mergeCards(part, fresh);
    else if (part.innerHTML !== fresh.innerHTML) show(fresh, (imported) => part.replaceWith(imported));
  }
}

function mergeCards(list: HTMLElement, fresh: HTMLElement): void {
  const shown = new Map(cardsOf(list).map((card) => [card.dataset.card, card]));
  let place = list.firstElementChild;
  for (const card of cardsOf(fresh)) {
    const known = shown.get(card.dataset.card);
    shown.delete(card.dataset.card);
    if (!known) show(card, (imported) => list.insertBefore(imported, place));
    else if (known === place) place = place.nextElementSibling;
    else list.insertBefore(known, place);
    const [title, newTitle] = [known?.querySelector('h2'), card.querySelector('h2')];
    if (title && newTitle && title.textContent !== newTitle.textContent) title.textContent = newTitle.textContent;
  }
  for (const card of shown.values()) card.remove();
}

function show(fresh: HTMLElement, put: (imported: HTMLElement) => void): void {
  // parsed where no scripts run, they are no texts but pictures that would be loaded, too
  for (const noscript of fresh.querySelectorAll('noscript')) noscript.remove();
  const imported = document.importNode(fresh, true);
  localTimes(imported);
  put(imported);
  enhanceUploads(imported);
}

const cardsOf = (list: HTMLElement) => [...list.children] as HTMLElement[];
