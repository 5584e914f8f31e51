import type { Class } from './annotations.js';

/** A class, or a function that gives it: for classes whose modules import each other. */
export type TypeReference<T = unknown> = Class<T> | (() => Class<T>);

/** What beans are asked for by: a class, a name, or a symbol. */
export type Token<T = unknown> = Class<T> | string | symbol;

/** Whether a value is a class (or one of the built-in constructors), as opposed to an arrow function or a method. */
export function isClass(value: unknown): value is Class {
  return typeof value === 'function' && value.prototype !== undefined;
}

/**
 * Whether what the compiler recorded stands for a type that does not exist at run time: `Object` for an interface or a union,
 * `Function` for a class that is imported by `import type`.
 */
export function isErased(recorded: unknown): boolean {
  return recorded === Object || recorded === Function;
}

/** The class that a reference stands for; undefined where an import cycle has left it undefined. */
export function resolveType<T>(reference: TypeReference<T>): Class<T> | undefined {
  return isClass(reference) ? (reference as Class<T>) : (reference as () => Class<T> | undefined)();
}

/**
 * The class that made a value; `Object` where there is none. Its prototype tells it: a field `constructor` may be anything, since
 * clients send JSON. Source: Java's `getClass()`.
 */
export function getClass(value: NonNullable<unknown>): Class {
  const prototype: { readonly constructor?: unknown } | null = Object.getPrototypeOf(value);
  const made = prototype?.constructor;
  return isClass(made) ? made : Object;
}
