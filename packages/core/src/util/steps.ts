import { isPromiseLike, type MaybePromise } from './promises.js';

/**
 * Work that is written once and runs either way: it yields what has to be awaited, and nothing else. Run to its end at
 * once it costs no promise; see {@link until} and {@link nested} for what to write in it.
 */
export type Steps<T> = Generator<PromiseLike<unknown> | NestedSteps, T, unknown>;

/** Steps to run before those that yield it go on. */
class NestedSteps {
  constructor(readonly steps: Steps<unknown>) {}
}

/** Within {@link Steps}: the value, waited for where it is a promise. */
export function* until<T>(value: MaybePromise<T>): Steps<T> {
  return isPromiseLike(value) ? ((yield value) as T) : value;
}

/** Within {@link Steps}: like `yield*`, but without using up the call stack, so that there is no limit to the depth. */
export function* nested<T>(steps: Steps<T>): Steps<T> {
  return (yield new NestedSteps(steps)) as T;
}

/** How a run goes on: with a value, or with an error. */
type Resumption = { readonly value: unknown } | { readonly error: unknown };

/** Where a run stands: at its end, or at something to be awaited. */
export type Progress<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly pending: PromiseLike<unknown> };

/** One run of steps with all that are nested in them. */
export class StepsRun<T> {
  readonly #stack: Steps<unknown>[];

  constructor(steps: Steps<T>) {
    this.#stack = [steps];
  }

  /** Goes on until there is something to be awaited. @throws what the steps throw */
  advance(resumption: Resumption = { value: undefined }): Progress<T> {
    let next = resumption;
    for (let top = this.#stack.at(-1); top; top = this.#stack.at(-1)) {
      let at: IteratorResult<PromiseLike<unknown> | NestedSteps, unknown>;
      try {
        at = 'error' in next ? top.throw(next.error) : top.next(next.value);
      } catch (error) {
        this.#stack.pop();
        if (this.#stack.length === 0) throw error;
        next = { error };
        continue;
      }
      if (at.done) {
        this.#stack.pop();
        next = { value: at.value };
      } else if (at.value instanceof NestedSteps) {
        this.#stack.push(at.value.steps);
        next = { value: undefined };
      } else {
        return { done: false, pending: at.value };
      }
    }
    return { done: true, value: (next as { readonly value: unknown }).value as T };
  }
}

/** Runs steps: to their end where nothing has to be awaited, else on with every promise that they give. */
export function runSteps<T>(steps: Steps<T>): MaybePromise<T> {
  const run = new StepsRun(steps);
  const goOn = (resumption?: Resumption): MaybePromise<T> => {
    const at = run.advance(resumption);
    if (at.done) return at.value;
    return Promise.resolve(at.pending).then(
      (value) => goOn({ value }),
      (error: unknown) => goOn({ error }),
    );
  };
  return goOn();
}
