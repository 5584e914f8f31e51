import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@Plain` records. */
export const PLAIN = annotationKey<object>('Plain');

/** Handlers marked so are left alone by the body advices: a "supports" that looks at the method. */
export function Plain(): DecoratorFor<'method'> {
  return decoratorFor(PLAIN, {}, 'method');
}
