import { annotationKey } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import type { MaybePromise } from '../util/promises.js';

/** Whether others get the object of a scope, or a stand-in that finds the present one at each use. */
export type ScopedProxyMode = 'no' | 'targetClass';

/** What `@Scope` says beside the name of the scope. */
export interface ScopeOptions {
  /** Default: `'no'`. With `'targetClass'` a bean of a narrow scope can be injected into one of a wide scope. */
  readonly proxyMode?: ScopedProxyMode;
}

/** What `@Scope` records. */
export const SCOPE = annotationKey<ScopeOptions & { readonly value: string }>('Scope');

/** The scope of a bean: `singleton` (default), `prototype`, or the name of a registered scope. */
export function Scope(value: string, options: ScopeOptions = {}): DecoratorFor<'class' | 'method'> {
  return decoratorFor(SCOPE, { ...options, value }, 'class', 'method');
}

/** Keeps the objects of a scope: one per request, per session, per whatever there is. Source: Spring's `Scope`. */
export interface Scope {
  /**
   * The object of that name in the present unit of the scope; where it is not there, it is made by `create` and kept.
   * `create` gives a promise only where the creation has to wait.
   *
   * @throws IllegalStateException where there is no present unit.
   */
  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown>;

  /** Takes an object out of the present unit and gives it back; its destruction callback will not be called. */
  remove(name: string): unknown;

  /** Has `callback` called when the present unit ends, or its object of that name is given up. */
  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void;
}
