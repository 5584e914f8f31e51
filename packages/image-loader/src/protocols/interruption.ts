/**
 * The end of something under way before its time, told to whoever works on it. An AbortSignal is made only for those who ask for
 * one: with its controller and a listener it costs as much as the rest of a small request.
 */
export class Interruption {
  #reason: Error | undefined;
  #listeners: ((reason: Error) => void)[] = [];
  #controller: AbortController | undefined;

  /** Why it is to end; undefined while it may go on. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** The same as a signal, for platform functions that want one. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /** Only the first reason counts. */
  interrupt(reason: Error): void {
    if (this.#reason) return;
    this.#reason = reason;
    for (const listener of this.#listeners.splice(0)) listener(reason);
    this.#controller?.abort(reason);
  }

  /** Calls `listener` once, when the end is wanted; not where it was wanted already. */
  add(listener: (reason: Error) => void): void {
    this.#listeners.push(listener);
  }

  remove(listener: (reason: Error) => void): void {
    this.#listeners = this.#listeners.filter((one) => one !== listener);
  }
}
