import cluster, { type Worker } from 'node:cluster';
import { getLogger } from '@vernal/core';
import { WorkerFailedException } from './worker-failed-exception.js';
import { STOP_WORKER, WORKER_VARIABLE } from './worker-process.js';

const logger = getLogger('vernal.web.WorkerSupervisor');

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** A worker that listens for less than this has hardly started. */
const SHORT_LIFE = 10_000;
/** What a worker may take beyond the time that it gives its requests. */
const MARGIN = 5000;

/**
 * Runs the program of this process in several others that share its port, and puts another in the place of one that ends. Each of them
 * starts its own application. Source: `node:cluster`.
 */
export class WorkerSupervisor {
  readonly #count: number;
  readonly #shutdownTimeout: number;
  /** With the time since when they listen. */
  readonly #ready = new Map<Worker, number>();
  readonly #ended = new Map<Worker, () => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #shortLives = 0;
  #stopping = false;

  /** @param shutdownTimeout milliseconds that a worker waits for its requests at its end */
  constructor(count: number, shutdownTimeout: number) {
    this.#count = count;
    this.#shutdownTimeout = shutdownTimeout;
  }

  /**
   * Resolves when all workers listen. The first one is waited for before the others begin, so that what keeps the application from
   * starting is said once. Throws a {@link WorkerFailedException} where one ends before that; all others are ended then.
   */
  async start(): Promise<void> {
    try {
      await this.#fork();
      await Promise.all(Array.from({ length: this.#count - 1 }, () => this.#fork()));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Lets all workers finish their requests. One that takes too long is killed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearTimeout(timer);
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map((worker) => this.#end(worker)));
  }

  #end(worker: Worker): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        logger.error(`Worker ${describe(worker)} did not end in time and is killed`);
        worker.process.kill('SIGKILL');
      }, this.#shutdownTimeout + MARGIN);
      this.#ended.set(worker, () => {
        clearTimeout(timer);
        resolve();
      });
      // a worker that has not started yet has nobody to read a message
      if (this.#ready.has(worker) && worker.isConnected()) worker.send(STOP_WORKER);
      else worker.process.kill('SIGKILL');
    });
  }

  /** Resolves when the worker listens. */
  #fork(): Promise<void> {
    const worker = cluster.fork({ [WORKER_VARIABLE]: String(this.#count) });
    return new Promise((resolve, reject) => {
      worker.once('listening', () => {
        this.#ready.set(worker, performance.now());
        resolve();
      });
      worker.once('error', (error) => logger.error(`Worker ${describe(worker)} cannot be reached`, error));
      worker.once('exit', (code: number | null, signal: string | null) => {
        const since = this.#ready.get(worker);
        this.#ready.delete(worker);
        const how = signal ? `by ${signal}` : `with exit code ${code}`;
        this.#ended.get(worker)?.();
        this.#ended.delete(worker);
        if (since === undefined) {
          const what = `Worker ${describe(worker)} ended ${how} before it listened: what it has printed tells why`;
          reject(new WorkerFailedException(what));
        } else if (!this.#stopping) {
          logger.error(`Worker ${describe(worker)} ended ${how}: another one takes its place`);
          void this.#replace(this.#delayAfter(performance.now() - since));
        }
      });
    });
  }

  /** The first short life may be an accident; more of them in a row are a fault that goes on. */
  #delayAfter(lifetime: number): number {
    this.#shortLives = lifetime < SHORT_LIFE ? this.#shortLives + 1 : 0;
    return this.#shortLives < 2 ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.#shortLives - 2));
  }

  async #replace(delay: number): Promise<void> {
    if (delay > 0) await this.#wait(delay);
    if (this.#stopping) return;
    try {
      await this.#fork();
    } catch (error) {
      if (this.#stopping) return;
      const next = Math.min(LONGEST_DELAY, Math.max(FIRST_DELAY, delay * 2));
      logger.error(`${(error as Error).message}. The next try is in ${next} ms`);
      await this.#replace(next);
    }
  }

  #wait(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, delay);
      this.#timers.add(timer);
    });
  }
}

function describe(worker: Worker): string {
  return `${worker.id} (process ${worker.process.pid})`;
}
