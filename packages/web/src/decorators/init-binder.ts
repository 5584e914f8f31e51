import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@InitBinder` records. */
export const INIT_BINDER = annotationKey<{ readonly names: readonly string[] }>('InitBinder');

/**
 * A method that prepares the `WebDataBinder` of the model attributes and parameters of these names; of all without any.
 * Source: Spring's `@InitBinder`.
 */
export function InitBinder(...names: readonly string[]): DecoratorFor<'method'> {
  return decoratorFor(INIT_BINDER, { names }, 'method');
}
