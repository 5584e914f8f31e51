import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@RequestAttribute` records. */
export const REQUEST_ATTRIBUTE = annotationKey<NamedValueOptions>('RequestAttribute');

/** An attribute that a filter or interceptor has put on the request. Source: Spring's `@RequestAttribute`. */
export function RequestAttribute(
  name?: string | NamedValueOptions,
  options?: Omit<NamedValueOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(REQUEST_ATTRIBUTE, namedOptions<NamedValueOptions>(name, options), 'parameter');
}
