import { isBuiltIn } from '../convert/built-in.js';
import { createEmptyCollection } from '../convert/empty-collection.js';
import { isSimpleValueType } from '../convert/simple-value-types.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';

/**
 * An empty collection, an empty text, or a new object of a class: what stands where a path leads over something missing.
 *
 * @throws an error for types that have no such value: numbers, dates, classes that need arguments.
 */
export function createDefaultValue({ type }: TypeDescriptor): unknown {
  const collection = createEmptyCollection(type);
  if (collection !== undefined) return collection;
  if (type === String) return '';
  if (type.length > 0 || isBuiltIn(type) || isSimpleValueType(type)) {
    throw new TypeError('it cannot be made without arguments');
  }
  return Reflect.construct(type as new () => unknown, []);
}
