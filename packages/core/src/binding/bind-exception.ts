import type { BindingResult } from './binding-result.js';

/** Values that could not be bound, or were found invalid, where nobody asked for the binding result. */
export class BindException extends Error {
  constructor(readonly bindingResult: BindingResult) {
    super(bindingResult.toString());
  }

  /** The name of the class, that of a subclass too. */
  override get name(): string {
    return this.constructor.name;
  }
}
