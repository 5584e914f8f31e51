import type { MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import { BeanCreationException, FactoryBeanNotInitializedException } from './errors.js';
import { type FactoryBean, makesSingletons } from './factory-bean.js';

/** What is to be known of a factory bean to get its object. */
interface ProductHost {
  /** Whether the factory itself is a singleton that is ready. */
  isReady(beanName: string): boolean;
  isInCreation(beanName: string): boolean;
  postProcess(product: object, beanName: string): MaybePromise<object>;
}

/** Gets objects from factory beans and keeps those that are shared. Source: Spring's `FactoryBeanRegistrySupport`. */
export class FactoryBeanObjects {
  readonly #objects = new Map<string, unknown>();
  readonly #host: ProductHost;

  constructor(host: ProductHost) {
    this.#host = host;
  }

  get(beanName: string): unknown {
    return this.#objects.get(beanName);
  }

  remove(beanName: string): void {
    this.#objects.delete(beanName);
  }

  clear(): void {
    this.#objects.clear();
  }

  /** The object of a factory, made or kept; null where it gives none. */
  *obtain(factory: FactoryBean, beanName: string): Steps<unknown> {
    const isShared = makesSingletons(factory) && this.#host.isReady(beanName);
    const kept = isShared ? this.#objects.get(beanName) : undefined;
    if (kept !== undefined) return kept;
    const made = yield* this.#make(factory, beanName);
    const meanwhile = isShared ? this.#objects.get(beanName) : undefined;
    if (meanwhile !== undefined) return meanwhile;
    if (isShared && this.#host.isInCreation(beanName)) return made;
    const product = yield* this.#postProcess(made, beanName);
    if (isShared) this.#objects.set(beanName, product);
    return product;
  }

  *#make(factory: FactoryBean, beanName: string): Steps<unknown> {
    let product: unknown;
    try {
      product = yield* until(factory.getObject());
    } catch (error) {
      if (error instanceof FactoryBeanNotInitializedException) throw error;
      throw new BeanCreationException(beanName, `${factory.constructor.name}.getObject() failed`, { cause: error });
    }
    if (product !== undefined && product !== null) return product;
    if (this.#host.isInCreation(beanName)) {
      throw new BeanCreationException(beanName, 'its factory is still in creation and gave no object');
    }
    return null;
  }

  *#postProcess(product: unknown, beanName: string): Steps<unknown> {
    if (typeof product !== 'object' || product === null) return product;
    try {
      return yield* until(this.#host.postProcess(product, beanName));
    } catch (error) {
      if (error instanceof BeanCreationException) throw error;
      throw new BeanCreationException(beanName, 'post-processing of the object of its factory failed', {
        cause: error,
      });
    }
  }
}
