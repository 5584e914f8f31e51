import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@CookieValue` says. */
export interface CookieValueOptions extends NamedValueOptions {
  /** Stands for a missing cookie; converted like one. */
  readonly defaultValue?: string;
}

/** What `@CookieValue` records. */
export const COOKIE_VALUE = annotationKey<CookieValueOptions>('CookieValue');

/** The value of a cookie, or the cookie itself. Source: Spring's `@CookieValue`. */
export function CookieValue(
  name?: string | CookieValueOptions,
  options?: Omit<CookieValueOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(COOKIE_VALUE, namedOptions<CookieValueOptions>(name, options), 'parameter');
}
