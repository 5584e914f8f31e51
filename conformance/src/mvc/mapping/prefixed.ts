import { annotationKey, type Class, decoratorFor } from '@vernal/core';

/** What `@Prefixed` records. */
export const PREFIXED = annotationKey<object>('Prefixed');

/** Controllers marked so get the path prefix "/v1/{tenant}" from the configuration. */
export function Prefixed(): (type: Class) => void {
  return decoratorFor(PREFIXED, {}, 'class');
}
