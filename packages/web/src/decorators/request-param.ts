import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@RequestParam` says. */
export interface RequestParamOptions extends NamedValueOptions {
  /** Stands for a parameter that is missing or empty; converted like one. */
  readonly defaultValue?: string;
}

/** What `@RequestParam` records. */
export const REQUEST_PARAM = annotationKey<RequestParamOptions>('RequestParam');

/**
 * A parameter of the query, of a form, or a part of a multipart request. On a map without a name: all of them.
 * Source: Spring's `@RequestParam`.
 */
export function RequestParam(
  name?: string | RequestParamOptions,
  options?: Omit<RequestParamOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(REQUEST_PARAM, namedOptions<RequestParamOptions>(name, options), 'parameter');
}
