import { IllegalStateException } from '@vernal/core';
import { SessionRepository } from './session-repository.js';

/** Stands where several processes answer and sessions would be kept in the memory of one of them: nobody has one. */
export class UnsharedSessionRepository extends SessionRepository {
  readonly #workers: number;

  constructor(workers: number) {
    super();
    this.#workers = workers;
  }

  insert(): void {
    throw new IllegalStateException(
      `There are ${this.#workers} workers, and sessions in the memory of one are unknown to the others: declare a SessionRepository bean that all ` +
        `share, such as a RedisSessionRepository of '@vernal/web/redis', or set server.workers to 1`,
    );
  }

  find(): undefined {
    return undefined;
  }

  update(): void {}

  rename(): void {}

  delete(): void {}
}
