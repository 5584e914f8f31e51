/**
 * Work that is done once for all who ask for the same: the same object to work on, by identity, and the same name of what to
 * do. What an object was worked into is held no longer than the object itself.
 */
export class SharedWork<Result> {
  readonly #work = new WeakMap<object, Map<string, Promise<Result>>>();
  readonly #keepsResults: boolean;

  /** @param keepsResults whether those who ask after the work is done get its result too, or have it done again */
  constructor(keepsResults: boolean) {
    this.#keepsResults = keepsResults;
  }

  do(subject: object, name: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.#work.get(subject) ?? new Map<string, Promise<Result>>();
    this.#work.set(subject, known);
    let running = known.get(name);
    if (running === undefined) {
      running = work();
      known.set(name, running);
      const forget = () => void known.delete(name);
      running.then(this.#keepsResults ? undefined : forget, forget);
    }
    return running;
  }
}
