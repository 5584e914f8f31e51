import { Trace, type Traced } from './trace.js';

/** A bean with a label for the trace: its name, for a second object of that name "name#2", and so on. */
export abstract class Named implements Traced {
  readonly #label: string;

  /** Every definition passes the name as the first argument; dependencies become part of the trace line. */
  constructor(name: string, ...dependencies: readonly unknown[]) {
    this.#label = Trace.label(name);
    const given = dependencies.length > 0 ? `(${dependencies.map(Trace.describe).join(', ')})` : '';
    Trace.add(`${this.#label}: constructor${given}`);
  }

  label(): string {
    return this.#label;
  }

  describeInTrace(): string {
    return this.#label;
  }

  protected trace(what: string): void {
    Trace.add(`${this.#label}: ${what}`);
  }
}
