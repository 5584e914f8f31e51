import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@PathVariable` records. */
export const PATH_VARIABLE = annotationKey<NamedValueOptions>('PathVariable');

/** A variable of the path pattern. On a map without a name: all of them. Source: Spring's `@PathVariable`. */
export function PathVariable(
  name?: string | NamedValueOptions,
  options?: Omit<NamedValueOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(PATH_VARIABLE, namedOptions<NamedValueOptions>(name, options), 'parameter');
}
