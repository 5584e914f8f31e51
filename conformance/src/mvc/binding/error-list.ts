import { type Errors, FieldError, type ObjectError } from '@vernal/core';

/** One error as data; the field of a global error is "". */
export interface ListedError {
  readonly field: string;
  readonly code: string;
  readonly rejected?: unknown;
}

/** Writes binding and validation errors as data, sorted by field and code. Only plain values are shown as rejected. */
export function errorList(errors: Errors): ListedError[] {
  return errors
    .getAllErrors()
    .map(listed)
    .sort((one, other) => compare(one.field, other.field) || compare(one.code, other.code));
}

function listed(error: ObjectError): ListedError {
  const code = error.code ?? '';
  if (!(error instanceof FieldError)) return { field: '', code };
  const isPlain = ['string', 'number', 'boolean'].includes(typeof error.rejectedValue);
  return { field: error.field, code, rejected: isPlain ? error.rejectedValue : null };
}

/** The message codes of one error, most specific first, without those that end in the name of the field's type. */
export function codesWithoutType(error: ObjectError): string[] {
  return error.codes.filter((code) => {
    if (code === error.code) return true;
    if (error instanceof FieldError) return lastName(code) === lastName(error.field);
    return code.endsWith(`.${error.objectName}`);
  });
}

/** "lines[0].quantity" → "quantity"; "tags[1]" → "tags". */
function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[.*/, '');
}

/** By the units of the texts, as Java compares. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
