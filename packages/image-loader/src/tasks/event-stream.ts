/** Events for any number of async iterators. Each sees what is sent after it was made, and in any case the end. */
export class EventStream<T> implements AsyncIterable<T> {
  readonly #readers = new Set<Reader<T>>();
  #end: { last: T } | { error: unknown } | undefined;

  send(event: T): void {
    if (this.#end) return;
    for (const reader of this.#readers) reader.push(event);
  }

  /** Sends the last event; later iterators get it alone. */
  finish(last: T): void {
    this.send(last);
    this.#finish({ last });
  }

  /** Makes all iterators, later ones too, throw after what was sent before. */
  fail(error: unknown): void {
    this.#finish({ error });
  }

  #finish(end: { last: T } | { error: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    for (const reader of this.#readers) reader.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    if (this.#end && 'last' in this.#end) {
      yield this.#end.last;
      return;
    }
    const reader = new Reader<T>();
    if (this.#end) reader.end();
    this.#readers.add(reader);
    try {
      for (let event = await reader.next(); event !== undefined; event = await reader.next()) yield event.value;
      if (this.#end && 'error' in this.#end) throw this.#end.error;
    } finally {
      this.#readers.delete(reader);
    }
  }
}

class Reader<T> {
  readonly #waiting: { value: T }[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  push(value: T): void {
    this.#waiting.push({ value });
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async next(): Promise<{ value: T } | undefined> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift();
  }
}
