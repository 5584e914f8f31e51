import { isPromiseLike, type MaybePromise } from './promises.js';

/**
 * Work that is written once and runs either way: it yields what has to be awaited, and nothing else. Run to its end at
 * once it costs no promise; see {@link until} for the one thing to write in it.
 */
export type Steps<T> = Generator<PromiseLike<unknown>, T, unknown>;

/** Within {@link Steps}: the value, waited for where it is a promise. */
export function* until<T>(value: MaybePromise<T>): Steps<T> {
  return isPromiseLike(value) ? ((yield value) as T) : value;
}

/** Runs steps: to their end where nothing has to be awaited, else on with every promise that they give. */
export function runSteps<T>(steps: Steps<T>): MaybePromise<T> {
  return advance(steps, () => steps.next());
}

function advance<T>(steps: Steps<T>, resume: () => IteratorResult<PromiseLike<unknown>, T>): MaybePromise<T> {
  const at = resume();
  if (at.done) return at.value;
  return Promise.resolve(at.value).then(
    (value) => advance(steps, () => steps.next(value)),
    (error: unknown) => advance(steps, () => steps.throw(error)),
  );
}
