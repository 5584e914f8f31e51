import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@Errors` records. */
export const ERRORS = annotationKey<object>('Errors');

/**
 * The `BindingResult` of the parameter before this one, whose errors are then the handler's business. Needed only where the
 * parameter's type is not a class; a `BindingResult` is known by its type.
 */
export function Errors(): DecoratorFor<'parameter'> {
  return decoratorFor(ERRORS, {}, 'parameter');
}
