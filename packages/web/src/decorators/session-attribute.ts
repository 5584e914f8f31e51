import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@SessionAttribute` records. */
export const SESSION_ATTRIBUTE = annotationKey<NamedValueOptions>('SessionAttribute');

/** An attribute that already is in the session. Source: Spring's `@SessionAttribute`. */
export function SessionAttribute(
  name?: string | NamedValueOptions,
  options?: Omit<NamedValueOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(SESSION_ATTRIBUTE, namedOptions<NamedValueOptions>(name, options), 'parameter');
}
