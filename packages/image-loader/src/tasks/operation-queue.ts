import type { ImagePriority } from '../model/image-options.js';
import type { RateLimiter } from './rate-limiter.js';
import { WaitingLine } from './waiting-line.js';

/** Which of two operations of one priority starts first: the one that waits longest, or the newest. */
export type ExecutionOrder = 'fifo' | 'lifo';

/** Something that waits for its turn. */
export interface QueuedOperation {
  readonly priority: ImagePriority;
  /** Runs the operation; its place is free again when the promise settles. Must not throw. */
  start(): Promise<void>;
}

const SETTLED = Promise.resolve();
const RANKS: readonly ImagePriority[] = ['high', 'normal', 'low'];

/** Starts operations, the more urgent first, never more than `maxConcurrent` at once. */
export class OperationQueue<T extends QueuedOperation> {
  readonly #waiting: Record<ImagePriority, WaitingLine<T>> = {
    high: new WaitingLine(),
    normal: new WaitingLine(),
    low: new WaitingLine(),
  };
  readonly #rateLimiter: RateLimiter | undefined;
  #running = 0;
  #maxConcurrent: number;
  #suspended = false;
  #scheduled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  executionOrder: ExecutionOrder;

  constructor(maxConcurrent: number, executionOrder: ExecutionOrder, rateLimiter?: RateLimiter) {
    this.#maxConcurrent = maxConcurrent;
    this.executionOrder = executionOrder;
    this.#rateLimiter = rateLimiter;
  }

  get maxConcurrent(): number {
    return this.#maxConcurrent;
  }

  set maxConcurrent(value: number) {
    this.#maxConcurrent = value;
    this.#schedule();
  }

  /** While true nothing starts; what runs goes on. */
  get suspended(): boolean {
    return this.#suspended;
  }

  set suspended(value: boolean) {
    this.#suspended = value;
    this.#schedule();
  }

  /** How many operations wait or run. */
  get size(): number {
    return this.#running + RANKS.reduce((sum, rank) => sum + this.#waiting[rank].size, 0);
  }

  /** Queues an operation. It starts in a later microtask at the earliest, so that what is queued together is ranked together. */
  add(operation: T): void {
    this.#waiting[operation.priority].add(operation);
    this.#schedule();
  }

  /** Takes a waiting operation out; one that runs is not touched. */
  remove(operation: T): void {
    const { high, normal, low } = this.#waiting;
    if (!high.remove(operation) && !normal.remove(operation)) low.remove(operation);
  }

  /** Ranks a waiting operation anew after its priority changed. */
  rerank(operation: T): void {
    for (const rank of RANKS) {
      if (rank !== operation.priority && this.#waiting[rank].remove(operation)) {
        this.#waiting[operation.priority].add(operation);
      }
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Costs a fraction of queueMicrotask, which makes an async resource each time.
    void SETTLED.then(this.#startScheduled);
  }

  readonly #startScheduled = (): void => {
    this.#scheduled = false;
    this.#startWaiting();
  };

  #startWaiting(): void {
    while (!this.#suspended && this.#running < this.#maxConcurrent) {
      const next = this.#next();
      if (next === undefined) return;
      const wait = this.#rateLimiter?.take() ?? 0;
      if (wait > 0) {
        this.#startAfter(wait);
        return;
      }
      this.#waiting[next.priority].remove(next);
      this.#running++;
      void next.start().then(this.#endOne, this.#endOne);
    }
  }

  readonly #endOne = (): void => {
    this.#running--;
    this.#startWaiting();
  };

  #startAfter(wait: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#startWaiting();
    }, wait);
  }

  #next(): T | undefined {
    const { high, normal, low } = this.#waiting;
    const waiting = high.size > 0 ? high : normal.size > 0 ? normal : low;
    return this.executionOrder === 'fifo' ? waiting.first() : waiting.last();
  }
}
