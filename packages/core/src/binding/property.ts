import type { TypeDeclaration, TypeSource } from '../convert/declared-type.js';
import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';

/** What `@Property` records. */
export const PROPERTY = annotationKey<TypeDeclaration>('Property');

/**
 * Makes a field or accessor a property of its class with a type for the binder: `@Property()` has the compiler record it,
 * `@Property(Integer)` and `@Property({ type: Map, key: Integer, of: Address })` say it. On a parameter of a constructor it
 * says the type of that argument.
 */
export function Property(type: TypeSource | TypeDeclaration = {}): DecoratorFor<'method' | 'field' | 'parameter'> {
  return decoratorFor(PROPERTY, isDeclaration(type) ? type : { type }, 'method', 'field', 'parameter');
}

const DECLARATION_KEYS = new Set(['type', 'of', 'key', 'nullable']);

/** An `enum` is an object, too: a declaration is one that has only the names of a declaration. */
function isDeclaration(value: TypeSource | TypeDeclaration): value is TypeDeclaration {
  return (
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(value).every((key) => DECLARATION_KEYS.has(key))
  );
}
