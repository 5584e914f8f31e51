import type { MaybePromise, Scope } from '@vernal/core';
import type { ServletContext } from '../servlet/servlet-context.js';
import { ScopedObjects } from './scoped-objects.js';

const ATTRIBUTE = 'vernal.web.ServletContextScope';

/** Beans that all contexts of an application share. Source: Spring `ServletContextScope`. */
export class ServletContextScope implements Scope {
  readonly #objects: ScopedObjects;

  constructor(servletContext: ServletContext) {
    const known = servletContext.getAttribute(ATTRIBUTE) as ScopedObjects | undefined;
    this.#objects = known ?? new ScopedObjects();
    servletContext.setAttribute(ATTRIBUTE, this.#objects);
  }

  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    return this.#objects.get(name, create);
  }

  remove(name: string): unknown {
    return this.#objects.remove(name);
  }

  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void {
    this.#objects.registerDestructionCallback(name, callback);
  }

  /** The application is over. */
  destroy(): Promise<void> {
    return this.#objects.destroy();
  }
}
