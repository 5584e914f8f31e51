import type { MaybePromise, Scope } from '@vernal/core';

/** A scope of our own: objects stay until the desk is cleared; then their destruction callbacks run. */
export class DeskScope implements Scope {
  readonly #objects = new Map<string, unknown>();
  readonly #callbacks = new Map<string, () => MaybePromise<void>>();

  get(name: string, create: () => MaybePromise<unknown>): MaybePromise<unknown> {
    const object = this.#objects.get(name) ?? create();
    this.#objects.set(name, object);
    return object;
  }

  remove(name: string): unknown {
    const object = this.#objects.get(name);
    this.#callbacks.delete(name);
    this.#objects.delete(name);
    return object;
  }

  registerDestructionCallback(name: string, callback: () => MaybePromise<void>): void {
    this.#callbacks.set(name, callback);
  }

  async clear(): Promise<void> {
    for (const callback of this.#callbacks.values()) await callback();
    this.#callbacks.clear();
    this.#objects.clear();
  }
}
