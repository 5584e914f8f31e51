import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { TypeReference } from '../metadata/type-reference.js';
import { Import } from './configuration.js';

/** What `@ConfigurationProperties` says. */
export interface ConfigurationPropertiesOptions {
  /** What the names of the properties begin with, without the dot behind: `shop.mail`. */
  readonly prefix: string;
  /** Whether names under the prefix that the class has no property for are passed over. Default: true. */
  readonly ignoreUnknownFields?: boolean;
  /** Whether values that cannot be converted leave the property as it is. Default: false. */
  readonly ignoreInvalidFields?: boolean;
}

/** What `@ConfigurationProperties` records. */
export const CONFIGURATION_PROPERTIES = annotationKey<ConfigurationPropertiesOptions>('ConfigurationProperties');

/**
 * Sets the properties of the bean to those of the environment under a prefix, before its init methods are called, and has
 * it validated. A class that is no `@Component`, and whose constructor has parameters, is given them by the constructor.
 * A name may be written `max-items`, `maxItems` or `max_items`. On a `@Bean` method it is for the object that this gives,
 * and comes before what the class says. Source: Spring Boot's `@ConfigurationProperties`.
 */
export function ConfigurationProperties(
  options: string | ConfigurationPropertiesOptions,
): DecoratorFor<'class' | 'method'> {
  const attributes = typeof options === 'string' ? { prefix: options } : options;
  return decoratorFor(CONFIGURATION_PROPERTIES, attributes, 'class', 'method');
}

/** Registers classes with `@ConfigurationProperties`, as `@Import` does. Source: Spring Boot's decorator of the same name. */
export function EnableConfigurationProperties(...types: readonly TypeReference[]): (type: Class) => void {
  return Import(...types);
}
