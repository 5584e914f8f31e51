import { Deferred } from './deferred.js';

/** One event, and the place of the next. */
interface Sent<T> {
  readonly event: T;
  /** Absent: it was the last. */
  readonly next?: Deferred<Sent<T>>;
}

/** Events for any number of async iterators. Each sees what is sent after it was made, and in any case the end. */
export class EventStream<T> implements AsyncIterable<T> {
  /** Where the next event will be; after the end, where the last one is. */
  #next = new Deferred<Sent<T>>();
  #ended = false;

  send(event: T): void {
    if (this.#ended) return;
    const next = new Deferred<Sent<T>>();
    this.#next.resolve({ event, next });
    this.#next = next;
  }

  /** Sends the last event; later iterators get it alone. */
  finish(last: T): void {
    this.#ended = true;
    this.#next.resolve({ event: last });
  }

  /** Makes all iterators, later ones too, throw after what was sent before. */
  fail(error: unknown): void {
    this.#ended = true;
    this.#next.reject(error);
  }

  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return eventsFrom(this.#next);
  }
}

async function* eventsFrom<T>(first: Deferred<Sent<T>>): AsyncGenerator<T, void, undefined> {
  for (let place: Deferred<Sent<T>> | undefined = first; place; ) {
    const sent: Sent<T> = await place.promise;
    yield sent.event;
    place = sent.next;
  }
}
