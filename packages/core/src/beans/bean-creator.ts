import { propertiesOfClass } from '../binding/bean-info.js';
import { BeanWrapper } from '../binding/bean-wrapper.js';
import { PropertyAccessException } from '../binding/property-exceptions.js';
import { MutablePropertyValues, type PropertyValue } from '../binding/property-values.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import type { Class } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { getClass } from '../metadata/type-reference.js';
import { isPromiseLike } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import { BeanFactoryAware, BeanNameAware, InitializingBean } from './bean-callbacks.js';
import { type BeanDefinition, RuntimeBeanReference } from './bean-definition.js';
import type { BeanFactory } from './bean-factory.js';
import type { BeanPostProcessors } from './bean-post-processors.js';
import type { Dependency } from './dependency.js';
import type { DependencyResolver } from './dependency-resolver.js';
import {
  BeanCreationException,
  BeanDefinitionValidationException,
  BeansException,
  UnsatisfiedDependencyException,
} from './errors.js';
import type { InjectedMember } from './injection-metadata.js';

/** What the creation of beans needs of the factory. */
interface CreationHost {
  readonly factory: BeanFactory;
  readonly processors: BeanPostProcessors;
  readonly resolver: DependencyResolver;
  /** Makes the bare object. */
  instantiate(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown>;
  /** The class that a definition makes objects of, as far as it is known. */
  rawTypeOf(beanName: string, definition: BeanDefinition): Class | undefined;
  /** The bean of a name, for a reference in a definition. */
  bean(name: string): Steps<unknown>;
  registerDependent(name: string, dependentName: string): void;
  /** Hands the bean out, in circles, while it is not ready. False where that is not wanted. */
  exposeEarly(beanName: string, definition: BeanDefinition, early: () => object): boolean;
  /** What was handed out of the bean in creation. */
  exposed(beanName: string): unknown;
  /** Beans that got the early reference. */
  dependentsOf(beanName: string): string[];
  registerDisposable(beanName: string, bean: object, definition: BeanDefinition): void;
  convert(value: unknown, type: TypeDescriptor, propertyName: string): unknown;
}

/**
 * Makes beans: instantiate → early reference → populate → aware callbacks → init → ready. Each step may be seen or
 * changed by post-processors. Source: Spring's `AbstractAutowireCapableBeanFactory`.
 */
export class BeanCreator {
  readonly #host: CreationHost;
  readonly #postProcessed = new WeakSet<BeanDefinition>();
  /** Definitions whose objects no post-processor makes. */
  readonly #plain = new WeakSet<BeanDefinition>();
  /** Factory beans that were made to be asked for their types only. */
  readonly #bare = new Map<BeanDefinition, object>();

  constructor(host: CreationHost) {
    this.#host = host;
  }

  /** Makes an object for a definition; null where its factory method gives none. */
  *create(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown> {
    try {
      if (definition.isForeign) return yield* this.#host.instantiate(beanName, definition, args);
      if (this.#mayBeReplaced(definition)) {
        const instead = yield* this.#beforeInstantiation(beanName, definition);
        if (instead) return instead;
      }
      const bean = this.#takeBare(definition) ?? (yield* this.#host.instantiate(beanName, definition, args));
      if (bean === null || bean === undefined) return null;
      if (typeof bean !== 'object' && typeof bean !== 'function') return bean;
      return yield* this.#makeReady(beanName, definition, bean);
    } catch (error) {
      if (error instanceof BeanCreationException) throw error;
      throw new BeanCreationException(beanName, 'something that it needs has failed', { cause: error });
    }
  }

  #takeBare(definition: BeanDefinition): object | undefined {
    if (this.#bare.size === 0) return undefined;
    const bare = this.#bare.get(definition);
    this.#bare.delete(definition);
    return bare;
  }

  /** As in Spring, post-processors are asked once for a definition; where none of them gave an object, none is asked again. */
  #mayBeReplaced(definition: BeanDefinition): boolean {
    if (this.#plain.has(definition)) return false;
    this.#plain.add(definition);
    return this.#host.processors.mayReplace;
  }

  /** Makes the bare object of a factory bean, to be asked for its type; a singleton is completed when it is needed. */
  *createBare(beanName: string, definition: BeanDefinition): Steps<unknown> {
    const known = this.#bare.get(definition);
    if (known) return known;
    const instead = this.#mayBeReplaced(definition)
      ? yield* this.#beforeInstantiation(beanName, definition)
      : undefined;
    if (instead) return instead;
    const bean = yield* this.#host.instantiate(beanName, definition);
    if (definition.isSingleton() && bean) this.#bare.set(definition, bean);
    return bean;
  }

  /** Gives up the factory beans that were made to be asked for their types only. */
  forgetBare(): void {
    this.#bare.clear();
  }

  /** Lets those who need it have the bean, injects into it and calls its callbacks; gives the object to use in the end. */
  *#makeReady(beanName: string, definition: BeanDefinition, bean: object): Steps<object> {
    const { processors } = this.#host;
    this.#postProcessDefinition(beanName, definition, bean);
    const isExposed = this.#host.exposeEarly(beanName, definition, () => processors.earlyReference(bean, beanName));
    let ready: object;
    try {
      yield* this.populate(beanName, definition, bean);
      ready = yield* this.#initialize(beanName, definition, bean);
    } catch (error) {
      throw asCreationFailure(beanName, error);
    }
    const final = isExposed ? this.#reconcile(beanName, bean, ready) : ready;
    try {
      this.#host.registerDisposable(beanName, bean, definition);
    } catch (error) {
      throw new BeanCreationException(beanName, 'its destroy method cannot be called', { cause: error });
    }
    return final;
  }

