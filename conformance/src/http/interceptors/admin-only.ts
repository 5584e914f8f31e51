import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

export const ADMIN_ONLY = annotationKey<object>('AdminOnly');

/** A mark on handler methods that an interceptor looks for. */
export function AdminOnly(): DecoratorFor<'method'> {
  return decoratorFor(ADMIN_ONLY, {}, 'method');
}
