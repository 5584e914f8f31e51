import type { Class } from '../metadata/annotations.js';
import { isPromiseLike } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import type { BeanDefinition } from './bean-definition.js';
import type { ContainerEngine } from './container-engine.js';
import type { Dependency } from './dependency.js';
import { BeanCreationException, BeanDefinitionStoreException, BeanInstantiationException } from './errors.js';
import { factoryMethod } from './factory-method.js';
import { constructorDependencies, factoryMethodDependencies } from './injection-metadata.js';

const NO_ARGUMENTS: readonly unknown[] = [];

/** What bare objects are made with. */
interface InstantiationHost {
  readonly engine: ContainerEngine;
  bean(name: string): Steps<unknown>;
  registerDependent(name: string, dependentName: string): void;
  /** What is injected at a place of a bean. */
  resolve(beanName: string, dependency: Dependency): Steps<unknown>;
  /** What a value of a definition stands for. */
  resolveReference(beanName: string, value: unknown, where: string): Steps<unknown>;
}

/** Makes bare objects: by a supplier, by a factory method, or by the constructor through inversify. */
export class BeanInstantiator {
  readonly #host: InstantiationHost;

  constructor(host: InstantiationHost) {
    this.#host = host;
  }

  /** `args` take the place of everything that would be injected. */
  *instantiate(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown> {
    const { instanceSupplier, factoryMethodName, beanClass } = definition;
    if (instanceSupplier) return yield* this.#attempt(beanName, 'Its supplier failed', () => instanceSupplier());
    if (factoryMethodName !== undefined) {
      return yield* this.#callFactoryMethod(beanName, definition, factoryMethodName, args);
    }
    if (!beanClass) {
      throw new BeanDefinitionStoreException(
        `The definition of bean '${beanName}' says no class, no factory method and no supplier.`,
      );
    }
    const injections = constructorDependencies(beanClass);
    const values = args ?? (yield* this.#arguments(beanName, definition, injections));
    return yield* this.#attempt(beanName, `The constructor of ${beanClass.name} failed`, () =>
      this.#host.engine.construct(beanClass, values),
    );
  }

  *#callFactoryMethod(
    beanName: string,
    definition: BeanDefinition,
    method: string,
    args?: readonly unknown[],
  ): Steps<unknown> {
    const { factoryBeanName, beanClass } = definition;
    if (factoryBeanName === beanName) {
      throw new BeanDefinitionStoreException(`Bean '${beanName}' cannot be made by a method of itself.`);
    }
    const holder = (factoryBeanName === undefined ? beanClass : yield* this.#host.bean(factoryBeanName)) as
      | object
      | undefined;
    if (factoryBeanName !== undefined) this.#host.registerDependent(factoryBeanName, beanName);
    const isStatic = typeof holder === 'function';
    const make = holder && factoryMethod(holder, method);
    if (!make) {
      throw new BeanCreationException(beanName, `${definition.describe()}, which is to make it, is no method.`);
    }
    const owner = (isStatic ? holder : holder.constructor) as Class;
    const values =
      args ?? (yield* this.#arguments(beanName, definition, factoryMethodDependencies(owner, method, isStatic)));
    return yield* this.#attempt(beanName, `${owner.name}.${method}() failed`, () => make.apply(holder, [...values]));
  }

  *#arguments(
    beanName: string,
    definition: BeanDefinition,
    injections: readonly Dependency[],
  ): Steps<readonly unknown[]> {
    const given = definition.constructorArguments;
    if (given.size === 0 && injections.length === 0) return NO_ARGUMENTS;
    const length = Math.max(injections.length, ...[...given.keys()].map((index) => index + 1));
    const values: unknown[] = [];
    for (let index = 0; index < length; index++) {
      const dependency = injections[index];
      values.push(
        given.has(index) || !dependency
          ? yield* this.#host.resolveReference(beanName, given.get(index), `argument ${index}`)
          : yield* this.#host.resolve(beanName, dependency),
      );
    }
    return values;
  }

  *#attempt(beanName: string, detail: string, make: () => unknown): Steps<unknown> {
    try {
      const made = make();
      return isPromiseLike(made) ? yield* until(made) : made;
    } catch (error) {
      const cause = new BeanInstantiationException(detail, { cause: error });
      throw new BeanCreationException(beanName, 'it could not be instantiated', { cause });
    }
  }
}
