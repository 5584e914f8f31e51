import type { ConversionService } from '../convert/conversion-service.js';
import { DefaultConversionService } from '../convert/default-conversion-service.js';
import type { Scope } from '../decorators/scope.js';
import { type Class, findMemberAnnotation, staticAnnotations } from '../metadata/annotations.js';
import { isAssignable, isInstance } from '../metadata/interfaces.js';
import { declaredOrder, isPriorityOrdered, ORDER, type OrderEntry, orderOf, sortEntries } from '../util/ordered.js';
import type { MaybePromise } from '../util/promises.js';
import { nested, type Steps } from '../util/steps.js';
import { ApplicationStartup } from './application-startup.js';
import { type Candidate, chooseCandidate, notUnique } from './autowire-candidates.js';
import { BeanCreator } from './bean-creator.js';
import type { BeanDefinition } from './bean-definition.js';
import { BeanDefinitions } from './bean-definitions.js';
import { type BeanFactory } from './bean-factory.js';
import { BeanInstantiator } from './bean-instantiator.js';
import { BeanPostProcessors } from './bean-post-processors.js';
import { BeanRetriever, mustWait, withoutPrefix } from './bean-retriever.js';
import { BeanTypes, isOfType } from './bean-types.js';
import { ContainerEngine } from './container-engine.js';
import { CreationStack } from './creation-stack.js';
import { DependencyResolver } from './dependency-resolver.js';
import { destruction } from './disposable-bean.js';
import { noSuchName } from './error-messages.js';
import { BeanNotOfRequiredTypeException, NoSuchBeanDefinitionException } from './errors.js';
import { FactoryBean } from './factory-bean.js';
import { FactoryBeanObjects } from './factory-bean-objects.js';
import { makeFactoryForType } from './factory-for-type.js';
import { factoryMethod } from './factory-method.js';
import { LocalCandidate } from './local-candidate.js';
import { type KnownBeans, noSuchBeanFor, noSuchBeanOf, replacedBeanFor } from './no-such-bean.js';
import { SingletonRegistry } from './singleton-registry.js';
import { convertFor, valueFor } from './value-resolution.js';

/** What a look-up by type does where it finds none, or several. */
export type TypeLookupMode = 'required' | 'available' | 'unique';

/** The parts of a bean factory, put together. Nobody but the factory has them. */
export class FactoryParts {
  readonly definitions = new BeanDefinitions();
  readonly processors = new BeanPostProcessors();
  readonly scopes = new Map<string, Scope>();
  readonly resolvable = new Map<Class, unknown>();
  readonly #resolved = new Map<Class, unknown>();
  /** Names of objects that were registered by hand. */
  readonly manual = new Set<string>();
  readonly engine: ContainerEngine;
  readonly singletons: SingletonRegistry;
  readonly products: FactoryBeanObjects;
  readonly types: BeanTypes;
  readonly resolver: DependencyResolver;
  readonly creator: BeanCreator;
  readonly retriever: BeanRetriever;
  readonly #onChange: () => void;
  readonly #ownStack = new CreationStack();
  parent: FactoryParts | undefined;
  conversionService: ConversionService = DefaultConversionService.getSharedInstance();
  /** Resolves the placeholders of `@Value` texts. */
  resolveText: (text: string) => string = (text) => text;
  allowCircularReferences = true;
  startup: ApplicationStartup = ApplicationStartup.DEFAULT;
  /** Whether all singletons are being made just now. */
  isStarting = false;

  /** `onChange` is called when a bean or a definition has come or gone. */
  constructor(factory: BeanFactory, onChange: () => void) {
    this.#onChange = onChange;
    this.engine = new ContainerEngine(() => this.parent?.engine);
    this.singletons = new SingletonRegistry(() => this.stack, {
      added: (name, bean) => this.#singletonAdded(name, bean),
      removed: (name) => this.#singletonRemoved(name),
    });
    this.products = new FactoryBeanObjects({
      isReady: (name) => this.singletons.has(name),
      isInCreation: (name) => this.singletons.isInCreation(name),
      postProcess: (product, name) => this.processors.afterInitialization(product, name),
    });
    this.types = this.#makeTypes();
    this.resolver = this.#makeResolver();
    const instantiator = new BeanInstantiator({
      engine: this.engine,
      bean: (name) => nested(this.retriever.get(name)),
      registerDependent: (name, dependent) => this.registerDependent(name, dependent),
      resolve: (name, dependency) => this.creator.resolve(name, dependency),
      resolveReference: (name, value, where) => this.creator.resolveReference(name, value, where),
    });
    this.creator = this.#makeCreator(factory, instantiator);
    this.retriever = this.#makeRetriever(factory);
  }

