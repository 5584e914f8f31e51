import { annotationKey, type Class, decoratorFor } from '@vernal/core';

/** What `@Marked` records. */
export const MARKED = annotationKey<object>('Marked');

/** Marks controllers that an advice applies to. */
export function Marked(): (type: Class) => void {
  return decoratorFor(MARKED, {}, 'class');
}
