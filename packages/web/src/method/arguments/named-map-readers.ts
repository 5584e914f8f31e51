import { Dictionary, MultiValueMap, type TypeDescriptor } from '@vernal/core';

/** Puts values by name into the kind of map that a parameter has: one value each, all of them, or a plain object. */
export function mapOfType(
  type: TypeDescriptor | undefined,
  entries: Iterable<readonly [string, readonly string[]]>,
): unknown {
  if (type?.type === MultiValueMap) return new MultiValueMap([...entries].map(([name, values]) => [name, [...values]]));
  const single = [...entries].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first] as const]));
  return type?.type === Dictionary ? Object.fromEntries(single) : new Map(single);
}

/** Whether a type is one of maps. */
export function isMapType(type: TypeDescriptor | undefined): boolean {
  return type !== undefined && (type.isMap() || type.type === MultiValueMap);
}
