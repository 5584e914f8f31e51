import { ServletRequestBindingException } from './servlet-request-binding-exception.js';

/**
 * 400: a form or query names a field that the bound object cannot have, or has values that a constructor refuses. Spring answers
 * its `InvalidPropertyException` and `BeanInstantiationException` with 500.
 */
export class InvalidFieldException extends ServletRequestBindingException {
  /** The path of the field; the name of the object where its own constructor refused. */
  readonly field: string;
  readonly #problem: string;

  /** @param problem is told to the client, behind the field */
  constructor(field: string, problem: string, options?: ErrorOptions) {
    super(`Invalid field '${field}': ${problem}`, options);
    this.field = field;
    this.#problem = problem;
  }

  protected override get detail(): string {
    return `Invalid field '${this.field}': ${this.#problem}.`;
  }
}
