import assert from 'node:assert/strict';
import { IllegalStateException } from '../util/exceptions.js';
import { Errors, type Rejection } from './errors.js';
import { FieldError, ObjectError } from './object-error.js';
import { rejectIfEmpty, rejectIfEmptyOrWhitespace } from './validation-utils.js';

/** Errors of an object whose values are given by hand: for tests of what validates. */
export class RecordingErrors extends Errors {
  readonly #errors: ObjectError[] = [];

  constructor(
    readonly objectName: string,
    readonly values: Readonly<Record<string, unknown>> = {},
  ) {
    super();
  }

  override getObjectName(): string {
    return this.objectName;
  }

  override getAllErrors(): readonly ObjectError[] {
    return this.#errors;
  }

  override getFieldValue(field: string): unknown {
    return this.values[this.fixedField(field)] ?? null;
  }

  override reject(errorCode: string, args?: readonly unknown[] | string, defaultMessage?: string): void {
    const codes = [`${errorCode}.${this.objectName}`, errorCode];
    if (typeof args === 'string') this.#errors.push(new ObjectError(this.objectName, codes, undefined, args));
    else this.#errors.push(new ObjectError(this.objectName, codes, args, defaultMessage));
  }

  override rejectValue(field: string, errorCode: string): void {
    this.rejectWith(field, { errorCode, rejectedValue: this.getFieldValue(field) });
  }

  override rejectWith(field: string, { errorCode, ...details }: Rejection): void {
    const path = this.fixedField(field);
    if (path === '') this.reject(errorCode, details.arguments, details.defaultMessage);
    else
      this.#errors.push(
        new FieldError(this.objectName, path, {
          ...details,
          codes: [`${errorCode}.${this.objectName}.${path}`, errorCode],
        }),
      );
  }

  addError(error: ObjectError): void {
    this.#errors.push(error);
  }

  override addAllErrors(errors: Errors): void {
    this.#errors.push(...errors.getAllErrors());
  }
}

describe('Errors', () => {
  it('takes fields relative to the nested path', () => {
    const errors = new RecordingErrors('order');
    errors.pushNestedPath('customer');
    errors.pushNestedPath('address');
    errors.rejectValue('city', 'missing');
    errors.popNestedPath();
    errors.rejectValue('name', 'missing');
    errors.rejectValue('', 'odd');
    errors.setNestedPath('');
    errors.rejectValue('id', 'missing');
    assert.deepEqual(
      errors.getFieldErrors().map(({ field }) => field),
      ['customer.address.city', 'customer.name', 'customer', 'id'],
    );
  });

  it('does not go up further than it went down', () => {
    assert.throws(() => new RecordingErrors('order').popNestedPath(), IllegalStateException);
  });

  it('tells errors of fields from those of the object', () => {
    const errors = new RecordingErrors('order');
    errors.reject('odd');
    errors.rejectValue('lines[0].sku', 'missing');
    errors.rejectValue('lines[1].sku', 'missing');
    assert.deepEqual([errors.hasErrors(), errors.getErrorCount(), errors.hasGlobalErrors()], [true, 3, true]);
    assert.equal(errors.getGlobalError()?.code, 'odd');
    assert.deepEqual(
      errors.getFieldErrors('lines[1].sku').map(({ field }) => field),
      ['lines[1].sku'],
    );
    assert.equal(errors.getFieldErrors('lines*').length, 2);
    assert.equal(errors.hasFieldErrors('id'), false);
  });
});

describe('rejectIfEmpty', () => {
  it('rejects what is missing or empty, and with it white space where that is asked for', () => {
    const errors = new RecordingErrors('order', { a: '', b: ' ', c: 'c', e: 0 });
    for (const field of ['a', 'b', 'c', 'd', 'e']) rejectIfEmpty(errors, field, 'empty');
    for (const field of ['a', 'b', 'c', 'd', 'e']) rejectIfEmptyOrWhitespace(errors, field, 'blank');
    assert.deepEqual(
      errors.getFieldErrors().map(({ field, code }) => `${field} ${code}`),
      ['a empty', 'd empty', 'a blank', 'b blank', 'd blank'],
    );
  });
});
