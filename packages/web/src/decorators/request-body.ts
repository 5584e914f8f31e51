import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import type { TypedOptions } from './parameter-type.js';

/** What `@RequestBody` says. */
export interface RequestBodyOptions extends TypedOptions {
  /** Whether an empty body is an error. Default: true. */
  readonly required?: boolean;
}

/** What `@RequestBody` records. */
export const REQUEST_BODY = annotationKey<RequestBodyOptions>('RequestBody');

/** The body, read by the message converter that fits its media type and the parameter's type. Source: Spring's `@RequestBody`. */
export function RequestBody(options: RequestBodyOptions = {}): DecoratorFor<'parameter'> {
  return decoratorFor(REQUEST_BODY, options, 'parameter');
}
