import type { ImageCodersManager } from '../coding/image-coders-manager.js';
import type { WebImage } from '../model/web-image.js';
import type { ImageDecodeOptions } from '../protocols/image-coder.js';

const DEFAULT_INTERVAL = 500;

/** Makes images of data that is still arriving: one at a time, not more often than asked for, none after the end. */
export class Previews {
  readonly #interval: number;
  #busy = false;
  #stopped = false;
  #lastAt = -Infinity;

  constructor(
    private readonly coders: ImageCodersManager,
    private readonly wanted: ImageDecodeOptions,
    progressive: true | { readonly intervalMs: number },
    private readonly show: (image: WebImage) => void,
  ) {
    this.#interval = progressive === true ? DEFAULT_INTERVAL : progressive.intervalMs;
  }

  /** Takes the data so far. What comes while a preview is being made is passed over: the next piece brings it again. */
  offer(data: Uint8Array<ArrayBuffer>): void {
    if (this.#busy || this.#stopped || performance.now() - this.#lastAt < this.#interval) return;
    this.#busy = true;
    this.coders
      .decodePartial(data, this.wanted)
      .then((image) => {
        if (image === undefined || this.#stopped) return;
        this.#lastAt = performance.now();
        this.show(image);
      })
      .catch(() => {})
      .finally(() => {
        this.#busy = false;
      });
  }

  stop(): void {
    this.#stopped = true;
  }
}