  *#beforeInstantiation(beanName: string, definition: BeanDefinition): Steps<object | undefined> {
    const { processors } = this.#host;
    const type = this.#host.rawTypeOf(beanName, definition);
    if (!type) return undefined;
    try {
      const instead = yield* processors.beforeInstantiation(type, beanName);
      if (!instead) return undefined;
      this.#plain.delete(definition);
      return yield* until(processors.afterInitialization(instead, beanName));
    } catch (error) {
      throw new BeanCreationException(beanName, 'a post-processor failed before its instantiation', { cause: error });
    }
  }

  #postProcessDefinition(beanName: string, definition: BeanDefinition, bean: object): void {
    if (this.#postProcessed.has(definition)) return;
    this.#postProcessed.add(definition);
    try {
      this.#host.processors.mergedDefinition(definition, getClass(bean), beanName);
    } catch (error) {
      throw new BeanCreationException(beanName, 'post-processing of its definition failed', { cause: error });
    }
  }

  /** What others got early must be what the bean has become. */
  #reconcile(beanName: string, bean: object, ready: object): object {
    const early = this.#host.exposed(beanName);
    if (early === undefined) return ready;
    if (ready === bean) return early as object;
    const dependents = this.#host.dependentsOf(beanName);
    if (dependents.length === 0) return ready;
    throw new BeanCreationException(
      beanName,
      `in a circle it has been injected into ${dependents.join(', ')} as it was, but a post-processor has put another ` +
        'object in its place since. Let the post-processor give the same object in getEarlyBeanReference, or break the circle with @Lazy().',
    );
  }

  /** Sets what is to be injected, then the properties of the definition. */
  *populate(beanName: string, definition: BeanDefinition, bean: object): Steps<void> {
    const { processors } = this.#host;
    let values = definition.propertyValues;
    if (processors.mayPopulate) {
      const goesOn = processors.afterInstantiation(bean, beanName);
      if (!(isPromiseLike(goesOn) ? yield* until(goesOn) : goesOn)) return;
      values = new MutablePropertyValues(values);
      const done = processors.properties(values, bean, beanName);
      if (isPromiseLike(done)) yield* until(done);
    }
    if (values.size > 0) yield* this.#applyProperties(beanName, bean, values);
  }

  /** Injects members of an object. @throws UnsatisfiedDependencyException */
  *inject(beanName: string, bean: object, members: readonly InjectedMember[]): Steps<void> {
    for (const { name, isMethod, required, dependencies } of members) {
      const holder = bean as Record<PropertyKey, unknown>;
      const values: unknown[] = [];
      for (const dependency of dependencies) values.push(yield* this.resolve(beanName, dependency));
      if (!required && values.includes(undefined)) continue;
      if (!isMethod) {
        if (values[0] !== undefined) holder[name] = values[0];
      } else {
        yield* callMethod(bean, name, values);
      }
    }
  }

  /** What is injected at a place of a bean; the beans in it become dependencies of that bean. */
  *resolve(beanName: string, dependency: Dependency): Steps<unknown> {
    const { resolver } = this.#host;
    try {
      const ready = resolver.resolveReady(dependency, beanName);
      if (ready) {
        this.#host.registerDependent(ready.name, beanName);
        return ready.bean;
      }
      const used = new Set<string>();
      const value = yield* resolver.resolve(dependency, beanName, used);
      for (const name of used) this.#host.registerDependent(name, beanName);
      return value;
    } catch (error) {
      if (!(error instanceof BeansException) && !(error instanceof PropertyAccessException)) throw error;
      throw new UnsatisfiedDependencyException(beanName, dependency.describe(), { cause: error });
    }
  }

  /** All values are found and converted before the first one is set. */
  *#applyProperties(beanName: string, bean: object, values: MutablePropertyValues): Steps<void> {
    propertiesOfClass(getClass(bean), bean);
    const wrapper = new BeanWrapper(bean);
    const converted: PropertyValue[] = [];
    for (const { name, value } of values) {
      const resolved = yield* this.resolveReference(beanName, value, `property '${name}'`);
      const type = wrapper.getPropertyTypeDescriptor(name);
      converted.push({ name, value: type ? this.#host.convert(resolved, type, name) : resolved });
    }
    try {
      wrapper.setPropertyValues(converted);
    } catch (error) {
      throw new BeanCreationException(beanName, 'its properties cannot be set', { cause: error });
    }
  }

  /** A value of a definition: what a reference in it stands for, else itself. */
  *resolveReference(beanName: string, value: unknown, where: string): Steps<unknown> {
    if (!(value instanceof RuntimeBeanReference)) return value;
    try {
      const bean = yield* this.#host.bean(value.beanName);
      this.#host.registerDependent(value.beanName, beanName);
      return bean;
    } catch (error) {
      if (!(error instanceof BeansException)) throw error;
      throw new BeanCreationException(beanName, `reference to '${value.beanName}' in ${where}`, { cause: error });
    }
  }

  *#initialize(beanName: string, definition: BeanDefinition, bean: object): Steps<object> {
    if (isInstance(bean, BeanNameAware)) bean.setBeanName(beanName);
    if (isInstance(bean, BeanFactoryAware)) bean.setBeanFactory(this.#host.factory);
    const { processors } = this.#host;
    const before = processors.beforeInitialization(bean, beanName);
    const wrapped = isPromiseLike(before) ? yield* until(before) : before;
    for (const method of this.#initMethods(definition, wrapped)) {
      if (typeof (wrapped as Record<string, unknown>)[method] !== 'function') throw noInitMethod(wrapped, method);
      yield* callInit(beanName, wrapped, method);
    }
    const after = processors.afterInitialization(wrapped, beanName);
    return isPromiseLike(after) ? yield* until(after) : after;
  }

  /** The init methods that no post-processor calls. */
  #initMethods(definition: BeanDefinition, bean: object): readonly string[] {
    const isInitializing = isInstance(bean, InitializingBean);
    const named = definition.initMethodName;
    if (!isInitializing && !named) return [];
    const methods = new Set([...(isInitializing ? ['afterPropertiesSet'] : []), ...(named ? [named] : [])]);
    for (const managed of this.#host.processors.managedInitMethods(bean)) methods.delete(managed as string);
    return [...methods];
  }
}

function noInitMethod(bean: object, method: string): BeanDefinitionValidationException {
  return new BeanDefinitionValidationException(
    `${bean.constructor.name} has no method ${method}(), which its definition names as init method.`,
  );
}

/** Calls an init method. @throws BeanCreationException that names it */
export function* callInit(beanName: string, bean: object, method: PropertyKey): Steps<void> {
  try {
    yield* callMethod(bean, method, []);
  } catch (error) {
    throw new BeanCreationException(beanName, `${bean.constructor.name}.${String(method)}() failed`, { cause: error });
  }
}

function* callMethod(bean: object, method: PropertyKey, args: readonly unknown[]): Steps<void> {
  const result = (bean as Record<PropertyKey, (...args: unknown[]) => unknown>)[method]?.(...args);
  if (isPromiseLike(result)) yield* until(result);
}

/** The failure as one of this bean's creation. */
function asCreationFailure(beanName: string, error: unknown): BeanCreationException {
  if (error instanceof BeanCreationException && error.beanName === beanName) return error;
  return new BeanCreationException(beanName, detailOf(error), { cause: error });
}

function detailOf(error: unknown): string {
  return error instanceof BeansException ? 'it could not be made ready' : 'one of its callbacks failed';
}
