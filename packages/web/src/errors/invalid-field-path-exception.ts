import { ServletRequestBindingException } from './servlet-request-binding-exception.js';

/**
 * 400: a form or query names a field that no object of the bound class has, a key of a text or an index that is no number.
 * Spring answers its `InvalidPropertyException` with 500.
 */
export class InvalidFieldPathException extends ServletRequestBindingException {
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(`There is no field '${path}' to bind to`, options);
    this.path = path;
  }

  protected override get detail(): string {
    return `Invalid field '${this.path}'.`;
  }
}
