import type { Scope } from '../decorators/scope.js';
import type { AnnotationKey, Class } from '../metadata/annotations.js';
import type { Token } from '../metadata/type-reference.js';
import type { MaybePromise } from '../util/promises.js';
import type { BeanDefinition } from './bean-definition.js';
import type { BeanPostProcessor } from './bean-post-processor.js';
import type { ObjectProvider } from './object-provider.js';

/** Before a name: the factory bean itself, not what it makes. */
export const FACTORY_BEAN_PREFIX = '&';

/**
 * Gives beans by class, name or symbol. A class stands for all beans of its subclasses, too; where there are several,
 * the primary one is taken. Source: Spring's `BeanFactory`.
 */
export abstract class BeanFactory {
  /**
   * The bean of a type, a name, or a name and a type.
   *
   * @throws NoSuchBeanDefinitionException, NoUniqueBeanDefinitionException, BeanNotOfRequiredTypeException
   * @throws BeanCreationException where it cannot be made; AsynchronousBeanException where that takes {@link getBeanAsync}.
   */
  abstract getBean<T>(type: Class<T>): T;
  abstract getBean<T>(name: string | symbol, type: Class<T>): T;
  abstract getBean(name: string | symbol): unknown;
  abstract getBean<T>(token: Token<T>): T;

  /** The same, and waits where the bean is made asynchronously. */
  abstract getBeanAsync<T>(type: Class<T>): Promise<T>;
  abstract getBeanAsync<T>(name: string | symbol, type: Class<T>): Promise<T>;
  abstract getBeanAsync(name: string | symbol): Promise<unknown>;
  abstract getBeanAsync<T>(token: Token<T>): Promise<T>;

  /** Looks beans of a type up later. */
  abstract getBeanProvider<T>(type: Class<T>): ObjectProvider<T>;

  /** Whether there is a bean of that name here or in a parent. */
  abstract containsBean(name: string | symbol): boolean;
  /** @throws NoSuchBeanDefinitionException */
  abstract isSingleton(name: string): boolean;
  /** @throws NoSuchBeanDefinitionException */
  abstract isPrototype(name: string): boolean;
  /** @throws NoSuchBeanDefinitionException */
  abstract isTypeMatch(name: string, type: Class): boolean;
  /** The class of a bean, as far as it is known. @throws NoSuchBeanDefinitionException */
  abstract getType(name: string): Class | undefined;
  /** All other names of a bean, whichever of them is given. */
  abstract getAliases(name: string): string[];
}

/** Which beans of a type are looked for. */
export interface NamesForTypeOptions {
  /** Whether prototypes and beans of other scopes are meant, too. Default: true. */
  readonly includeNonSingletons?: boolean;
  /** Whether a factory bean may be made to learn the type of what it makes. Default: true. */
  readonly allowEagerInit?: boolean;
}

/** A bean factory that can list its beans; parents are left out. Source: Spring's `ListableBeanFactory`. */
export abstract class ListableBeanFactory extends BeanFactory {
  abstract containsBeanDefinition(name: string): boolean;
  abstract getBeanDefinitionNames(): string[];
  abstract getBeanDefinitionCount(): number;
  /** Names of the beans of a type, in the order of their definitions. */
  abstract getBeanNamesForType(type: Class, options?: NamesForTypeOptions): string[];
  /** The beans of a type by name; all of them are made. */
  abstract getBeansOfType<T>(type: Class<T>, options?: NamesForTypeOptions): Map<string, T>;
  /** Names of the beans whose class, or whose `@Bean` method, carries a decorator. */
  abstract getBeanNamesForAnnotation<A extends object>(key: AnnotationKey<A>): string[];
  abstract getBeansWithAnnotation<A extends object>(key: AnnotationKey<A>): Map<string, unknown>;
  /** The attributes of a decorator on a bean's class, its superclasses, or its `@Bean` method. */
  abstract findAnnotationOnBean<A extends object>(name: string, key: AnnotationKey<A>): A | undefined;
}

/** A factory with a parent that is asked for what is not here. */
export abstract class HierarchicalBeanFactory extends ListableBeanFactory {
  abstract getParentBeanFactory(): ListableBeanFactory | undefined;
  /** Whether there is a bean of that name here, parents left out. */
  abstract containsLocalBean(name: string | symbol): boolean;
}

/** What post-processors and contexts may do with a factory. Source: Spring's `ConfigurableListableBeanFactory`. */
export abstract class ConfigurableListableBeanFactory extends HierarchicalBeanFactory {
  /** @throws NoSuchBeanDefinitionException */
  abstract getBeanDefinition(name: string): BeanDefinition;
  /** Whether a bean is a factory bean. @throws NoSuchBeanDefinitionException */
  abstract isFactoryBean(name: string): boolean;

  /** Adds a bean that is there already. @throws IllegalStateException where there is one of that name. */
  abstract registerSingleton(name: string, bean: object): void;
  /** The object of a singleton that is there already. */
  abstract getSingleton(name: string): unknown;
  /** Whether the object of a singleton is there. */
  abstract containsSingleton(name: string): boolean;
  abstract destroySingleton(name: string): MaybePromise<void>;
  abstract destroySingletons(): MaybePromise<void>;
  /** Gives up an object of a prototype: its destruction callbacks run. */
  abstract destroyBean(name: string, bean: object): MaybePromise<void>;

  /** Has `value` (or what the function gives) injected for a type though it is no bean. */
  abstract registerResolvableDependency<T>(type: Class<T>, value: T): void;
  abstract addBeanPostProcessor(processor: BeanPostProcessor): void;
  abstract getBeanPostProcessorCount(): number;
  abstract registerScope(name: string, scope: Scope): void;
  abstract getRegisteredScope(name: string): Scope | undefined;

  /** Says that one bean uses another: it is destroyed before that one. */
  abstract registerDependentBean(name: string, dependentName: string): void;
  /** The beans that use this one. */
  abstract getDependentBeans(name: string): string[];
  /** The beans that this one uses. */
  abstract getDependenciesForBean(name: string): string[];

  /** Makes an object of a class with all that a bean gets, without making it a bean. */
  abstract createBean<T>(type: Class<T>): MaybePromise<T>;
  /** Injects into an object that was made elsewhere. */
  abstract autowireBean(bean: object): MaybePromise<void>;
  /** Makes all singletons that are not lazy, then tells those that wait for it. */
  abstract preInstantiateSingletons(): MaybePromise<void>;
}
