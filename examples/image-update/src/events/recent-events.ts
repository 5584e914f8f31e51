import type { PictureChangedEvent } from '../pictures/picture-changed-event.js';

const KEPT = 500;
/** Milliseconds by which the clocks of two processes may differ. */
const CLOCK_SKEW = 2000;

export interface RecentEvent {
  /** Milliseconds since the epoch: when this process heard of it. */
  readonly time: number;
  readonly event: PictureChangedEvent;
}

/** The newest changes, for viewers who were not connected when they happened. */
export class RecentEvents {
  readonly #events: RecentEvent[] = [];
  #completeSince: number;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#completeSince = now();
  }

  add(event: PictureChangedEvent): RecentEvent {
    const recent = { time: this.#now(), event };
    this.#events.push(recent);
    if (this.#events.length > KEPT) this.#completeSince = this.#events.shift()!.time + 1;
    return recent;
  }

  /** Something may have happened that was not added. */
  forget(): void {
    this.#events.length = 0;
    this.#completeSince = this.#now();
  }

  /**
   * What has changed since a time that any process of the gallery has told, and perhaps a little that changed before.
   * Undefined: this process does not know.
   */
  since(time: number): readonly RecentEvent[] | undefined {
    const from = time - CLOCK_SKEW;
    return time >= this.#completeSince ? this.#events.filter((recent) => recent.time >= from) : undefined;
  }
}
