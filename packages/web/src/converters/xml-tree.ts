import {
  type Class,
  constructorParameters,
  Enumeration,
  isBuiltIn,
  Optional,
  propertiesOfClass,
  type TypeDescriptor,
} from '@vernal/core';
import { readScalar } from './json-scalars.js';
import type { XmlElement } from './xml-element.js';

/**
 * An element as the JSON that a reader of the type understands: lists are the children of an element, whatever their names are; attributes
 * count as properties; text is what becomes of all else. Source: jackson-dataformat-xml, as it is by default.
 */
export function treeOf(element: XmlElement, type: TypeDescriptor | undefined): unknown {
  if (element.isNil) return null;
  if (type?.type === Optional) return treeOf(element, type.elementType);
  if (type === undefined || type.type === Object) return untyped(element);
  const isLeaf = element.children.length === 0 && element.attributes.length === 0;
  const isEmpty = isLeaf && element.text.trim() === '';
  if (type.isCollection()) {
    if (isLeaf && !isEmpty) return element.text;
    return element.children.map((child) => treeOf(child, type.elementType));
  }
  if (type.isMap()) return isLeaf && !isEmpty ? element.text : members(element, () => type.valueType);
  if (type.type === Enumeration || readScalar(type)) return isLeaf ? element.text : untyped(element);
  if (isBuiltIn(type.type)) return untyped(element);
  if (isLeaf && !isEmpty) return element.text;
  const types = typesOf(type.type);
  return members(element, (name) => types.get(name));
}

function members(element: XmlElement, typeOf: (name: string) => TypeDescriptor | undefined): Record<string, unknown> {
  return Object.fromEntries([
    ...element.attributes,
    ...element.children.map((child) => [child.name, treeOf(child, typeOf(child.name))] as const),
  ]);
}

function typesOf(type: Class): ReadonlyMap<string, TypeDescriptor | undefined> {
  const parameters = type.length === 0 ? [] : constructorParameters(type);
  return new Map([...propertiesOfClass(type).values(), ...parameters].map((one) => [one.name, one.type]));
}

/** A text, or an object in which elements of one name are a list. */
function untyped(element: XmlElement): unknown {
  if (element.isNil) return null;
  if (element.children.length === 0 && element.attributes.length === 0) return element.text;
  const values = new Map<string, unknown[]>(element.attributes.map(([name, value]) => [name, [value]]));
  for (const child of element.children) {
    const known = values.get(child.name);
    if (known) known.push(untyped(child));
    else values.set(child.name, [untyped(child)]);
  }
  return Object.fromEntries(
    [...values].map(([name, [first, ...more]]) => [name, more.length ? [first, ...more] : first]),
  );
}
