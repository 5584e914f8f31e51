import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@RequestPart` records. */
export const REQUEST_PART = annotationKey<NamedValueOptions>('RequestPart');

/** A part of a multipart request: a file, or what a message converter reads from it. Source: Spring's `@RequestPart`. */
export function RequestPart(
  name?: string | NamedValueOptions,
  options?: Omit<NamedValueOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(REQUEST_PART, namedOptions<NamedValueOptions>(name, options), 'parameter');
}
