// Over 400 lines: the public face of the container, many methods of a line or two each.
import type { ConversionService } from '../convert/conversion-service.js';
import type { Scope } from '../decorators/scope.js';
import {
  type AnnotationKey,
  type Class,
  findClassAnnotation,
  findMemberAnnotation,
  staticAnnotations,
} from '../metadata/annotations.js';
import { declaredTypes, Implements, isInstance } from '../metadata/interfaces.js';
import { getClass, isClass, type Token } from '../metadata/type-reference.js';
import { IllegalArgumentException, IllegalStateException } from '../util/exceptions.js';
import { getLogger } from '../util/logger.js';
import type { MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import { AutowiredAnnotationBeanPostProcessor, CommonAnnotationBeanPostProcessor } from './annotation-processors.js';
import type { ApplicationStartup } from './application-startup.js';
import { SmartInitializingSingleton } from './bean-callbacks.js';
import { BeanDefinition, SCOPE_PROTOTYPE } from './bean-definition.js';
import { BeanDefinitionRegistry } from './bean-definition-registry.js';
import { ConfigurableListableBeanFactory, FACTORY_BEAN_PREFIX, type NamesForTypeOptions } from './bean-factory.js';
import { beanNameOf, uniqueName } from './bean-names.js';
import type { BeanPostProcessor } from './bean-post-processor.js';
import { withoutPrefix } from './bean-retriever.js';
import type { ContainerEngine, ContainerModule, ServiceToken } from './container-engine.js';
import { DefaultObjectProvider } from './default-object-provider.js';
import { noSuchName } from './error-messages.js';
import { BeanCreationException, BeanCurrentlyInCreationException, NoSuchBeanDefinitionException } from './errors.js';
import { FactoryBean, makesSingletons } from './factory-bean.js';
import { FactoryParts, type TypeLookupMode } from './factory-parts.js';
import type { ObjectProvider } from './object-provider.js';

const logger = getLogger('vernal.beans.DefaultBeanFactory');

/**
 * Holds definitions and makes beans from them. Beans are made when they are first asked for, singletons at the latest by
 * {@link preInstantiateSingletons}. Source: Spring's `DefaultListableBeanFactory`.
 */
@Implements(BeanDefinitionRegistry)
export class DefaultBeanFactory extends ConfigurableListableBeanFactory implements BeanDefinitionRegistry {
  readonly #parts: FactoryParts;
  /** Ready singletons by what they were asked for. */
  readonly #lookup = new Map<Token, unknown>();
  #parent: DefaultBeanFactory | undefined;

  constructor(parent?: DefaultBeanFactory) {
    super();
    this.#parts = new FactoryParts(this, () => this.#lookup.clear());
    if (parent) this.setParentBeanFactory(parent);
  }

  override getParentBeanFactory(): DefaultBeanFactory | undefined {
    return this.#parent;
  }

  setParentBeanFactory(parent: DefaultBeanFactory | undefined): void {
    this.#parent = parent;
    this.#parts.parent = parent === undefined ? undefined : parent.#parts;
    this.#parts.definitionsChanged();
  }

  /** Whether a definition may take the place of another one of its name. Default: true. */
  setAllowBeanDefinitionOverriding(allow: boolean): void {
    this.#parts.definitions.allowOverriding = allow;
  }

  isAllowBeanDefinitionOverriding(): boolean {
    return this.#parts.definitions.allowOverriding;
  }

  /** Whether two singletons may have each other injected by fields or setters. Default: true. */
  setAllowCircularReferences(allow: boolean): void {
    this.#parts.allowCircularReferences = allow;
  }

  setConversionService(service: ConversionService): void {
    this.#parts.conversionService = service;
  }

  getConversionService(): ConversionService {
    return this.#parts.conversionService;
  }

  /** Sets what resolves the placeholders of `@Value` texts. Default: nothing does. */
  setEmbeddedValueResolver(resolve: (text: string) => string): void {
    this.#parts.resolveText = resolve;
  }

  resolveEmbeddedValue(text: string): string {
    return this.#parts.resolveText(text);
  }

  setApplicationStartup(startup: ApplicationStartup): void {
    this.#parts.startup = startup;
  }

  /** The inversify container beneath. */
  getContainerEngine(): ContainerEngine {
    return this.#parts.engine;
  }

  // Definitions and aliases

  registerBeanDefinition(name: string, definition: BeanDefinition): void {
    if (name === '') throw new IllegalArgumentException('A bean needs a name.');
    const { definitions, singletons, manual } = this.#parts;
    const replaced = definitions.register(name, definition);
    manual.delete(name);
    if (replaced || singletons.has(name)) this.#reset(name);
    else this.#parts.definitionsChanged();
  }

  removeBeanDefinition(name: string): void {
    this.#parts.definitions.remove(name);
    this.#reset(name);
  }

  /** Failures while the old bean is given up are logged where they happen. */
  #reset(name: string): void {
    void this.#parts.stack.run(this.#parts.singletons.destroy(name));
    this.#parts.definitionsChanged();
  }

  override getBeanDefinition(name: string): BeanDefinition {
    return this.#parts.definitions.get(name);
  }

  override containsBeanDefinition(name: string): boolean {
    return this.#parts.definitions.has(name);
  }

  override getBeanDefinitionNames(): string[] {
    return this.#parts.definitions.names();
  }

  override getBeanDefinitionCount(): number {
    return this.#parts.definitions.size;
  }

  isBeanNameInUse(name: string): boolean {
    return this.isAlias(name) || this.#parts.hasLocal(name);
  }

  registerAlias(name: string, alias: string | symbol): void {
    const { definitions } = this.#parts;
    if (typeof alias === 'string' && definitions.has(alias) && alias !== name && !definitions.allowOverriding) {
      throw new IllegalStateException(`'${alias}' cannot be an alias of '${name}': there is a bean of that name.`);
    }
    definitions.aliases.register(name, alias, definitions.allowOverriding);
    this.#parts.definitionsChanged();
  }

  removeAlias(alias: string | symbol): void {
    this.#parts.definitions.aliases.remove(alias);
    this.#parts.definitionsChanged();
  }

  isAlias(name: string | symbol): boolean {
    return this.#parts.definitions.aliases.has(name);
  }

  override getAliases(name: string): string[] {
    const beanName = this.#canonical(name);
    const prefix = name.startsWith(FACTORY_BEAN_PREFIX) ? FACTORY_BEAN_PREFIX : '';
    const own = [beanName, ...this.#parts.definitions.aliases.aliasesOf(beanName)].map((alias) => prefix + alias);
    const inherited = this.#parts.hasLocal(beanName) ? [] : (this.#parent?.getAliases(prefix + beanName) ?? []);
    return [...new Set([...own, ...inherited])].filter((alias) => alias !== name);
  }

  /** Forgets all that was found out from definitions; to be called when they were changed in place. */
  clearMetadataCache(): void {
    this.#parts.definitionsChanged();
  }

  // Beans

  override getBean<T>(token: Token<T>, type?: Class<T>): T {
    const ready = this.#lookup.get(token);
    if (ready !== undefined && type === undefined) return ready as T;
    return this.#parts.runSync(this.#get(token, type)) as T;
  }

  override async getBeanAsync<T>(token: Token<T>, type?: Class<T>): Promise<T> {
    const ready = type === undefined ? this.#lookup.get(token) : undefined;
    return (ready ?? (await this.#parts.stack.run(this.#get(token, type)))) as T;
  }

  /** A new object of a prototype whose constructor or factory method gets `args`. */
  getBeanWithArguments<T>(token: Token<T>, ...args: readonly unknown[]): T {
    const steps = isClass(token)
      ? this.#getByType(token, 'required', args)
      : this.#parts.retriever.get(this.#parts.definitions.aliases.canonical(token as string | symbol), { args });
    return this.#parts.runSync(steps) as T;
  }

  /** The bean that the running code is creating. */
  getBeanNameInCreation(): string | undefined {
    return this.#parts.stack.current?.beanName;
  }

  *#get(token: Token, type: Class | undefined): Steps<unknown> {
    if (isClass(token)) return yield* this.#getByType(token);
    const name = this.#parts.definitions.aliases.canonical(token as string | symbol);
    const bean = yield* this.#parts.retriever.get(name, { type });
    if (type) this.#parts.checkType(name, bean, type);
    else this.#remember(token, name, bean);
    return bean;
  }

  *#getByType(type: Class, mode: TypeLookupMode = 'required', args?: readonly unknown[]): Steps<unknown> {
    const found = yield* this.#parts.findByType(type, mode, args);
    if (!found) return undefined;
    const { name, bean, parts } = found;
    parts.checkType(name, bean, type);
    if (parts === this.#parts) this.#remember(type, name, bean);
    return bean;
  }

  #remember(token: Token, name: string, bean: unknown): void {
    const { singletons, products } = this.#parts;
    const isShared = bean === singletons.get(withoutPrefix(name)) || bean === products.get(name);
    if (isShared && bean !== undefined && bean !== null) this.#lookup.set(token, bean);
  }

  override getBeanProvider<T>(type: Class<T>): ObjectProvider<T> {
    return new DefaultObjectProvider<T>({
      one: (mode, args) => this.#parts.runSync(this.#getByType(type, mode, args)),
      oneAsync: () => this.#parts.runAsync(this.#getByType(type)),
      all: (ordered) => {
        const beans = this.#parts.runSync(this.#getAll(this.#parts.namesInHierarchy(type)));
        return ordered ? this.#parts.sorted(beans) : [...beans.values()];
      },
    });
  }

  *#getAll(names: readonly string[]): Steps<Map<string, unknown>> {
    const beans = new Map<string, unknown>();
    for (const name of names) {
      try {
        const bean = yield* this.#parts.retriever.get(name);
        if (bean !== null) beans.set(name, bean);
      } catch (error) {
        // A bean asking for all of a type while it is made for one of them does not get that one.
        if (!(error instanceof BeanCreationException) || !this.#parts.singletons.isInCreation(name)) throw error;
      }
    }
    return beans;
  }

  override getBeansOfType<T>(type: Class<T>, options?: NamesForTypeOptions): Map<string, T> {
    return this.#parts.runSync(this.#getAll(this.getBeanNamesForType(type, options))) as Map<string, T>;
  }

  override getBeanNamesForType(type: Class, options?: NamesForTypeOptions): string[] {
    return [...this.#parts.types.namesForType(type, options)];
  }

  override getBeansWithAnnotation<A extends object>(key: AnnotationKey<A>): Map<string, unknown> {
    return this.#parts.runSync(this.#getAll(this.getBeanNamesForAnnotation(key)));
  }

  override getBeanNamesForAnnotation<A extends object>(key: AnnotationKey<A>): string[] {
    const names = [...this.#parts.definitions.names(), ...this.#parts.manual];
    return names.filter((name) => this.findAnnotationOnBean(name, key) !== undefined);
  }

  override findAnnotationOnBean<A extends object>(name: string, key: AnnotationKey<A>): A | undefined {
    const type = this.getType(name);
    const onType = type && findClassAnnotation(type, key);
    if (onType) return onType;
    const definition = this.#parts.definitions.find(this.#canonical(name));
    if (!definition) return undefined;
    const { factoryMethodName, factoryBeanName, beanClass } = definition;
    if (factoryMethodName === undefined) return beanClass && findClassAnnotation(beanClass, key);
    if (factoryBeanName === undefined) return beanClass && staticAnnotations(beanClass, factoryMethodName, key)[0];
    const owner = this.#parts.typeOf(factoryBeanName);
    return owner && findMemberAnnotation(owner, factoryMethodName, key);
  }

  // Questions about beans

  override containsBean(name: string | symbol): boolean {
    return this.#parts.contains(name);
  }

  override containsLocalBean(name: string | symbol): boolean {
    const canonical = this.#parts.definitions.aliases.canonical(name);
    const beanName = withoutPrefix(canonical);
    return this.#parts.hasLocal(beanName) && (beanName === canonical || this.#parts.types.isFactoryBean(beanName));
  }

  override getType(name: string): Class | undefined {
    if (!this.#parts.home(name)) throw this.#noSuchBean(name);
    return this.#parts.typeOf(name);
  }

  override isTypeMatch(name: string, type: Class): boolean {
    const home = this.#parts.home(name);
    if (!home) throw this.#noSuchBean(name);
    return home.types.matches(home.definitions.aliases.canonical(name), type);
  }

  override isFactoryBean(name: string): boolean {
    const home = this.#parts.home(name);
    if (!home) throw this.#noSuchBean(name);
    return home.types.isFactoryBean(home.definitions.aliases.canonical(withoutPrefix(name)));
  }

  override isSingleton(name: string): boolean {
    const { home, beanName, isFactoryName, definition } = this.#locate(name);
    const isShared = home.singletons.has(beanName) || definition?.isSingleton() === true;
    if (!isShared || !home.types.isFactoryBean(beanName)) return isShared && !isFactoryName;
    return isFactoryName || makesSingletons(factoryOf(home, beanName));
  }

  /** @throws NoSuchBeanDefinitionException for an object that was registered by hand, too: it has no definition. */
  override isPrototype(name: string): boolean {
    const { home, beanName, isFactoryName, definition } = this.#locate(name);
    if (!definition) throw this.#noSuchBean(name);
    if (definition.isPrototype()) return !isFactoryName || home.types.isFactoryBean(beanName);
    if (isFactoryName || !home.types.isFactoryBean(beanName)) return false;
    const factory = factoryOf(home, beanName);
    return factory.isPrototype?.() === true || !makesSingletons(factory);
  }

  /** Where a bean is, here or above. */
  #locate(name: string): {
    readonly home: FactoryParts;
    readonly beanName: string;
    readonly isFactoryName: boolean;
    readonly definition: BeanDefinition | undefined;
  } {
    const home = this.#parts.home(name);
    if (!home) throw this.#noSuchBean(name);
    const beanName = withoutPrefix(home.definitions.aliases.canonical(name));
    const isFactoryName = name.startsWith(FACTORY_BEAN_PREFIX);
    return { home, beanName, isFactoryName, definition: home.definitions.find(beanName) };
  }

  #noSuchBean(name: string): NoSuchBeanDefinitionException {
    return new NoSuchBeanDefinitionException(name, noSuchName(name, [...this.#parts.knownBeans().keys()]));
  }

  #canonical(name: string | symbol): string {
    return withoutPrefix(this.#parts.definitions.aliases.canonical(name));
  }

  // Singletons, scopes, post-processors

  override registerSingleton(name: string, bean: object): void {
    if (!this.#parts.definitions.has(name)) this.#parts.manual.add(name);
    this.#parts.singletons.register(name, bean);
  }

  override getSingleton(name: string): unknown {
    return this.#parts.singletons.get(this.#canonical(name));
  }

  override containsSingleton(name: string): boolean {
    return this.#parts.singletons.has(this.#canonical(name));
  }

  override destroySingleton(name: string): MaybePromise<void> {
    return this.#parts.stack.run(this.#parts.singletons.destroy(name));
  }

  override destroySingletons(): MaybePromise<void> {
    return this.#parts.stack.run(this.#parts.singletons.destroyAll());
  }

  override destroyBean(name: string, bean: object): MaybePromise<void> {
    const steps = this.#parts.destruction(name, bean, this.#parts.definitions.find(this.#canonical(name)));
    return steps ? this.#parts.stack.run(steps()) : undefined;
  }

  override registerResolvableDependency<T>(type: Class<T>, value: T): void {
    this.#parts.registerResolvable(type, value);
  }

  override addBeanPostProcessor(processor: BeanPostProcessor): void {
    this.#parts.processors.add(processor);
  }

  /** New processors for the decorators of injection and life cycle; a context adds them itself. */
  createAnnotationProcessors(): BeanPostProcessor[] {
    const { creator } = this.#parts;
    const processing = {
      creator,
      factory: this,
      run: <T>(steps: Steps<T>): MaybePromise<T> => this.#parts.runNested(steps),
    };
    return [new CommonAnnotationBeanPostProcessor(processing), new AutowiredAnnotationBeanPostProcessor(processing)];
  }

  override getBeanPostProcessorCount(): number {
    return this.#parts.processors.count;
  }

  override registerScope(name: string, scope: Scope): void {
    if (name === 'singleton' || name === 'prototype') {
      throw new IllegalArgumentException(`The scope '${name}' cannot be replaced.`);
    }
    this.#parts.scopes.set(name, scope);
  }

  override getRegisteredScope(name: string): Scope | undefined {
    return this.#parts.scopes.get(name);
  }

  override registerDependentBean(name: string, dependentName: string): void {
    this.#parts.registerDependent(name, dependentName);
  }

  override getDependentBeans(name: string): string[] {
    return this.#parts.singletons.dependentsOf(this.#canonical(name));
  }

  override getDependenciesForBean(name: string): string[] {
    return this.#parts.singletons.dependenciesOf(name);
  }

  // Creation

  override createBean<T>(type: Class<T>): MaybePromise<T> {
    const definition = new BeanDefinition({ beanClass: type, scope: SCOPE_PROTOTYPE });
    return this.#parts.stack.run(this.#parts.creator.create(type.name, definition)) as MaybePromise<T>;
  }

  override autowireBean(bean: object): MaybePromise<void> {
    const definition = new BeanDefinition({ beanClass: getClass(bean), scope: SCOPE_PROTOTYPE });
    return this.#parts.stack.run(this.#parts.creator.populate(bean.constructor.name, definition, bean));
  }

  override preInstantiateSingletons(): MaybePromise<void> {
    return this.#parts.stack.run(this.#preInstantiate());
  }

  *#preInstantiate(): Steps<void> {
    const names = this.getBeanDefinitionNames();
    this.#parts.isStarting = true;
    try {
      for (const name of names) yield* this.#preInstantiateOne(name);
    } finally {
      this.#parts.isStarting = false;
    }
    for (const name of names) {
      const bean = this.#parts.singletons.get(name);
      if (isInstance(bean, SmartInitializingSingleton)) yield* this.#tellAllAreMade(name, bean);
    }
  }

  *#preInstantiateOne(name: string): Steps<void> {
    const definition = this.#parts.definitions.find(name);
    if (!definition?.isSingleton() || definition.lazyInit) return;
    try {
      yield* this.#makeSingleton(name);
    } catch (error) {
      // It is being made for a bean that it is made by, or depends on: that one comes to it in its own turn.
      if (!(error instanceof BeanCurrentlyInCreationException)) throw error;
      logger.debug(`Bean '${name}' is left for later.`, error);
    }
  }

  *#makeSingleton(name: string): Steps<void> {
    const { retriever, types } = this.#parts;
    if (!types.isFactoryBean(this.#canonical(name))) {
      yield* retriever.get(name);
      return;
    }
    const factory = yield* retriever.get(FACTORY_BEAN_PREFIX + name);
    if (isInstance(factory, FactoryBean) && factory.isEagerInit?.()) yield* retriever.get(name);
  }

  *#tellAllAreMade(name: string, bean: SmartInitializingSingleton): Steps<void> {
    const step = this.#parts.startup.start('spring.beans.smart-initialize').tag('beanName', name);
    try {
      yield* until(bean.afterSingletonsInstantiated());
    } finally {
      step.end();
    }
  }

  /** Loads inversify bindings: each becomes a bean, and beans can be injected into bound classes. */
  async load(module: ContainerModule): Promise<void> {
    for (const token of await this.#parts.engine.load(module)) this.#registerForeign(token);
  }

  #registerForeign(token: ServiceToken): void {
    const { engine, stack } = this.#parts;
    const wanted = isClass(token)
      ? beanNameOf(token)
      : typeof token === 'string'
        ? token
        : (token.description ?? 'symbol');
    const name = uniqueName(wanted, (taken) => this.isBeanNameInUse(taken));
    const instanceSupplier = (): MaybePromise<unknown> => {
      this.#publishBeans();
      return engine.resolve(token, !stack.synchronous);
    };
    const definition = new BeanDefinition({ instanceSupplier, scope: SCOPE_PROTOTYPE, isForeign: true });
    if (isClass(token)) definition.targetType = token;
    definition.resourceDescription = 'an inversify module';
    this.registerBeanDefinition(name, definition);
    if (typeof token === 'symbol') this.registerAlias(name, token);
  }

  /** Makes all beans known to inversify by their names and types, those that came since the last time. */
  #publishBeans(): void {
    const { engine, stack, retriever } = this.#parts;
    for (const [name, type] of this.#parts.knownBeans()) {
      if (this.#parts.definitions.find(name)?.isForeign) continue;
      engine.publish(name, () => stack.run(retriever.get(name)));
      for (const at of type ? declaredTypes(type) : []) engine.publish(at, () => stack.run(this.#getByType(at)));
    }
  }
}

function factoryOf(home: FactoryParts, beanName: string): FactoryBean {
  return home.runSync(home.retriever.get(FACTORY_BEAN_PREFIX + beanName)) as FactoryBean;
}
