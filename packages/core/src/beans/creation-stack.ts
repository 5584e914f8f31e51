import type { MaybePromise } from '../util/promises.js';
import { type Progress, type Steps, StepsRun } from '../util/steps.js';

/** A bean in creation, and the one that it is created for. */
interface CreationFrame {
  readonly factory: object;
  readonly beanName: string;
  readonly parent: CreationFrame | undefined;
}

/**
 * Runs the steps of creations and knows, at any moment, for whom the running code creates. A creation that waits keeps
 * its place: what runs meanwhile has its own.
 */
export class CreationStack {
  /** The bean being created by the running code. */
  current: CreationFrame | undefined;

  /** Whether the running code cannot wait. */
  synchronous = false;

  /** Runs steps to their end. Where they have to wait, `refusal` is thrown into them instead. */
  runSync<T>(steps: Steps<T>, refusal: (frame: CreationFrame | undefined) => Error): T {
    const outer = this.current;
    const outerMode = this.synchronous;
    this.synchronous = true;
    try {
      const run = new StepsRun(steps);
      let at = run.advance();
      while (!at.done) {
        at.pending.then(undefined, () => undefined);
        at = run.advance({ error: refusal(this.current) });
      }
      return at.value;
    } finally {
      this.current = outer;
      this.synchronous = outerMode;
    }
  }

  /** Runs steps: to their end where nothing has to be awaited, else on with every promise that they give. */
  run<T>(steps: Steps<T>): MaybePromise<T> {
    const run = new StepsRun(steps);
    return this.#advance(run, this.current, () => run.advance());
  }

  /** Runs steps within others: synchronously where those are run so. */
  runNested<T>(steps: Steps<T>, refusal: (frame: CreationFrame | undefined) => Error): MaybePromise<T> {
    return this.synchronous ? this.runSync(steps, refusal) : this.run(steps);
  }

  /** Whether a bean is being created for the bean that the running code creates, or is that bean. */
  holds(factory: object, beanName: string): boolean {
    for (let at = this.current; at; at = at.parent) {
      if (at.factory === factory && at.beanName === beanName) return true;
    }
    return false;
  }

  /** The names from a bean in creation down to the present one. */
  pathFrom(factory: object, beanName: string): string[] {
    const path: string[] = [];
    for (let at = this.current; at; at = at.parent) {
      path.unshift(at.beanName);
      if (at.factory === factory && at.beanName === beanName) break;
    }
    return path;
  }

  #advance<T>(run: StepsRun<T>, inner: CreationFrame | undefined, resume: () => Progress<T>): MaybePromise<T> {
    const outer = this.current;
    const outerMode = this.synchronous;
    this.current = inner;
    this.synchronous = false;
    try {
      const at = resume();
      return at.done ? at.value : this.#resumeAfter(at.pending, run, this.current);
    } finally {
      this.current = outer;
      this.synchronous = outerMode;
    }
  }

  #resumeAfter<T>(pending: PromiseLike<unknown>, run: StepsRun<T>, place: CreationFrame | undefined): Promise<T> {
    return Promise.resolve(pending).then(
      (value) => this.#advance(run, place, () => run.advance({ value })),
      (error: unknown) => this.#advance(run, place, () => run.advance({ error })),
    );
  }
}

/** Whether a function is declared `async`: calling it gives a promise whatever it does. */
export function isAsyncFunction(value: unknown): boolean {
  return typeof value === 'function' && value.constructor.name === 'AsyncFunction';
}
