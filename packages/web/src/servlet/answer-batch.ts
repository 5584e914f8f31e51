import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import type { HttpServletResponse } from './http-servlet-response.js';

type RawResponse = HttpServletResponse['raw'];

const MOST_ANSWERS = 32;
/** Milliseconds that a batch may take; one that took longer lets the next one be smaller. */
const LONGEST_TURN = 2;
/** Milliseconds for which answers are sent at once where the work for a single request takes that long. */
const PAUSE = 100;

/**
 * Ends responses together with the others that become ready in the same turn of the event loop, 32 at most. Written one
 * behind the other they cost the system less than each between the work for two requests, and the peer is woken less often.
 * No more are taken together than become ready in two milliseconds by the experience of the batches before: where requests
 * take longer than that, each response is ended at once.
 */
export class AnswerBatch {
  readonly #now: () => number;
  #responses: RawResponse[] = [];
  #bodies: (string | Uint8Array)[] = [];
  #limit = MOST_ANSWERS;
  #begun = 0;
  #pausedUntil = 0;

  /** @param now gives milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  end(response: RawResponse, body: string | Uint8Array): void {
    if (this.#limit === 1) {
      if (this.#now() < this.#pausedUntil) {
        response.end(body);
        return;
      }
      this.#limit = 2;
    }
    const responses = this.#responses;
    if (responses.length === 0) {
      this.#begun = this.#now();
      setImmediate(this.#flush);
    }
    responses.push(response);
    this.#bodies.push(body);
    if (responses.length >= this.#limit) this.#flush();
  }

  readonly #flush = (): void => {
    const responses = this.#responses;
    const bodies = this.#bodies;
    if (responses.length === 0) return;
    this.#responses = [];
    this.#bodies = [];
    this.#learn(responses.length);
    for (let i = 0; i < responses.length; i++) (responses[i] as RawResponse).end(bodies[i]);
  };

  /** How many answers the next batch may have. */
  #learn(count: number): void {
    const now = this.#now();
    const millis = now - this.#begun;
    if (millis <= LONGEST_TURN) {
      this.#limit = Math.min(this.#limit * 2, MOST_ANSWERS);
    } else {
      this.#limit = Math.max(Math.floor((count * LONGEST_TURN) / millis), 1);
      this.#pausedUntil = now + PAUSE;
    }
  }
}
