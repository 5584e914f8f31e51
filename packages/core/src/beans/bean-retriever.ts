import type { Scope } from '../decorators/scope.js';
import type { Class } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { IllegalStateException } from '../util/exceptions.js';
import { type Steps, until } from '../util/steps.js';
import type { ApplicationStartup } from './application-startup.js';
import { InitializingBean } from './bean-callbacks.js';
import type { BeanCreator } from './bean-creator.js';
import type { BeanDefinition } from './bean-definition.js';
import type { BeanDefinitions } from './bean-definitions.js';
import { FACTORY_BEAN_PREFIX } from './bean-factory.js';
import { type CreationStack, isAsyncFunction } from './creation-stack.js';
import { circularReference, noSuchName } from './error-messages.js';
import {
  AsynchronousBeanException,
  BeanCreationException,
  BeanCurrentlyInCreationException,
  BeanIsNotAFactoryException,
  BeansException,
  NoSuchBeanDefinitionException,
  ScopeNotActiveException,
} from './errors.js';
import { FactoryBean } from './factory-bean.js';
import type { FactoryBeanObjects } from './factory-bean-objects.js';
import { lifecycleMetadata } from './lifecycle-metadata.js';
import type { SingletonRegistry } from './singleton-registry.js';

/** What a retriever works on. */
interface RetrievalHost {
  readonly factory: object;
  readonly definitions: BeanDefinitions;
  readonly singletons: SingletonRegistry;
  readonly products: FactoryBeanObjects;
  readonly creator: BeanCreator;
  readonly scopes: ReadonlyMap<string, Scope>;
  stack(): CreationStack;
  startup(): ApplicationStartup;
  /** The retriever of the parent factory. */
  parent(): BeanRetriever | undefined;
  /** Whether all singletons are being made just now. */
  isStarting(): boolean;
  /** Names of beans, for a message. */
  knownNames(): string[];
  /** The class whose objects a definition makes, as far as it is known. */
  typeOf(beanName: string): Class | undefined;
  /** The function that makes the object, where a definition has one. */
  makerOf(definition: BeanDefinition): unknown;
}

interface RetrievalOptions {
  readonly args?: readonly unknown[] | undefined;
  readonly type?: Class | undefined;
}

/** Gets beans by name: ready ones, else by making them in their scope. Source: `AbstractBeanFactory.doGetBean`. */
export class BeanRetriever {
  readonly #host: RetrievalHost;

  constructor(host: RetrievalHost) {
    this.#host = host;
  }

  /**
   * The bean of a name, null where its maker gives none. `args` go to the constructor of a new object; `type` is what the
   * asking code expects, for messages.
   */
  *get(name: string, { args, type }: RetrievalOptions = {}): Steps<unknown> {
    const beanName = this.#host.definitions.aliases.canonical(withoutPrefix(name));
    const shared = args ? undefined : this.#shared(beanName);
    if (shared !== undefined) return isPlain(shared, name) ? shared : yield* this.#productOf(shared, name, beanName);
    const definition = this.#host.definitions.find(beanName);
    if (!definition) return yield* this.#fromParent(name, beanName, { args, type });
    const step = this.#host.startup().start('spring.beans.instantiate').tag('beanName', name);
    try {
      const bean = yield* this.#obtain(beanName, definition, { args, type });
      return isPlain(bean, name) ? bean : yield* this.#productOf(bean, name, beanName);
    } catch (error) {
      step.tag('exception', (error as Error).name);
      throw error;
    } finally {
      step.end();
    }
  }

  /** A singleton that is ready, or what may be handed out of one that is being made for the bean now in creation. */
  #shared(beanName: string): unknown {
    const { singletons, factory } = this.#host;
    const ready = singletons.get(beanName);
    if (ready !== undefined || !singletons.isInCreation(beanName)) return ready;
    const stack = this.#host.stack();
    const isCircle = stack.holds(factory, beanName) || (this.#host.isStarting() && stack.current !== undefined);
    return isCircle ? singletons.getEarly(beanName, true) : undefined;
  }

  *#fromParent(name: string, beanName: string, options: RetrievalOptions): Steps<unknown> {
    const parent = this.#host.parent();
    if (!parent) throw new NoSuchBeanDefinitionException(beanName, noSuchName(beanName, this.#host.knownNames()));
    const prefix = name.startsWith(FACTORY_BEAN_PREFIX) ? FACTORY_BEAN_PREFIX : '';
    return yield* parent.get(prefix + beanName, options);
  }

  *#obtain(beanName: string, definition: BeanDefinition, { args, type }: RetrievalOptions): Steps<unknown> {
    const { factory } = this.#host;
    const stack = this.#host.stack();
    if (!definition.isSingleton() && stack.holds(factory, beanName)) {
      throw new BeanCurrentlyInCreationException(
        beanName,
        circularReference(stack.pathFrom(factory, beanName), beanName),
      );
    }
    if (definition.dependsOn.length > 0) yield* this.#makeDependencies(beanName, definition.dependsOn, type);
    if (definition.isSingleton()) return yield* this.#singleton(beanName, definition, args);
    if (definition.isPrototype()) return yield* this.#create(beanName, definition, args);
    return yield* this.#fromScope(beanName, definition, args);
  }

