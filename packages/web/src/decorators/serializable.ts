import type { Class } from '@vernal/core';

/** What `@Serializable` says. */
export interface SerializableOptions {
  /** By which the class is found again: it must stay as it is while sessions live. Default: the name of the class. */
  readonly name?: string;
}

const NAMES = new WeakMap<Class, string>();
const CLASSES = new Map<string, Class>();

/**
 * Lets instances of a class be kept outside of the process, as session attributes are by a `RedisSessionRepository`. Its own
 * properties are kept and set on a new instance whose constructor is not called; a class with private fields (`#count`) says
 * by `toJSON()` and a static `fromJSON(json)` what is kept. Source: Java's `Serializable`.
 */
export function Serializable({ name }: SerializableOptions = {}): (type: Class) => void {
  return (type) => {
    NAMES.set(type, name ?? type.name);
    CLASSES.set(name ?? type.name, type);
  };
}

/** The name by which the class is found again; undefined for one that is not {@link Serializable}. */
export function serialNameOf(type: Class): string | undefined {
  return NAMES.get(type);
}

/** The class of a name; of two with the same name the one that was declared last. */
export function serializableClass(name: string): Class | undefined {
  return CLASSES.get(name);
}
