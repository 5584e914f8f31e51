import type { Class } from '../metadata/annotations.js';
import { declareStandIn } from '../metadata/interfaces.js';

/**
 * An object that looks like one of a class and passes every use on to the object that `find` gives at that moment. It is
 * an instance of the class; methods run on the real object.
 */
export function standIn<T>(type: Class<T>, find: () => object): T {
  const shell: object = Object.create(type.prototype as object);
  const proxy = new Proxy(shell, {
    get(_, key) {
      // Awaiting a stand-in must not fetch the object behind it.
      if (key === 'then' && !('then' in shell)) return undefined;
      if (key === 'constructor') return type;
      const target = find();
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? bound(value, target) : value;
    },
    set: (_, key, value) => {
      const target = find();
      return Reflect.set(target, key, value, target);
    },
    has: (_, key) => Reflect.has(find(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(find(), key),
    ownKeys: () => Reflect.ownKeys(find()),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(find(), key);
      // A proxy may only report properties of its own shell as fixed.
      return descriptor && { ...descriptor, configurable: true };
    },
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(find(), key, descriptor),
  });
  return declareStandIn(proxy) as T;
}

function bound(method: Function, target: object): unknown {
  return (...args: unknown[]): unknown => Reflect.apply(method, target, args) as unknown;
}
