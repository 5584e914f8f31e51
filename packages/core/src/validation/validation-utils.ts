import { hasText } from '../util/white-space.js';
import type { Errors } from './errors.js';

/** Rejects a field that is `null` or an empty text. Source: Spring's `ValidationUtils`. */
export function rejectIfEmpty(errors: Errors, field: string, errorCode: string, defaultMessage?: string): void {
  const value = errors.getFieldValue(field);
  if (value === null || value === undefined || value === '')
    errors.rejectValue(field, errorCode, undefined, defaultMessage);
}

/** Rejects a field that is `null` or a blank text. */
export function rejectIfEmptyOrWhitespace(
  errors: Errors,
  field: string,
  errorCode: string,
  defaultMessage?: string,
): void {
  const value = errors.getFieldValue(field);
  const isBlank = value === null || value === undefined || (typeof value === 'string' && !hasText(value));
  if (isBlank) errors.rejectValue(field, errorCode, undefined, defaultMessage);
}
