import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';

/** A text or several. */
export type Texts = string | readonly string[];

/** The methods that a mapping can be narrowed to. Source: Spring's `RequestMethod`. */
export type RequestMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE';

/** Which requests a method handles. On a class the conditions are combined with those of its methods. */
export interface RequestMappingOptions {
  /** Path patterns; `${…}` placeholders are resolved against the environment. Default: the empty path. */
  readonly path?: Texts;
  /** Default: every method. */
  readonly method?: RequestMethod | readonly RequestMethod[];
  /** Conditions on parameters: `name`, `!name`, `name=value`, `name!=value`; all must hold. */
  readonly params?: Texts;
  /** Conditions on headers, in the form of `params`; for `Accept` and `Content-Type` they mean `produces` and `consumes`. */
  readonly headers?: Texts;
  /** Media types of the body, one of which must fit; `!` negates. A method's replace those of its class. */
  readonly consumes?: Texts;
  /** Media types of the answer, one of which the client must accept; `!` negates. A method's replace those of its class. */
  readonly produces?: Texts;
  /** Names the mapping, for links. Default: capitals of the class, `#`, the method. */
  readonly name?: string;
  /** API version: `1.2` for this one, `1.2+` for this one and later ones. */
  readonly version?: string;
}

/** What `@RequestMapping` and the decorators made of it record. */
export const REQUEST_MAPPING = annotationKey<RequestMappingOptions>('RequestMapping');

type MappingDecorator = DecoratorFor<'class' | 'method'>;
type MethodMappingOptions = Omit<RequestMappingOptions, 'method'>;

/**
 * Maps requests to a method, or narrows what the methods of a class handle: `@RequestMapping('/x')`,
 * `@RequestMapping(['/x', '/y'])`, `@RequestMapping({ path: '/x', method: 'GET' })`. Source: Spring's `@RequestMapping`.
 */
export function RequestMapping(mapping: Texts | RequestMappingOptions = {}): MappingDecorator {
  return decoratorFor(REQUEST_MAPPING, mappingOptions(mapping), 'class', 'method');
}

/** {@link RequestMapping} for GET, and with it for HEAD. */
export function GetMapping(mapping?: Texts | MethodMappingOptions): DecoratorFor<'method'> {
  return methodMapping('GET', mapping);
}

/** {@link RequestMapping} for POST. */
export function PostMapping(mapping?: Texts | MethodMappingOptions): DecoratorFor<'method'> {
  return methodMapping('POST', mapping);
}

/** {@link RequestMapping} for PUT. */
export function PutMapping(mapping?: Texts | MethodMappingOptions): DecoratorFor<'method'> {
  return methodMapping('PUT', mapping);
}

/** {@link RequestMapping} for DELETE. */
export function DeleteMapping(mapping?: Texts | MethodMappingOptions): DecoratorFor<'method'> {
  return methodMapping('DELETE', mapping);
}

/** {@link RequestMapping} for PATCH. */
export function PatchMapping(mapping?: Texts | MethodMappingOptions): DecoratorFor<'method'> {
  return methodMapping('PATCH', mapping);
}

function methodMapping(method: RequestMethod, mapping: Texts | MethodMappingOptions = {}): DecoratorFor<'method'> {
  return decoratorFor(REQUEST_MAPPING, { ...mappingOptions(mapping), method }, 'method');
}

function mappingOptions(mapping: Texts | RequestMappingOptions): RequestMappingOptions {
  return isTexts(mapping) ? { path: mapping } : mapping;
}

function isTexts(mapping: Texts | RequestMappingOptions): mapping is Texts {
  return typeof mapping === 'string' || Array.isArray(mapping);
}
