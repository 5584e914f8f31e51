import { EventListener } from '@vernal/core';
import { GetMapping, RestController, SseEmitter } from '@vernal/web';
import { pictureUrl } from '../pictures/picture.js';
import { PictureChangedEvent } from '../pictures/picture-changed-event.js';

/** Tells every open page which picture has changed. */
@RestController()
export class PictureEventsController {
  readonly #viewers = new Set<SseEmitter>();

  @GetMapping({ path: '/events', produces: 'text/event-stream' })
  async open(): Promise<SseEmitter> {
    const viewer = new SseEmitter(0);
    this.#viewers.add(viewer);
    viewer.onCompletion(() => this.#viewers.delete(viewer));
    viewer.onError(() => this.#viewers.delete(viewer));
    await viewer.send(SseEmitter.event().comment('open').reconnectTime(1000));
    return viewer;
  }

  @EventListener(PictureChangedEvent)
  async pictureChanged({ picture }: PictureChangedEvent): Promise<void> {
    const data = { url: pictureUrl(picture.name), lastModified: picture.lastModified };
    await Promise.allSettled(
      [...this.#viewers].map(async (viewer) => viewer.send(SseEmitter.event().name('picture').data(data))),
    );
  }
}
