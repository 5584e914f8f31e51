import { type Class, isBuiltIn, isSimpleValueType, type TypeDescriptor } from '@vernal/core';

/** Whether a type is one of objects with properties, rather than of texts, numbers, dates and collections of them. */
export function isBeanType(type: TypeDescriptor | Class | undefined): boolean {
  const target = typeof type === 'function' ? type : type?.type;
  return target !== undefined && !isSimpleValueType(target) && !isBuiltIn(target);
}
