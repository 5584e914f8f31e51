import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@CurrentPrincipal` records. */
export const CURRENT_PRINCIPAL = annotationKey<object>('CurrentPrincipal');

/** The caller that a filter has authenticated, else undefined: `request.userPrincipal`. */
export function CurrentPrincipal(): DecoratorFor<'parameter'> {
  return decoratorFor(CURRENT_PRINCIPAL, {}, 'parameter');
}
