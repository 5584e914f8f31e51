import { IllegalStateException } from '../util/exceptions.js';
import { getLogger } from '../util/logger.js';
import type { MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import type { CreationStack } from './creation-stack.js';
import { circularReference } from './error-messages.js';
import { BeanCreationNotAllowedException, BeanCurrentlyInCreationException } from './errors.js';

const logger = getLogger('vernal.beans.SingletonRegistry');

/** A creation under way, and those of other flows that wait for its end. */
interface Creation {
  readonly waiting: (() => void)[];
}

/** Is told what becomes of singletons. */
interface SingletonListener {
  /** A singleton has become ready. */
  added(name: string, bean: unknown): void;
  /** A singleton is gone; without a name, all of them are. */
  removed(name?: string): void;
}

/**
 * Keeps singletons, ready ones and those in creation, and knows who uses whom, so that every bean is given up before
 * what it uses. Source: Spring's `DefaultSingletonBeanRegistry`.
 */
export class SingletonRegistry {
  readonly #ready = new Map<string, unknown>();
  readonly #early = new Map<string, unknown>();
  readonly #earlyFactories = new Map<string, () => unknown>();
  readonly #inCreation = new Map<string, Creation>();
  readonly #disposables = new Map<string, () => MaybePromise<void>>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #dependencies = new Map<string, Set<string>>();
  readonly #stack: () => CreationStack;
  readonly #listener: SingletonListener;
  #inDestruction = false;

  constructor(stack: () => CreationStack, listener: SingletonListener) {
    this.#stack = stack;
    this.#listener = listener;
  }

  /** The ready singleton of a name. */
  get(name: string): unknown {
    return this.#ready.get(name);
  }

  /** The ready singleton, or what was handed out of it while it is in creation; with `allowEarly` it may be handed out now. */
  getEarly(name: string, allowEarly: boolean): unknown {
    const found = this.#ready.get(name);
    if (found !== undefined || !this.#inCreation.has(name)) return found;
    const early = this.#early.get(name);
    const factory = this.#earlyFactories.get(name);
    if (early !== undefined || !allowEarly || !factory) return early;
    const made = factory();
    this.#early.set(name, made);
    this.#earlyFactories.delete(name);
    return made;
  }

  has(name: string): boolean {
    return this.#ready.has(name);
  }

  isInCreation(name: string): boolean {
    return this.#inCreation.has(name);
  }

  names(): string[] {
    return [...this.#ready.keys()];
  }

  /** @throws IllegalStateException where there is one of that name. */
  register(name: string, bean: unknown): void {
    const present = this.#ready.get(name);
    if (present !== undefined) {
      throw new IllegalStateException(
        `Cannot register an object as bean '${name}': there is one of that name already.`,
      );
    }
    this.add(name, bean);
  }

  /** Lets those who need the bean in a circle have it before it is ready. */
  exposeEarly(name: string, factory: () => unknown): void {
    if (!this.#ready.has(name)) this.#earlyFactories.set(name, factory);
  }

  /**
   * Begins the creation of a singleton; call what it gives when that has ended. Gives a promise instead where another flow
   * is at it: when it is fulfilled, look again.
   *
   * @throws BeanCurrentlyInCreationException where the bean is needed for its own creation.
   */
  begin(owner: object, name: string): (() => void) | PromiseLike<void> {
    const present = this.#inCreation.get(name);
    if (present) {
      const stack = this.#stack();
      if (!stack.holds(owner, name)) return new Promise<void>((resolve) => present.waiting.push(resolve));
      throw new BeanCurrentlyInCreationException(name, circularReference(stack.pathFrom(owner, name), name));
    }
    if (this.#inDestruction) {
      throw new BeanCreationNotAllowedException(
        name,
        'its factory is giving up its beans. Ask for no bean in a destroy method.',
      );
    }
    const creation: Creation = { waiting: [] };
    this.#inCreation.set(name, creation);
    return () => {
      this.#inCreation.delete(name);
      for (const resume of creation.waiting) resume();
    };
  }

  /** Does something that is part of the creation of a singleton which nobody is creating. */
  *whileInCreation<T>(owner: object, name: string, work: () => Steps<T>): Steps<T> {
    const end = this.begin(owner, name);
    if (typeof end !== 'function') throw new BeanCurrentlyInCreationException(name, 'it is being created just now');
    try {
      return yield* work();
    } finally {
      end();
    }
  }

  /** Adds a singleton that has been created. */
  add(name: string, bean: unknown): void {
    this.#ready.set(name, bean);
    this.#earlyFactories.delete(name);
    this.#early.delete(name);
    this.#listener.added(name, bean);
  }

  /** Has `destroy` called when the bean is given up. */
  registerDisposable(name: string, destroy: () => MaybePromise<void>): void {
    this.#disposables.set(name, destroy);
  }

  /** Says that `dependent` uses `name`. */
  registerDependent(name: string, dependent: string): void {
    addTo(this.#dependents, name, dependent);
    addTo(this.#dependencies, dependent, name);
  }

  /** Whether `dependent` uses `name`, directly or through others. */
  isDependent(name: string, dependent: string, seen = new Set<string>()): boolean {
    if (seen.has(name)) return false;
    const dependents = this.#dependents.get(name);
    if (!dependents) return false;
    if (dependents.has(dependent)) return true;
    seen.add(name);
    return [...dependents].some((between) => this.isDependent(between, dependent, seen));
  }

  dependentsOf(name: string): string[] {
    return [...(this.#dependents.get(name) ?? [])];
  }

  dependenciesOf(name: string): string[] {
    return [...(this.#dependencies.get(name) ?? [])];
  }

  /** Gives up one bean: first those that use it, then itself. Failures are logged. */
  *destroy(name: string): Steps<void> {
    const destroy = this.#disposables.get(name);
    this.#disposables.delete(name);
    const dependents = this.#dependents.get(name);
    this.#dependents.delete(name);
    for (const dependent of dependents ?? []) yield* this.destroy(dependent);
    if (destroy) yield* this.#callDestroy(name, destroy);
    for (const used of this.#dependencies.get(name) ?? []) this.#dependents.get(used)?.delete(name);
    this.#dependencies.delete(name);
    if (!this.#inDestruction) this.#remove(name);
  }

  /** Gives up all beans, the last made first. */
  *destroyAll(): Steps<void> {
    this.#inDestruction = true;
    try {
      for (const name of [...this.#disposables.keys()].reverse()) yield* this.destroy(name);
    } finally {
      this.#dependents.clear();
      this.#dependencies.clear();
      this.#ready.clear();
      this.#early.clear();
      this.#earlyFactories.clear();
      this.#inDestruction = false;
      this.#listener.removed();
    }
  }

  *#callDestroy(name: string, destroy: () => MaybePromise<void>): Steps<void> {
    try {
      yield* until(destroy());
    } catch (error) {
      logger.warn(`Destruction of bean '${name}' failed; the other beans are destroyed all the same.`, error);
    }
  }

  #remove(name: string): void {
    this.#ready.delete(name);
    this.#early.delete(name);
    this.#earlyFactories.delete(name);
    this.#listener.removed(name);
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const found = map.get(key);
  if (found) found.add(value);
  else map.set(key, new Set([value]));
}
