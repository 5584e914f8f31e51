import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { TypeReference } from '../metadata/type-reference.js';

/** What is injected at a place, where the recorded type is not enough. */
export interface InjectionOptions {
  /**
   * The type asked for. Default: what the compiler recorded. Where that is `Array`, `Set`, `Map` or `ObjectProvider` and
   * `type` is another class, it is the type of the elements.
   */
  readonly type?: TypeReference;
  /** The type of the elements of an `Array`, `Set`, `Map` (by bean name), `Optional` or `ObjectProvider`. */
  readonly of?: TypeReference;
  /** Whether a missing bean is an error. Default: true. A field or setter is left alone, a parameter is undefined. */
  readonly required?: boolean;
}

/** What `@Autowired` records. */
export const AUTOWIRED = annotationKey<InjectionOptions>('Autowired');

/**
 * Injects a field, or calls a method (a setter or any other) with beans for its parameters, after construction. On a
 * parameter it says what is injected there. Source: Spring's `@Autowired`.
 */
export function Autowired(options: InjectionOptions = {}): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(AUTOWIRED, options, 'method', 'field', 'parameter');
}

/** What `@Inject` says: a class (or a function that gives it), a bean's name or symbol, or options. */
export type InjectionTarget = TypeReference | string | symbol | InjectionOptions;

/** What `@Inject` records. */
export const INJECT = annotationKey<{ readonly target?: InjectionTarget }>('Inject');

/**
 * Injects what is said rather than what the compiler recorded: `@Inject(Service)`, `@Inject(() => Service)` where two
 * modules import each other, `@Inject('name')` for a bean by its name. Without an argument it is JSR-330's `@Inject`:
 * {@link Autowired}.
 */
export function Inject(target?: InjectionTarget): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(INJECT, target === undefined ? {} : { target }, 'method', 'field', 'parameter');
}

/** What `@Resource` says. */
export interface ResourceOptions {
  /** The name of the bean. Default: the name of the field, or of the property that the setter sets. */
  readonly name?: string;
  /** The type of the bean. Default: the one that the compiler recorded. */
  readonly type?: TypeReference;
}

/** What `@Resource` records. */
export const RESOURCE = annotationKey<ResourceOptions>('Resource');

/** Injects a bean by its name; by type where no name is given and there is no bean of the default name. */
export function Resource(options: string | ResourceOptions = {}): DecoratorFor<'method' | 'field'> {
  return decoratorFor(RESOURCE, typeof options === 'string' ? { name: options } : options, 'method', 'field');
}

/** What `@Value` records. */
export const VALUE = annotationKey<{ readonly value: string; readonly type?: TypeReference }>('Value');

/**
 * Injects a text whose `${…}` placeholders are resolved against the environment, converted to the type of the place.
 * `${key:default}` has a default.
 */
export function Value(
  value: string,
  options: { readonly type?: TypeReference } = {},
): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(VALUE, { ...options, value }, 'method', 'field', 'parameter');
}

/** What `@Lookup` records. */
export const LOOKUP = annotationKey<{ readonly name?: string; readonly type?: TypeReference }>('Lookup');

/** A method that is replaced by a look-up: of the bean of a name, else of its return type. Its arguments go to a prototype's constructor. */
export function Lookup(
  options: string | { readonly name?: string; readonly type?: TypeReference } = {},
): DecoratorFor<'method'> {
  return decoratorFor(LOOKUP, typeof options === 'string' ? { name: options } : options, 'method');
}
