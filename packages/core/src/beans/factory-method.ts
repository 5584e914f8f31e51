import type { Class } from '../metadata/annotations.js';

type Method = (...args: unknown[]) => unknown;

const ORIGINAL = Symbol('vernal:original');

/** Marks a method that looks a bean up with the one that makes the bean. */
export function intercepts(interceptor: Method, original: Method): Method {
  return Object.defineProperty(interceptor, ORIGINAL, { value: original });
}

/** The method of an object, or the static one of a class, that makes a bean; undefined where there is none. */
export function factoryMethod(holder: object | Class, name: string): Method | undefined {
  const found = (holder as Record<string, unknown>)[name] as (Method & { [ORIGINAL]?: Method }) | undefined;
  return typeof found === 'function' ? (found[ORIGINAL] ?? found) : undefined;
}
