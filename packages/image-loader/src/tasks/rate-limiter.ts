import { now } from './clock.js';

/**
 * Holds back a storm of operations that are started only to be cancelled (fast scrolling). Starting takes a coin; an operation
 * that runs to its end gives it back, one that is cancelled does not, and `perSecond` coins come back with time. So work that is
 * wanted is never slowed.
 */
export class RateLimiter {
  #capacity: number;
  readonly #perSecond: number;
  #coins: number;
  #filledAt = now();

  constructor(capacity: number, perSecond: number) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#coins = capacity;
  }

  /** Takes a coin. @returns 0, or how many ms to wait before trying again */
  take(): number {
    const time = now();
    this.#add(((time - this.#filledAt) / 1000) * this.#perSecond);
    this.#filledAt = time;
    if (this.#coins < 1) return Math.ceil(((1 - this.#coins) / this.#perSecond) * 1000);
    this.#coins--;
    return 0;
  }

  /** Takes in as many coins more (or fewer) as the capacity changes by. */
  resize(capacity: number): void {
    this.#coins += capacity - this.#capacity;
    this.#capacity = capacity;
  }

  giveBack(): void {
    this.#add(1);
  }

  #add(coins: number): void {
    this.#coins = Math.min(this.#capacity, this.#coins + coins);
  }
}
