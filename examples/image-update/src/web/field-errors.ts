import type { BindingResult } from '@vernal/core';

/** What is wrong with the fields of a form: a code of the messages for each. */
export function errorsOf(result: BindingResult): Record<string, string | undefined> {
  return Object.fromEntries(result.getFieldErrors().map((error) => [error.field, error.defaultMessage]));
}
