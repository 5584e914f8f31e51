import { BeanDefinition, type BeanDefinitionOptions } from '../beans/bean-definition.js';
import { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import { beanNameOf } from '../beans/bean-names.js';
import type { ContainerModule } from '../beans/container-engine.js';
import { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import type { Class } from '../metadata/annotations.js';
import { Implements } from '../metadata/interfaces.js';
import { IllegalStateException } from '../util/exceptions.js';
import type { MaybePromise } from '../util/promises.js';
import { AbstractApplicationContext } from './abstract-application-context.js';
import { AnnotatedBeanDefinitionReader } from './annotated-bean-definition-reader.js';
import type { ApplicationContext } from './application-context.js';
import { ConfigurationClassPostProcessor } from './configuration-class-post-processor.js';
import { EventListenerMethodProcessor } from './event-listener-method-processor.js';

/** What makes the objects of a bean that is registered by hand. */
export type InstanceSupplier<T> = () => MaybePromise<T>;

/**
 * A context whose definitions are registered by hand; configuration classes among them are read at the refresh. It can
 * be refreshed once. Source: Spring's `GenericApplicationContext`.
 */
@Implements(BeanDefinitionRegistry)
export class GenericApplicationContext extends AbstractApplicationContext implements BeanDefinitionRegistry {
  readonly #factory = new DefaultBeanFactory();
  readonly #modules: ContainerModule[] = [];
  #isRefreshed = false;
  #reader: AnnotatedBeanDefinitionReader | undefined;

  constructor(parent?: ApplicationContext) {
    super();
    if (parent) this.setParent(parent);
    const listeners = new EventListenerMethodProcessor(this.#factory, this);
    this.#factory.registerBeanDefinition(
      'vernal.internalEventListenerProcessor',
      new BeanDefinition({
        beanClass: EventListenerMethodProcessor,
        instanceSupplier: () => listeners,
        isForeign: true,
        role: 'infrastructure',
      }),
    );
  }

  override setParent(parent: ApplicationContext | undefined): void {
    super.setParent(parent);
    this.#factory.setParentBeanFactory(parent?.getBeanFactory() as DefaultBeanFactory | undefined);
  }

  override getBeanFactory(): DefaultBeanFactory {
    return this.#factory;
  }

  /** Whether a definition may take the place of another one of its name. Default: true. */
  setAllowBeanDefinitionOverriding(allow: boolean): void {
    this.#factory.setAllowBeanDefinitionOverriding(allow);
  }

  /** Whether two singletons may have each other injected by fields or setters. Default: true. */
  setAllowCircularReferences(allow: boolean): void {
    this.#factory.setAllowCircularReferences(allow);
  }

  /** Has an inversify module loaded at the refresh: its bindings become beans, and beans can be injected into bound classes. */
  load(...modules: readonly ContainerModule[]): void {
    this.#modules.push(...modules);
  }

  protected override refreshBeanFactory(): void {
    if (this.#isRefreshed) {
      throw new IllegalStateException(`${this.getDisplayName()} can be refreshed only once: make a new context.`);
    }
    this.#isRefreshed = true;
  }

  protected override async postProcessBeanFactory(factory: DefaultBeanFactory): Promise<void> {
    for (const module of this.#modules) await factory.load(module);
    this.addBeanFactoryPostProcessor(new ConfigurationClassPostProcessor(factory, this.getEnvironment()));
  }

  // Definitions

  /**
   * Registers a bean: a class; a class and what makes its objects; each with a name before it and options after it.
   * Decorators on the class count, conditions and profiles included.
   */
  registerBean<T>(type: Class<T>, options?: BeanDefinitionOptions): void;
  registerBean<T>(type: Class<T>, supplier: InstanceSupplier<T>, options?: BeanDefinitionOptions): void;
  registerBean<T>(name: string, type: Class<T>, options?: BeanDefinitionOptions): void;
  registerBean<T>(name: string, type: Class<T>, supplier: InstanceSupplier<T>, options?: BeanDefinitionOptions): void;
  registerBean(...args: readonly unknown[]): void {
    const name = typeof args[0] === 'string' ? args[0] : undefined;
    const [type, ...rest] = (name === undefined ? args : args.slice(1)) as [Class, ...unknown[]];
    const supplier = rest.find((one) => typeof one === 'function') as InstanceSupplier<unknown> | undefined;
    const options = rest.find((one) => typeof one === 'object') as BeanDefinitionOptions | undefined;
    this.registerAnnotated(type, name ?? beanNameOf(type), (definition) => {
      if (supplier) definition.instanceSupplier = supplier;
      if (options) definition.apply(options);
    });
  }

  /** Registers a class with what its decorators say. */
  protected registerAnnotated(type: Class, name?: string, customize?: (definition: BeanDefinition) => void): void {
    this.#reader ??= new AnnotatedBeanDefinitionReader(this.#factory, () => this.getEnvironment());
    this.#reader.register(type, name, customize);
  }

  registerBeanDefinition(name: string, definition: BeanDefinition): void {
    this.#factory.registerBeanDefinition(name, definition);
  }

  removeBeanDefinition(name: string): void {
    this.#factory.removeBeanDefinition(name);
  }

  getBeanDefinition(name: string): BeanDefinition {
    return this.#factory.getBeanDefinition(name);
  }

  isBeanNameInUse(name: string): boolean {
    return this.#factory.isBeanNameInUse(name);
  }

  registerAlias(name: string, alias: string | symbol): void {
    this.#factory.registerAlias(name, alias);
  }

  removeAlias(alias: string | symbol): void {
    this.#factory.removeAlias(alias);
  }

  isAlias(name: string | symbol): boolean {
    return this.#factory.isAlias(name);
  }
}