  *#makeDependencies(beanName: string, dependsOn: readonly string[], type: Class | undefined): Steps<void> {
    const { singletons } = this.#host;
    for (const dependency of dependsOn) {
      if (singletons.isDependent(beanName, dependency)) {
        throw new BeanCreationException(
          beanName,
          `it depends on '${dependency}' by @DependsOn, and '${dependency}' depends on it. Take one of the two away.`,
        );
      }
      singletons.registerDependent(dependency, beanName);
      try {
        yield* this.get(dependency);
      } catch (error) {
        // As in Spring, a bean that was asked for by its type says for whom its dependency failed.
        const isFirst = type !== undefined && error instanceof BeanCreationException;
        if (!isFirst && !(error instanceof NoSuchBeanDefinitionException)) throw error;
        throw new BeanCreationException(beanName, `it depends on '${dependency}' by @DependsOn`, { cause: error });
      }
    }
  }

  *#singleton(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown> {
    const { singletons, factory } = this.#host;
    let end = singletons.begin(factory, beanName);
    while (typeof end !== 'function') {
      yield end;
      const ready = singletons.get(beanName);
      if (ready !== undefined) return ready;
      end = singletons.begin(factory, beanName);
    }
    try {
      const made = yield* this.#create(beanName, definition, args);
      singletons.add(beanName, made);
      return made;
    } catch (error) {
      // Others may have got the unfinished bean in a circle: they go with it.
      if (error instanceof BeansException) yield* singletons.destroy(beanName);
      throw error;
    } finally {
      end();
    }
  }

  *#create(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown> {
    const stack = this.#host.stack();
    const outer = stack.current;
    stack.current = { factory: this.#host.factory, beanName, parent: outer };
    try {
      if (stack.synchronous && this.#isAsynchronous(beanName, definition)) throw mustWait(beanName);
      return yield* this.#host.creator.create(beanName, definition, args);
    } finally {
      stack.current = outer;
    }
  }

  /** Whether it is certain, before anything is made, that the creation has to wait. */
  #isAsynchronous(beanName: string, definition: BeanDefinition): boolean {
    if (isAsyncFunction(this.#host.makerOf(definition))) return true;
    const type = this.#host.typeOf(beanName);
    if (!type || definition.isForeign) return false;
    const prototype = type.prototype as Record<PropertyKey, unknown>;
    const named = definition.initMethodName === undefined ? [] : [definition.initMethodName];
    const after =
      prototype instanceof InitializingBean || 'afterPropertiesSet' in prototype ? ['afterPropertiesSet'] : [];
    const methods = [...lifecycleMetadata(type).init, ...after, ...named];
    return methods.some((method) => isAsyncFunction(prototype[method]));
  }

  *#fromScope(beanName: string, definition: BeanDefinition, args?: readonly unknown[]): Steps<unknown> {
    const scope = this.#host.scopes.get(definition.scope);
    if (!scope) {
      throw new IllegalStateException(
        `Bean '${beanName}' is of the scope '${definition.scope}', which is not registered. Scopes there are: ` +
          `${['singleton', 'prototype', ...this.#host.scopes.keys()].join(', ')}.`,
      );
    }
    const stack = this.#host.stack();
    const run = stack.synchronous
      ? () => stack.runSync(this.#create(beanName, definition, args), () => mustWait(beanName))
      : () => stack.run(this.#create(beanName, definition, args));
    try {
      return yield* until(scope.get(beanName, run));
    } catch (error) {
      if (!(error instanceof IllegalStateException)) throw error;
      throw new ScopeNotActiveException(
        beanName,
        `its scope '${definition.scope}' is not active here${isBehindProxy(beanName) ? '' : withProxy(definition.scope)}`,
        { cause: error },
      );
    }
  }

  /** The bean itself, or what it makes where it is a factory and not asked for by its `&`. */
  *#productOf(bean: unknown, name: string, beanName: string): Steps<unknown> {
    const isFactory = isInstance(bean, FactoryBean);
    if (name.startsWith(FACTORY_BEAN_PREFIX)) {
      if (!isFactory && bean !== null) throw new BeanIsNotAFactoryException(beanName);
      return bean;
    }
    return isFactory ? yield* this.#host.products.obtain(bean, beanName) : bean;
  }
}

/** Whether a bean is what its name stands for: no factory is involved. */
function isPlain(bean: unknown, name: string): boolean {
  return !name.startsWith(FACTORY_BEAN_PREFIX) && !isInstance(bean, FactoryBean);
}

/** The error for a bean that was asked for synchronously. */
export function mustWait(beanName: string): AsynchronousBeanException {
  return new AsynchronousBeanException(
    beanName,
    'its creation is asynchronous, so it cannot be had synchronously before it is made. Use await getBeanAsync(), or let it be ' +
      'injected or named in @DependsOn(), so that refresh() makes it first.',
  );
}

/** A name without the `&` of factories. */
export function withoutPrefix(name: string): string {
  let at = name;
  while (at.startsWith(FACTORY_BEAN_PREFIX)) at = at.slice(1);
  return at;
}

function isBehindProxy(beanName: string): boolean {
  return beanName.startsWith('scopedTarget.');
}

function withProxy(scope: string): string {
  return `. Inject it into beans of wider scopes by a scoped proxy: @Scope('${scope}', { proxyMode: 'targetClass' })`;
}
