import { IllegalStateException } from '../util/exceptions.js';
import { FieldError, type ObjectError } from './object-error.js';

/** What is wrong with a field. */
export interface Rejection {
  /** The first part of the error's message codes. */
  readonly errorCode: string;
  /** What is put into the messages of the codes. Default: nothing. */
  readonly arguments?: readonly unknown[];
  /** Shown as it is: no places for arguments are left in it. */
  readonly defaultMessage?: string;
  /** Default: the present value of the field. */
  readonly rejectedValue?: unknown;
}

/**
 * Collects what is wrong with an object. Fields are given relative to the nested path, so that a validator can work on
 * an object wherever it hangs. Source: Spring's `Errors`.
 */
export abstract class Errors {
  #nestedPath = '';
  /** Those that were left by going down. */
  #outerPaths: string[] | undefined;

  abstract getObjectName(): string;

  /** Records an error of the object as a whole. */
  abstract reject(errorCode: string, defaultMessage: string): void;
  abstract reject(errorCode: string, args?: readonly unknown[], defaultMessage?: string): void;

  /** Records an error of a field; of the object at the nested path where the field is empty. */
  abstract rejectValue(field: string, errorCode: string, defaultMessage: string): void;
  abstract rejectValue(field: string, errorCode: string, args?: readonly unknown[], defaultMessage?: string): void;

  /** Records an error of a field with all that is known of it; what is found out by itself otherwise may be given. */
  abstract rejectWith(field: string, rejection: Rejection): void;

  abstract getAllErrors(): readonly ObjectError[];

  /** The present value of a field, or the one that was rejected, as it is shown to the user. */
  abstract getFieldValue(field: string): unknown;

  /** Takes over the errors of another object of the same name. */
  abstract addAllErrors(errors: Errors): void;

  /** Empty, or a path that ends with a dot. */
  getNestedPath(): string {
    return this.#nestedPath;
  }

  setNestedPath(path: string): void {
    this.#nestedPath = this.#prefixOf(path);
    this.#outerPaths = undefined;
  }

  /** Goes down to an object: `pushNestedPath('address')`. */
  pushNestedPath(subPath: string): void {
    this.#outerPaths ??= [];
    this.#outerPaths.push(this.#nestedPath);
    this.#nestedPath = this.#prefixOf(this.#nestedPath + subPath);
  }

  /** Goes back up to where the last push was made. @throws IllegalStateException where there was none. */
  popNestedPath(): void {
    const outer = this.#outerPaths?.pop();
    if (outer === undefined) throw new IllegalStateException('Cannot pop nested path: no nested path on stack');
    this.#nestedPath = outer;
  }

  hasErrors(): boolean {
    return this.getAllErrors().length > 0;
  }

  getErrorCount(): number {
    return this.getAllErrors().length;
  }

  hasGlobalErrors(): boolean {
    return this.getGlobalErrors().length > 0;
  }

  getGlobalErrors(): ObjectError[] {
    return this.getAllErrors().filter((error) => !(error instanceof FieldError));
  }

  getGlobalError(): ObjectError | undefined {
    return this.getGlobalErrors()[0];
  }

  hasFieldErrors(field?: string): boolean {
    return this.getFieldErrors(field).length > 0;
  }

  /** The errors of all fields, or of one; `address*` asks for all whose path starts so. */
  getFieldErrors(field?: string): FieldError[] {
    const errors = this.getAllErrors().filter((error): error is FieldError => error instanceof FieldError);
    if (field === undefined) return errors;
    const path = this.fixedField(field);
    return errors.filter((error) =>
      path.endsWith('*') ? error.field === path || error.field.startsWith(path.slice(0, -1)) : error.field === path,
    );
  }

  getFieldError(field?: string): FieldError | undefined {
    return this.getFieldErrors(field)[0];
  }

  toString(): string {
    return [`${this.constructor.name}: ${this.getErrorCount()} errors`, ...this.getAllErrors()].join('\n');
  }

  /** The whole path of a field. */
  protected fixedField(field: string): string {
    return field === ''
      ? this.getNestedPath().replace(/\.$/, '')
      : this.getNestedPath() + this.canonicalFieldName(field);
  }

  /** The one form of a path that can be written in several. */
  protected canonicalFieldName(field: string): string {
    return field;
  }

  #prefixOf(path: string): string {
    const canonical = this.canonicalFieldName(path);
    return canonical === '' || canonical.endsWith('.') ? canonical : `${canonical}.`;
  }
}
