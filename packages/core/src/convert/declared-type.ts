import type { Annotation } from '../metadata/annotations.js';
import { isClass, isErased } from '../metadata/type-reference.js';
import { TypeDescriptor } from './type-descriptor.js';
import { Dictionary, type TypeToken } from './types.js';

/** A type as a decorator names it; a function where two modules import each other. */
export type TypeSource = TypeToken | TypeDescriptor | (() => TypeToken | TypeDescriptor);

/** What a decorator says of the type of a field or parameter. */
export interface TypeDeclaration {
  /** Default: what the compiler recorded. */
  readonly type?: TypeSource;
  /** The type of the elements of an array or set, or of the values of a map or plain object. */
  readonly of?: TypeSource;
  /** The type of the keys of a map: without another type, what has keys is a map. Default: whatever comes. */
  readonly key?: TypeSource;
  /** Whether `null` may stand there. Default: true. */
  readonly nullable?: boolean;
}

const CONTAINERS: readonly unknown[] = [Array, Set, Map, Dictionary];

/**
 * The type of a place, from what a decorator says and what the compiler recorded (`design:type`); undefined where neither
 * says more than `Object` or `Function`. Where the compiler recorded `Array`, `Set` or `Map` and the declared type is no such
 * container, that is the type of its elements.
 *
 * @throws a TypeError where a type is undefined, as an import cycle leaves it.
 */
export function declaredType(
  declaration: TypeDeclaration,
  recorded: unknown,
  annotations: readonly Annotation[] = [],
): TypeDescriptor | undefined {
  const declared = 'type' in declaration ? resolveSource(declaration.type) : undefined;
  const container =
    typeof recorded === 'function' && !isErased(recorded) ? TypeDescriptor.valueOf(recorded as TypeToken) : undefined;
  const isElement = declared && container && CONTAINERS.includes(container.type) && !CONTAINERS.includes(declared.type);
  const element = isElement ? declared : 'of' in declaration ? resolveSource(declaration.of) : undefined;
  const whole = isElement ? container : (declared ?? container);
  const type = element ? containerOf(whole, element, declaration) : whole;
  return type?.withNullable(declaration.nullable ?? true).withAnnotations(annotations);
}

function containerOf(
  container: TypeDescriptor | undefined,
  element: TypeDescriptor,
  declaration: TypeDeclaration,
): TypeDescriptor {
  const key = 'key' in declaration ? resolveSource(declaration.key) : undefined;
  if (container?.type === Map || (container === undefined && key)) return TypeDescriptor.map(key, element);
  if (container === undefined || container.type === Array) return TypeDescriptor.array(element);
  if (container.type === Set) return TypeDescriptor.set(element);
  return container.type === Object || container.type === Dictionary ? TypeDescriptor.dictionary(element) : container;
}

function resolveSource(source: TypeSource | undefined): TypeDescriptor {
  const type =
    typeof source === 'function' && !isClass(source) ? (source as () => TypeToken | TypeDescriptor)() : source;
  if (type === undefined) {
    throw new TypeError('The type is undefined: where two modules import each other, write type: () => TheClass');
  }
  return TypeDescriptor.valueOf(type as TypeToken);
}
