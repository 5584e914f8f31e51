import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { namedOptions, type TypedOptions } from './parameter-type.js';

/** What `@ModelAttribute` says. */
export interface ModelAttributeOptions extends TypedOptions {
  /** Default: made from the type, as `bookOrder` of `BookOrder`. */
  readonly name?: string;
  /** Whether the request's parameters are bound to the object. Default: true. */
  readonly binding?: boolean;
}

/** What `@ModelAttribute` records. */
export const MODEL_ATTRIBUTE = annotationKey<ModelAttributeOptions>('ModelAttribute');

/**
 * On a parameter: an object of the model, or a new one, with the request's parameters bound to it. On a method without a
 * mapping: called before each handler to fill the model. On a handler: names what it returns. Source: Spring's `@ModelAttribute`.
 */
export function ModelAttribute(
  name?: string | ModelAttributeOptions,
  options?: Omit<ModelAttributeOptions, 'name'>,
): DecoratorFor<'method' | 'parameter'> {
  return decoratorFor(MODEL_ATTRIBUTE, namedOptions<ModelAttributeOptions>(name, options), 'method', 'parameter');
}
