import { randomUUID } from 'node:crypto';
import { ApplicationEventPublisher, Component, EventListener, getLogger, PostConstruct } from '@vernal/core';
import { NewsMissedEvent, PictureChangedEvent } from '../pictures/picture-changed-event.js';
import { GalleryRedis } from './gallery-redis.js';

const logger = getLogger('gallery.RedisPictureNews');

/** Tells the other processes what happens in this one, and this one what happens in the others. */
@Component()
export class RedisPictureNews {
  readonly #redis: GalleryRedis;
  readonly #events: ApplicationEventPublisher;
  readonly #self = randomUUID();

  constructor(redis: GalleryRedis, events: ApplicationEventPublisher) {
    this.#redis = redis;
    this.#events = events;
  }

  @PostConstruct()
  listen(): Promise<void> {
    return this.#redis.subscribe(
      ({ from, change, name, lastModified }) => {
        if (from !== this.#self) void this.#tell(new PictureChangedEvent(change, name, lastModified, true));
      },
      () => void this.#tell(new NewsMissedEvent()),
    );
  }

  /** The change is made, whether the others hear of it or not. */
  @EventListener(PictureChangedEvent)
  async changed({ change, name, lastModified, isRemote }: PictureChangedEvent): Promise<void> {
    if (isRemote) return;
    try {
      await this.#redis.publish({ from: this.#self, change, name, lastModified });
    } catch (error) {
      logger.error(`The other processes have not heard of a change of ${name}`, error);
    }
  }

  async #tell(event: object): Promise<void> {
    try {
      await this.#events.publishEvent(event);
    } catch (error) {
      logger.error('What another process told could not be passed on', error);
    }
  }
}
