import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** What `@ResponseBody` records. */
export const RESPONSE_BODY = annotationKey<object>('ResponseBody');

/** Writes what a method returns into the body; on a class, for all its methods. Source: Spring's `@ResponseBody`. */
export function ResponseBody(): DecoratorFor<'class' | 'method'> {
  return decoratorFor(RESPONSE_BODY, {}, 'class', 'method');
}
