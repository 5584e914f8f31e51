import { getLogger, isPromiseLike, type MaybePromise } from '@vernal/core';
import { Serializable } from '../decorators/serializable.js';

const logger = getLogger('vernal.web.ScopedObjects');

/**
 * The beans of one request or session, with what is to be called at its end. Kept outside of the process they are those of the session
 * elsewhere, too; what is to be called at their end is not kept.
 */
@Serializable({ name: 'vernal.web.ScopedObjects' })
export class ScopedObjects {
  readonly #objects = new Map<string, unknown>();
  readonly #callbacks = new Map<string, () => MaybePromise<void>>();

  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    if (this.#objects.has(name)) return this.#objects.get(name);
    const created = create();
    this.#objects.set(name, created);
    if (isPromiseLike(created)) {
      created.then(
        (object) => this.#objects.set(name, object),
        () => this.#objects.delete(name),
      );
    }
    return created;
  }

  remove(name: string): unknown {
    const object = this.#objects.get(name);
    this.#objects.delete(name);
    this.#callbacks.delete(name);
    return object;
  }

  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void {
    this.#callbacks.set(name, callback);
  }

  /** Calls the callbacks, last first; what they throw is logged. */
  async destroy(): Promise<void> {
    const callbacks = [...this.#callbacks.values()].reverse();
    this.#callbacks.clear();
    this.#objects.clear();
    for (const callback of callbacks) {
      try {
        await callback();
      } catch (error) {
        logger.error('The destruction of a scoped bean failed', error);
      }
    }
  }

  /** A session's beans end with it. */
  valueUnbound(): void {
    void this.destroy();
  }

  toJSON(): readonly (readonly [string, unknown])[] {
    return [...this.#objects];
  }

  static fromJSON(objects: readonly (readonly [string, unknown])[]): ScopedObjects {
    const made = new ScopedObjects();
    for (const [name, object] of objects) made.#objects.set(name, object);
    return made;
  }
}