  /** Grows with every change of the beans here and above. */
  get version(): number {
    return this.types.version + (this.parent?.version ?? 0);
  }

  /** One for the whole hierarchy: a child's bean may need one of the parent's. */
  get stack(): CreationStack {
    return this.parent?.stack ?? this.#ownStack;
  }

  /** Runs steps to their end; where they have to wait, an `AsynchronousBeanException` is thrown into them. */
  runSync<T>(steps: Steps<T>): T {
    return this.stack.runSync(steps, (frame) => mustWait(frame?.beanName ?? 'unknown'));
  }

  /** Runs steps within the creation that is under way. */
  runNested<T>(steps: Steps<T>): MaybePromise<T> {
    return this.stack.runNested(steps, (frame) => mustWait(frame?.beanName ?? 'unknown'));
  }

  async runAsync<T>(steps: Steps<T>): Promise<T> {
    return await this.stack.run(steps);
  }

  /** Forgets what was found out about types and look-ups; called when a definition has changed. */
  definitionsChanged(): void {
    this.types.reset();
    this.#onChange();
  }

  registerDependent(name: string, dependent: string): void {
    this.singletons.registerDependent(this.definitions.aliases.canonical(withoutPrefix(name)), dependent);
  }

  hasLocal(name: string): boolean {
    return this.definitions.has(name) || this.singletons.has(name);
  }

  /** The parts of the factory, this one or one above, where a bean is. */
  home(name: string): FactoryParts | undefined {
    return this.hasLocal(this.definitions.aliases.canonical(withoutPrefix(name))) ? this : this.parent?.home(name);
  }

  contains(name: string | symbol): boolean {
    const canonical = this.definitions.aliases.canonical(name);
    const beanName = withoutPrefix(canonical);
    if (this.hasLocal(beanName)) return beanName === canonical || this.types.isFactoryBean(beanName);
    return this.parent?.contains(canonical) ?? false;
  }

  /** The type of a bean here or above. */
  typeOf(name: string, allowEagerInit = true): Class | undefined {
    const canonical = this.definitions.aliases.canonical(name);
    if (!this.hasLocal(withoutPrefix(canonical))) return this.parent?.typeOf(canonical, allowEagerInit);
    return this.types.typeOf(canonical, allowEagerInit);
  }

  /** Names of the beans of a type here and above; a bean hides those of its name above. */
  namesInHierarchy(type: Class): readonly string[] {
    const own = this.types.namesForType(type);
    if (!this.parent) return own;
    const inherited = this.parent.namesInHierarchy(type);
    return [...own, ...inherited.filter((name) => !own.includes(name) && !this.hasLocal(withoutPrefix(name)))];
  }

