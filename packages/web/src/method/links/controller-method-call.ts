import type { Class } from '@vernal/core';

/** The arguments of a method for a link: those that say nothing of its URI may be left out, or be undefined. */
export type LinkArguments<A extends readonly unknown[]> = { [I in keyof A]?: A[I] | null | undefined };

/** A controller whose methods are not called: each gives the {@link ControllerMethodCall} instead of what it returns. */
export type ControllerMethodCalls<T> = {
  readonly [K in keyof T as T[K] extends (...args: never) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => unknown
    ? (...args: LinkArguments<A>) => ControllerMethodCall
    : never;
};

/** A call that was written down rather than made. Source: Spring `MvcUriComponentsBuilder.MethodInvocationInfo`. */
export class ControllerMethodCall {
  readonly controllerType: Class;
  readonly method: string | symbol;
  readonly argumentValues: readonly unknown[];

  constructor(controllerType: Class, method: string | symbol, argumentValues: readonly unknown[]) {
    this.controllerType = controllerType;
    this.method = method;
    this.argumentValues = argumentValues;
  }
}

/**
 * Writes calls of a controller's methods down, for links: `on(OrderController).show(7)`. No controller is made for that.
 * Source: Spring `MvcUriComponentsBuilder.on`.
 */
export function on<T>(controllerType: Class<T>): ControllerMethodCalls<T> {
  const calls = new Proxy(Object.create(null) as object, {
    get: (_, name) =>
      isMethod(controllerType, name)
        ? (...args: unknown[]) => new ControllerMethodCall(controllerType, name, args)
        : undefined,
  });
  return calls as ControllerMethodCalls<T>;
}

function isMethod({ prototype }: Class, name: string | symbol): boolean {
  if (name === 'constructor') return false;
  for (let at: unknown = prototype; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor) return typeof descriptor.value === 'function';
  }
  return false;
}
