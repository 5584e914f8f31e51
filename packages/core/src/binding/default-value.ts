import { isBuiltIn } from '../convert/built-in.js';
import { isSimpleValueType } from '../convert/simple-value-types.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import { Dictionary } from '../convert/types.js';

/**
 * An empty collection, an empty text, or a new object of a class: what stands where a path leads over something missing.
 *
 * @throws an error for types that have no such value: numbers, dates, classes that need arguments.
 */
export function createDefaultValue({ type }: TypeDescriptor): unknown {
  switch (type) {
    case Array:
      return [];
    case Set:
      return new Set();
    case Map:
      return new Map();
    case Dictionary:
      return Object.create(null);
    case String:
      return '';
    default:
      break;
  }
  if (type.length > 0 || isBuiltIn(type) || isSimpleValueType(type)) {
    throw new TypeError('it cannot be made without arguments');
  }
  return Reflect.construct(type as new () => unknown, []);
}
