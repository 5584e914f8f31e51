import { getClass, IllegalArgumentException } from '@vernal/core';

/**
 * The name of a value where none is given: `bookOrder` for a `BookOrder`, `bookOrderList` for a list or set of them.
 * Throws an `IllegalArgumentException` for an empty list, which has no such name. Source: Spring `Conventions.getVariableName`.
 */
export function variableName(value: object): string {
  if (!Array.isArray(value) && !(value instanceof Set)) return classVariableName(getClass(value));
  const [first] = value as Iterable<unknown>;
  if (first === undefined || first === null) {
    throw new IllegalArgumentException('An empty list has no name of its own: give it one');
  }
  return `${classVariableName(getClass(first))}List`;
}

/** `bookOrder` for a class `BookOrder`; `URLList` stays as it is. */
export function classVariableName(type: { readonly name: string }): string {
  const { name } = type;
  if (/^[A-Z]{2}/.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