  #isSingleton(name: string): boolean {
    const definition = this.definitions.find(withoutPrefix(name));
    return definition ? definition.isSingleton() : this.singletons.has(withoutPrefix(name));
  }

  candidate(name: string): Candidate {
    const home = this.home(name) ?? this;
    return new LocalCandidate(home, name, home === this);
  }

  /** What the place of a bean in ordered lists is taken from: its definition, its `@Bean` method or class, else the object. */
  order(name: string, bean: unknown): OrderEntry<unknown> {
    const home = this.home(name);
    const definition = home?.definitions.find(withoutPrefix(name));
    // a proxy that stands for the bean may be of another class
    const type = definition && home?.types.declaredType(withoutPrefix(name));
    const declared =
      definition?.order ??
      (definition && home?.factoryMethodOrder(definition)) ??
      (type && type !== Object(bean).constructor ? declaredOrder(type) : undefined);
    return { item: bean, order: declared ?? orderOf(Object(bean) as object), priority: isPriorityOrdered(bean) };
  }

  factoryMethodOrder({ factoryMethodName, factoryBeanName, beanClass }: BeanDefinition): number | undefined {
    if (factoryMethodName === undefined) return undefined;
    if (factoryBeanName === undefined)
      return beanClass && staticAnnotations(beanClass, factoryMethodName, ORDER)[0]?.value;
    const owner = this.typeOf(factoryBeanName);
    return owner && findMemberAnnotation(owner, factoryMethodName, ORDER)?.value;
  }

  /** Beans by name, sorted by {@link order}. */
  sorted(beans: ReadonlyMap<string, unknown>): unknown[] {
    return sortEntries([...beans].map(([name, bean]) => this.order(name, bean)));
  }

  /** The one bean of a type that is meant, here or above, its name, and the parts that have it. */
  *findByType(
    type: Class,
    mode: TypeLookupMode,
    args?: readonly unknown[],
  ): Steps<{ readonly name: string; readonly bean: unknown; readonly parts: FactoryParts } | undefined> {
    const names = this.types.namesForType(type);
    const autowirable = names.filter((name) => this.definitions.find(withoutPrefix(name))?.autowireCandidate !== false);
    const eligible = autowirable.length > 0 ? autowirable : names;
    const [first] = eligible;
    if (first === undefined) {
      if (this.parent) return yield* this.parent.findByType(type, mode, args);
      if (mode === 'required') throw noSuchBeanOf(type, this.knownBeans());
      return undefined;
    }
    if (eligible.length === 1) return { name: first, bean: yield* this.retriever.get(first, { args }), parts: this };
    const candidates = eligible.map((name) => this.candidate(name));
    const made = new Map<string, unknown>();
    for (const { name, isReady } of candidates) {
      if (isReady && args === undefined) made.set(name, yield* this.retriever.get(name));
    }
    const chosen = chooseCandidate(candidates, type, () => []);
    if (chosen) {
      const { name } = chosen;
      return { name, bean: made.has(name) ? made.get(name) : yield* this.retriever.get(name, { args }), parts: this };
    }
    if (mode === 'unique') return undefined;
    throw notUnique(type, candidates, 'none of them is preferred');
  }

  /** All names with the types that are known, for messages. */
  knownBeans(): KnownBeans {
    const names = [...this.definitions.names(), ...this.manual];
    const own = names.map((name): [string, Class | undefined] => [name, this.types.typeIfKnown(name)]);
    return new Map([...(this.parent?.knownBeans() ?? []), ...own]);
  }

  checkType(name: string, bean: unknown, type: Class): void {
    if (isOfType(bean, type)) return;
    throw new BeanNotOfRequiredTypeException(
      name,
      type,
      (bean === null ? Object : (bean as object).constructor) as Class,
    );
  }

  /** What to do when a bean is given up; undefined where there is nothing. */
  destruction(name: string, bean: object, definition: BeanDefinition | undefined): (() => Steps<void>) | undefined {
    return destruction(bean, name, definition, this.processors.destructionAware);
  }

  #singletonAdded(name: string, bean: unknown): void {
    if (this.manual.has(name)) this.types.invalidate();
    else this.types.added(name, bean);
    this.#onChange();
  }

  #singletonRemoved(name?: string): void {
    if (name === undefined) {
      this.products.clear();
      this.manual.clear();
      this.creator.forgetBare();
      this.types.reset();
    } else {
      this.products.remove(name);
      this.manual.delete(name);
      this.types.invalidate();
    }
    this.#onChange();
  }

  #makeTypes(): BeanTypes {
    return new BeanTypes({
      definition: (name) => this.definitions.find(name),
      names: () => this.#ownNames(),
      singleton: (name) => this.singletons.getEarly(name, false) ?? undefined,
      typeOf: (name) => this.typeOf(name),
      typeOfMaker: (name, allowEagerInit) => this.#typeOfMaker(name, allowEagerInit),
      predict: (type, name) => this.processors.predict(type, name),
      makeFactory: (name) => makeFactoryForType(name, this),
      isSingleton: (name) => this.#isSingleton(name),
    });
  }

  /** A definition whose name has become an alias of another bean cannot be had by it. */
  #ownNames(): string[] {
    const { aliases } = this.definitions;
    return [...this.definitions.names(), ...this.manual].filter((name) => !aliases.has(name));
  }

  #typeOfMaker(name: string, allowEagerInit: boolean): Class | undefined {
    if (this.contains(name)) return this.typeOf(name, allowEagerInit);
    throw new NoSuchBeanDefinitionException(name, noSuchName(name, [...this.definitions.names(), ...this.manual]));
  }

  #ready(name: string): unknown {
    const bean = this.singletons.get(name);
    return isInstance(bean, FactoryBean) ? undefined : (bean ?? undefined);
  }

  hasUnknownFactories(): boolean {
    return this.types.hasUnknownFactories() || (this.parent?.hasUnknownFactories() ?? false);
  }

  /** Whether another bean of the type is primary. */
  hasPrimaryConflict(name: string, type: Class): boolean {
    const rivals = this.definitions.names().filter((rival) => rival !== name && this.definitions.get(rival).primary);
    if (rivals.some((rival) => this.types.matches(rival, type))) return true;

    return this.parent?.hasPrimaryConflict(name, type) ?? false;
  }

  #makeResolver(): DependencyResolver {
    return new DependencyResolver({
      candidateNames: (type) => this.namesInHierarchy(type),
      candidate: (name) => this.candidate(name),
      bean: (name, args) => nested(this.retriever.get(name, { args })),
      ready: (name) => this.#ready(name),
      contains: (name) => this.contains(name),
      isTypeMatch: (name, type) =>
        this.home(name)?.types.matches(this.definitions.aliases.canonical(name), type) ?? false,
      hasPrimaryConflict: (name, type) => this.hasPrimaryConflict(name, type),
      hasUnknownFactories: () => this.hasUnknownFactories(),
      nameOf: (token) => this.definitions.aliases.canonical(token),
      resolvable: (type) => this.#resolvableOf(type),
      value: (dependency) => valueFor(this.conversionService, this.resolveText(dependency.value ?? ''), dependency),
      order: (name, bean) => this.order(name, bean),
      noSuchBean: (dependency, candidates) =>
        replacedBeanFor(dependency, this) ?? noSuchBeanFor(dependency, candidates, this.knownBeans()),
      version: () => this.version,
      runSync: (steps) => this.runSync(steps),
      runAsync: (steps) => this.runAsync(steps),
    });
  }

  #resolvableOf(type: Class): unknown {
    if (this.#resolved.has(type)) return this.#resolved.get(type);
    const fits = ([declared, value]: [Class, unknown]): boolean =>
      isAssignable(type, declared) && isOfType(value, type);
    const found = this.resolvable.get(type) ?? [...this.resolvable].find(fits)?.[1];
    this.#resolved.set(type, found);
    return found;
  }

  /** Has a value injected for a type though it is no bean. */
  registerResolvable(type: Class, value: unknown): void {
    this.resolvable.set(type, value);
    this.#resolved.clear();
  }

  #makeCreator(factory: BeanFactory, instantiator: BeanInstantiator): BeanCreator {
    return new BeanCreator({
      factory,
      processors: this.processors,
      resolver: this.resolver,
      instantiate: (name, definition, args) => instantiator.instantiate(name, definition, args),
      rawTypeOf: (name, definition) => definition.targetType ?? this.types.rawType(name) ?? definition.beanClass,
      bean: (name) => nested(this.retriever.get(name)),
      registerDependent: (name, dependent) => this.registerDependent(name, dependent),
      exposeEarly: (name, definition, early) => this.#exposeEarly(name, definition, early),
      exposed: (name) => this.singletons.getEarly(name, false),
      dependentsOf: (name) => this.singletons.dependentsOf(name),
      registerDisposable: (name, bean, definition) => this.#registerDisposable(name, bean, definition),
      convert: (value, type, name) => convertFor(this.conversionService, value, type, name),
    });
  }

  #exposeEarly(name: string, definition: BeanDefinition, early: () => object): boolean {
    if (!definition.isSingleton() || !this.allowCircularReferences || !this.singletons.isInCreation(name)) return false;
    this.singletons.exposeEarly(name, early);
    return true;
  }

  #registerDisposable(name: string, bean: object, definition: BeanDefinition): void {
    if (definition.isPrototype()) return;
    const steps = this.destruction(name, bean, definition);
    if (!steps) return;
    const destroy = (): void | Promise<void> => this.stack.run(steps()) as void | Promise<void>;
    if (definition.isSingleton()) this.singletons.registerDisposable(name, destroy);
    else this.scopes.get(definition.scope)?.registerDestructionCallback(name, destroy);
  }

  #makeRetriever(factory: BeanFactory): BeanRetriever {
    return new BeanRetriever({
      factory,
      definitions: this.definitions,
      singletons: this.singletons,
      products: this.products,
      creator: this.creator,
      scopes: this.scopes,
      stack: () => this.stack,
      startup: () => this.startup,
      parent: () => this.parent?.retriever,
      isStarting: () => this.isStarting,
      knownNames: () => [...this.knownBeans().keys()],
      typeOf: (name) => this.types.typeIfKnown(name),
      makerOf: (definition) => this.#makerOf(definition),
    });
  }

  #makerOf({ factoryMethodName, factoryBeanName, beanClass, instanceSupplier }: BeanDefinition): unknown {
    if (instanceSupplier) return instanceSupplier;
    if (factoryMethodName === undefined) return undefined;
    const owner =
      factoryBeanName === undefined ? beanClass : (this.typeOf(factoryBeanName)?.prototype as object | undefined);
    return owner && factoryMethod(owner, factoryMethodName);
  }
}
