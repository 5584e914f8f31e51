import { annotationKey, type Class, decoratorFor } from '@vernal/core';

/** What `@Advised` records. */
export const ADVISED = annotationKey<object>('Advised');

/** The advices of this area apply to controllers marked so. */
export function Advised(): (type: Class) => void {
  return decoratorFor(ADVISED, {}, 'class');
}
