import { COMPONENT } from '../decorators/stereotypes.js';
import { type Class, ownClassAnnotations } from '../metadata/annotations.js';

/** The name of a class's bean: what its own stereotype says, else the class name with a small first letter. */
export function beanNameOf(type: Class): string {
  const stereotype = ownClassAnnotations(type).find((annotation) => annotation.key === COMPONENT);
  const { value } = (stereotype?.attributes ?? {}) as { readonly value?: string };
  return value || decapitalize(type.name);
}

/** Java's rule: a small first letter, unless the first two are capital (`URLLoader` stays). */
export function decapitalize(name: string): string {
  if (/^\p{Lu}{2}/u.test(name)) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The name, or the name with the first number that makes it free. */
export function uniqueName(name: string, isTaken: (name: string) => boolean): string {
  let candidate = name;
  for (let counter = 0; isTaken(candidate); counter++) candidate = `${name}#${counter}`;
  return candidate;
}
