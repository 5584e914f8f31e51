import type { Class } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';

/**
 * A bean that makes the bean of its name: `name` is what it makes, `&name` the factory itself. A class may tell the type
 * of what it makes by `static objectType = Product`, so that the factory need not be made to answer that question.
 */
@Interface({ all: ['getObject', 'getObjectType'] })
export abstract class FactoryBean<T = unknown> {
  /** Makes the object, or gives the one that there is. */
  abstract getObject(): MaybePromise<T>;

  /** The type of the object; undefined where it is not known yet. */
  abstract getObjectType(): Class | undefined;

  /** Whether `getObject` gives the same object every time. Default: true. */
  isSingleton?(): boolean;

  /** Whether `getObject` gives a new object every time. Default: false. */
  isPrototype?(): boolean;

  /** Whether the object is made at start, not when it is first asked for. Default: false. */
  isEagerInit?(): boolean;
}

/** What the static `objectType` of a factory's class says. */
export function declaredObjectType(factoryType: Class): Class | undefined {
  const { objectType } = factoryType as { readonly objectType?: unknown };
  return typeof objectType === 'function' ? (objectType as Class) : undefined;
}

/** Whether the objects of a factory are shared. */
export function makesSingletons(factory: FactoryBean): boolean {
  return factory.isSingleton?.() ?? true;
}
