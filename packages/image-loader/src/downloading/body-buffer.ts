import { ImageError } from '../model/image-error.js';

/** An announced length is believed up to here when memory is set aside; beyond it the buffer grows with what arrives. */
const MOST_IN_ADVANCE = 8 * 1024 * 1024;
const FIRST_SIZE = 64 * 1024;

/** Collects a body in one buffer. What was handed out stays valid while more arrives. */
export class BodyBuffer {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(
    readonly url: string,
    /** 0 when unknown. */
    readonly expected: number,
    readonly maxBytes: number,
  ) {
    this.#bytes = new Uint8Array(Math.min(expected || FIRST_SIZE, MOST_IN_ADVANCE));
  }

  get length(): number {
    return this.#length;
  }

  /** All bytes so far, not copied. */
  get view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** @throws ImageError `too-large` */
  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.maxBytes) {
      const message = `The body has more than the ${this.maxBytes} bytes that maxBytes allows`;
      throw new ImageError('too-large', this.url, message, { received: this.#length, expected: this.expected });
    }
    if (length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  /** The whole body in a buffer of its size. @throws ImageError `truncated` where fewer bytes came than were announced */
  finish(): Uint8Array<ArrayBuffer> {
    const { expected, url } = this;
    if (expected > 0 && this.#length < expected) {
      const message = `The answer ended after ${this.#length} of ${expected} bytes`;
      throw new ImageError('truncated', url, message, { received: this.#length, expected });
    }
    return this.#length === this.#bytes.length ? this.#bytes : this.#bytes.slice(0, this.#length);
  }

  #grow(length: number): void {
    const size = Math.max(this.expected, length);
    const grown = new Uint8Array(Math.min(Math.max(size, this.#bytes.length * 2), this.maxBytes));
    grown.set(this.view);
    this.#bytes = grown;
  }
}
