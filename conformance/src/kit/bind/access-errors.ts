import {
  ConversionNotSupportedException,
  InvalidPropertyException,
  MethodInvocationException,
  NotReadablePropertyException,
  NotWritablePropertyException,
  NullValueInNestedPathException,
  TypeMismatchException,
} from '@vernal/core';
import { InvalidFieldException } from '@vernal/web';
import { error } from '../answers.js';

/** Kinds of errors, subclasses before their superclasses. */
const KINDS: readonly (readonly [abstract new (...args: never[]) => Error, string])[] = [
  [NotReadablePropertyException, 'not-readable'],
  [NotWritablePropertyException, 'not-writable'],
  [NullValueInNestedPathException, 'null-in-path'],
  [InvalidPropertyException, 'invalid-property'],
  [ConversionNotSupportedException, 'no-converter'],
  [TypeMismatchException, 'type-mismatch'],
  [MethodInvocationException, 'setter-failed'],
];

/** The answer for a property that cannot be reached, or does not take its value. */
export function accessError(failure: unknown): { error: string } {
  const reason = failure instanceof InvalidFieldException ? failure.cause : failure;
  const kind = KINDS.find(([type]) => reason instanceof type)?.[1];
  if (kind === undefined) throw failure;
  return error(kind);
}
