import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';

/** What `@Valid` records. */
export const VALID = annotationKey<object>('Valid');

/**
 * Has the value validated: on a field, the object there (or each element of a list, set or map) together with its owner; on a
 * handler's parameter, the argument. Source: Jakarta Validation's `@Valid`.
 */
export function Valid(): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(VALID, {}, 'method', 'field', 'parameter');
}

/** What `@Validated` records. */
export const VALIDATED = annotationKey<{ readonly groups: readonly Class[] }>('Validated');

/** {@link Valid} for the constraints of certain groups; without any, for those that name none. Source: Spring's `@Validated`. */
export function Validated(...groups: readonly Class[]): DecoratorFor<'class' | 'method' | 'parameter'> {
  return decoratorFor(VALIDATED, { groups }, 'class', 'method', 'parameter');
}
