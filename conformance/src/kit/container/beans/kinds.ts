import { BeanDefinition, type Class, IllegalArgumentException } from '@vernal/core';

const kinds = new Map<string, Class>();

/** Makes the classes of a module known by their names. */
export function addKinds(module: object): void {
  for (const [name, type] of Object.entries(module)) if (typeof type === 'function') kinds.set(name, type as Class);
}

/** The class of a kind. @throws IllegalArgumentException */
export function typeOf(kind: string): Class {
  const found = kinds.get(kind);
  if (!found) throw new IllegalArgumentException(kind);
  return found;
}

/** A definition whose first constructor argument is the name; further ones are dependencies. */
export function definitionOf(name: string, kind: string): BeanDefinition {
  return new BeanDefinition({ beanClass: typeOf(kind), constructorArguments: new Map([[0, name]]) });
}
