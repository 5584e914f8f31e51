import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@RequestHeader` says. */
export interface RequestHeaderOptions extends NamedValueOptions {
  /** Stands for a missing header; converted like one. */
  readonly defaultValue?: string;
}

/** What `@RequestHeader` records. */
export const REQUEST_HEADER = annotationKey<RequestHeaderOptions>('RequestHeader');

/** A header of the request. On a map or `HttpHeaders`: all of them. Source: Spring's `@RequestHeader`. */
export function RequestHeader(
  name?: string | RequestHeaderOptions,
  options?: Omit<RequestHeaderOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(REQUEST_HEADER, namedOptions<RequestHeaderOptions>(name, options), 'parameter');
}
