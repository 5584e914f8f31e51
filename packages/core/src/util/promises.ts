/** A value, or a promise of it where something had to be waited for. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value must be awaited. */
export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/**
 * Work that yields each promise that it has to wait for, and gets what the promise gave:
 * `const value = isPromiseLike(found) ? yield found : found`. See {@link runSteps}.
 */
export type Steps<T> = Generator<PromiseLike<unknown>, T, never>;

/** Runs steps to their end: at once where they wait for nothing, so that no promise is made. Throws what they throw. */
export function runSteps<T>(steps: Steps<T>): MaybePromise<T> {
  const step = steps.next();
  return step.done ? step.value : awaitSteps(steps, step);
}

async function awaitSteps<T>(steps: Steps<T>, first: IteratorResult<PromiseLike<unknown>, T>): Promise<T> {
  let step = first;
  while (!step.done) {
    let resume: () => IteratorResult<PromiseLike<unknown>, T>;
    try {
      const value = await step.value;
      resume = () => steps.next(value as never);
    } catch (error) {
      resume = () => steps.throw(error);
    }
    step = resume();
  }
  return step.value;
}
