import { ContextClosedEvent, EventListener, PostConstruct, PreDestroy } from '@vernal/core';
import {
  CacheControl,
  GetMapping,
  RequestHeader,
  RequestParam,
  ResponseEntity,
  RestController,
  SseEmitter,
  type SseEventBuilder,
} from '@vernal/web';
import { NewsMissedEvent, PictureChangedEvent } from '../pictures/picture-changed-event.js';
import { type RecentEvent, RecentEvents } from './recent-events.js';

/** Proxies close a connection on which nothing is said for a minute. */
const HEARTBEAT = 25_000;
const RECONNECT = 1000;

/**
 * Tells every open page which picture has changed. A page says since when it wants to know, by `Last-Event-ID` or by `since`;
 * where that is too long ago it is told to look at all its pictures (`reset`).
 */
@RestController()
export class PictureEventsController {
  readonly #viewers = new Set<SseEmitter>();
  readonly #recent = new RecentEvents();
  #heartbeat: NodeJS.Timeout | undefined;

  @PostConstruct()
  start(): void {
    this.#heartbeat = setInterval(() => void this.#sendToAll(() => SseEmitter.event().comment('')), HEARTBEAT).unref();
  }

  @GetMapping({ path: '/events', produces: 'text/event-stream' })
  async open(
    @RequestHeader('Last-Event-ID', { required: false }) lastEventId: string | undefined,
    @RequestParam({ required: false }) since: string | undefined,
  ): Promise<ResponseEntity> {
    const viewer = new SseEmitter(0);
    viewer.onCompletion(() => this.#viewers.delete(viewer));
    viewer.onError(() => this.#viewers.delete(viewer));
    this.#viewers.add(viewer);
    await viewer.send(SseEmitter.event().id(String(Date.now())).reconnectTime(RECONNECT).comment('open'));
    const missed = this.#recent.since(Number(lastEventId ?? since ?? Number.NaN));
    if (!missed) await viewer.send(reset());
    for (const recent of missed ?? []) await viewer.send(messageOf(recent));
    // nginx would collect events before it passes them on
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header('X-Accel-Buffering', 'no').body(viewer);
  }

  @EventListener(PictureChangedEvent)
  async pictureChanged(event: PictureChangedEvent): Promise<void> {
    const recent = this.#recent.add(event);
    await this.#sendToAll(() => messageOf(recent));
  }

  @EventListener(NewsMissedEvent)
  async newsMissed(): Promise<void> {
    this.#recent.forget();
    await this.#sendToAll(reset);
  }

  /** An open stream is a request under way, for which the server would wait. */
  @EventListener(ContextClosedEvent)
  closing(): void {
    for (const viewer of this.#viewers) viewer.complete();
  }

  @PreDestroy()
  stop(): void {
    clearInterval(this.#heartbeat);
  }

  async #sendToAll(message: () => SseEventBuilder): Promise<void> {
    await Promise.allSettled([...this.#viewers].map(async (viewer) => viewer.send(message())));
  }
}

const reset = () => SseEmitter.event().id(String(Date.now())).name('reset').data('all');

function messageOf({ time, event: { change, url, lastModified } }: RecentEvent): SseEventBuilder {
  return SseEmitter.event().id(String(time)).name('picture').data({ change, url, lastModified });
}
