/** Calls `onIdle` once when nothing has touched the timer for `time` ms. Touching is cheap: no timer is made anew. */
export class IdleTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touchedAt = 0;

  constructor(
    readonly time: number,
    private readonly onIdle: () => void,
  ) {}

  /** Starts the timer, or puts it off. */
  touch(): void {
    this.#touchedAt = performance.now();
    this.#timer ??= setTimeout(() => this.#expire(), this.time);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #expire(): void {
    const left = this.#touchedAt + this.time - performance.now();
    if (left <= 0) this.onIdle();
    else this.#timer = setTimeout(() => this.#expire(), Math.ceil(left));
  }
}
