import { BEAN } from '../decorators/configuration.js';
import {
  type Class,
  designReturnType,
  designStaticReturnType,
  findMemberAnnotation,
  staticAnnotations,
} from '../metadata/annotations.js';
import { declaredTypes, isAssignable, isInstance, isShaped } from '../metadata/interfaces.js';
import { getClass, isClass, resolveType } from '../metadata/type-reference.js';
import type { BeanDefinition } from './bean-definition.js';
import { FACTORY_BEAN_PREFIX, type NamesForTypeOptions } from './bean-factory.js';
import { BeanDefinitionStoreException, BeansException } from './errors.js';
import { declaredObjectType, FactoryBean } from './factory-bean.js';

/** What the types of beans are told from. */
interface BeanTypeSource {
  definition(name: string): BeanDefinition | undefined;
  /** Names of definitions, then of objects registered by hand. */
  names(): Iterable<string>;
  /** The object of a singleton as far as it is there. */
  singleton(name: string): unknown;
  /** The type of a bean anywhere in the hierarchy. */
  typeOf(name: string): Class | undefined;
  /** The same for a bean that must be there. @throws NoSuchBeanDefinitionException */
  typeOfMaker(name: string, allowEagerInit: boolean): Class | undefined;
  /** The type that post-processors will make of a class. */
  predict(type: Class, name: string): Class;
  /** Makes a factory bean to ask it for its type; undefined where that is not possible now. */
  makeFactory(name: string): unknown;
  isSingleton(name: string): boolean;
}

interface TypeEntry {
  /** With the prefix `&` for a factory bean itself. */
  readonly name: string;
  readonly type: Class | undefined;
  readonly instance: unknown;
  /** Why the type cannot be told. */
  readonly problem?: unknown;
  /** A factory that is no singleton and does not tell by its class what it makes. */
  readonly isTransient?: boolean;
}

/** Tells the types of beans, made or not, and finds beans by type. */
export class BeanTypes {
  readonly #source: BeanTypeSource;
  readonly #byType = new Map<Class, readonly string[]>();
  readonly #byTypeWithoutInit = new Map<Class, readonly string[]>();
  /** What factories said that were made to be asked; undefined where they did not know. */
  readonly #learned = new Map<string, Class | undefined>();
  #entries: readonly TypeEntry[] | undefined;
  #index: Map<Class, string[]> | undefined;
  #typeByName: ReadonlyMap<string, Class | undefined> | undefined;
  #isUnclear: boolean | undefined;
  /** Whether all factories have told what they make, as far as they can. */
  #isClear = false;
  /** Grows with every change of what is known. */
  version = 0;
  /** Beans whose makers' types are being asked for. */
  readonly #asked = new Set<string>();
  #isLearning = false;
  #isListing = false;

  constructor(source: BeanTypeSource) {
    this.#source = source;
  }

  /** Forgets all that was found out; called when definitions change. */
  invalidate(): void {
    this.#byType.clear();
    this.#byTypeWithoutInit.clear();
    this.#entries = undefined;
    this.#index = undefined;
    this.#isUnclear = undefined;
    this.#isClear = false;
    this.version++;
  }

  /** Forgets what factories said, too. */
  reset(): void {
    this.#learned.clear();
    this.invalidate();
  }

  /** Takes note of a singleton that has become ready: its class may be another one than was predicted. */
  added(name: string, bean: unknown): void {
    if (!this.#entries) return;
    if (classOf(bean) !== this.#typeByName?.get(name) || isInstance(bean, FactoryBean)) this.invalidate();
  }

  isFactoryBean(name: string): boolean {
    const instance = this.#source.singleton(name);
    if (instance !== undefined) return isInstance(instance, FactoryBean);
    const type = this.#predicted(name);
    return type !== undefined && isAssignable(type, FactoryBean);
  }

  /** The type of the bean that a name stands for here: with `&` of the factory itself. */
  typeOf(name: string, allowEagerInit = true): Class | undefined {
    const isFactoryName = name.startsWith(FACTORY_BEAN_PREFIX);
    const beanName = isFactoryName ? name.slice(1) : name;
    if (!this.isFactoryBean(beanName)) {
      const isNoFactory = isFactoryName && this.#source.singleton(beanName) === undefined;
      return isNoFactory ? undefined : this.rawType(beanName);
    }
    return isFactoryName ? this.rawType(beanName) : this.#objectType(beanName, allowEagerInit);
  }

  /** The type of a bean for a message: undefined where anything keeps it from being told. */
  typeIfKnown(name: string): Class | undefined {
    this.#allEntries();
    return this.#typeByName?.get(name);
  }

  /** Whether there are factories that have to be made to tell what they make. */
  hasUnknownFactories(): boolean {
    this.#isUnclear ??= this.#allEntries().some((entry) => entry.isTransient || this.#mustLearn(entry));
    return this.#isUnclear;
  }

  #mustLearn({ name, type, instance, problem }: TypeEntry): boolean {
    const isUnknown = type === undefined && instance === undefined && problem === undefined && !this.#learned.has(name);
    return isUnknown && this.isFactoryBean(name);
  }

  /** Whether the bean that a name stands for here is of a type. */
  matches(name: string, type: Class, allowEagerInit = true): boolean {
    const instance = name.startsWith(FACTORY_BEAN_PREFIX)
      ? this.#source.singleton(name.slice(1))
      : this.isFactoryBean(name)
        ? undefined
        : this.#source.singleton(name);
    if (instance !== undefined) {
      const isFactoryName = name.startsWith(FACTORY_BEAN_PREFIX);
      return (!isFactoryName || isInstance(instance, FactoryBean)) && isOfType(instance, type);
    }
    const known = this.typeOf(name, allowEagerInit);
    return known !== undefined && (type === Object || isAssignable(known, type));
  }

  /** Names of the beans of a type, in the order of their definitions; `&name` where a factory itself is of the type. */
  namesForType(type: Class, options: NamesForTypeOptions = {}): readonly string[] {
    const { includeNonSingletons = true, allowEagerInit = true } = options;
    if (allowEagerInit) this.#learnFactoryTypes();
    const cache = allowEagerInit ? this.#byType : this.#byTypeWithoutInit;
    const names = cache.get(type) ?? this.#find(type, allowEagerInit);
    cache.set(type, names);
    return includeNonSingletons ? names : names.filter((name) => this.#source.isSingleton(name));
  }

  #find(type: Class, allowEagerInit: boolean): readonly string[] {
    const all = this.#allEntries();
    const hasTransient = allowEagerInit && all.some((entry) => entry.isTransient);
    const entries = hasTransient ? all.map((entry) => (entry.isTransient ? this.#askTransient(entry) : entry)) : all;
    if (hasTransient) return namesOf(entries, type);
    if (type !== Object && !isShaped(type)) {
      this.#index ??= indexOf(entries);
      return this.#index.get(type) ?? [];
    }
    return namesOf(entries, type);
  }

  /** A factory that is no singleton is made anew for every question, as in Spring. */
  #askTransient(entry: TypeEntry): TypeEntry {
    const factory = this.#source.makeFactory(entry.name);
    return { ...entry, type: isInstance(factory, FactoryBean) ? factory.getObjectType() : undefined };
  }

  #allEntries(): readonly TypeEntry[] {
    if (this.#entries) return this.#entries;
    this.#isListing = true;
    try {
      this.#entries = [...this.#source.names()].flatMap((name) => this.#entriesOf(name));
      this.#typeByName = new Map(this.#entries.map(({ name, type }) => [name, type]));
      return this.#entries;
    } finally {
      this.#isListing = false;
    }
  }

  #entriesOf(name: string): TypeEntry[] {
    try {
      return this.#readEntries(name);
    } catch (problem) {
      if (!(problem instanceof BeansException)) throw problem;
      return [{ name, type: undefined, instance: undefined, problem }];
    }
  }

  /** While beans are listed, no factory is made to learn what its methods give. */
  #readEntries(name: string): TypeEntry[] {
    const instance = this.#source.singleton(name);
    const raw: TypeEntry = { name, type: this.rawType(name), instance };
    if (!this.isFactoryBean(name)) return [raw];
    const type = this.#objectType(name, false);
    const isTransient = type === undefined && this.#source.definition(name)?.isSingleton() === false;
    const product = { name, type, instance: undefined, isTransient };
    return [product, { ...raw, name: `${FACTORY_BEAN_PREFIX}${name}` }];
  }

  /** Makes the factories that tell the type of what they make only when they are there. */
  #learnFactoryTypes(): void {
    if (this.#isLearning || this.#isClear) return;
    this.#isLearning = true;
    const before = this.#learned.size;
    try {
      for (const entry of this.#allEntries()) {
        if (entry.problem instanceof BeanDefinitionStoreException) throw entry.problem;
        if (entry.isTransient || !this.#mustLearn(entry)) continue;
        const factory = this.#source.makeFactory(entry.name);
        this.#learned.set(entry.name, isInstance(factory, FactoryBean) ? factory.getObjectType() : undefined);
      }
      this.#isClear = true;
    } finally {
      this.#isLearning = false;
      if (this.#learned.size > before) this.invalidate();
    }
  }

  #objectType(name: string, allowEagerInit: boolean): Class | undefined {
    const instance = this.#source.singleton(name);
    const told = isInstance(instance, FactoryBean) ? instance.getObjectType() : undefined;
    const factoryType = told ? undefined : this.#predicted(name);
    const known = told ?? (factoryType && declaredObjectType(factoryType)) ?? this.#learned.get(name);
    if (known || instance !== undefined || !allowEagerInit || this.#learned.has(name)) return known;
    const factory = this.#source.makeFactory(name);
    return isInstance(factory, FactoryBean) ? factory.getObjectType() : undefined;
  }

  /** The class of the bean itself, be it a factory or not. */
  rawType(name: string): Class | undefined {
    const instance = this.#source.singleton(name);
    return instance === undefined ? this.#predicted(name) : classOf(instance);
  }

  #predicted(name: string): Class | undefined {
    const type = this.declaredType(name);
    return type && this.#source.predict(type, name);
  }

  /** The class that the definition says, which the bean is of unless a post-processor has replaced it. */
  declaredType(name: string): Class | undefined {
    const definition = this.#source.definition(name);
    return definition && this.#declaredType(name, definition);
  }

  #declaredType(name: string, definition: BeanDefinition): Class | undefined {
    if (definition.targetType) return definition.targetType;
    if (definition.scopedTargetName !== undefined) return this.#source.typeOf(definition.scopedTargetName);
    const { factoryMethodName, factoryBeanName, beanClass } = definition;
    if (factoryMethodName === undefined) return beanClass;
    const isStatic = factoryBeanName === undefined;
    const owner = isStatic ? beanClass : this.#typeOfMaker(name, factoryBeanName);
    return owner && factoryMethodType(owner, factoryMethodName, isStatic);
  }

  /** @throws BeanDefinitionStoreException where beans are to make each other, NoSuchBeanDefinitionException */
  #typeOfMaker(name: string, maker: string): Class | undefined {
    if (name === maker || this.#asked.has(name)) {
      throw new BeanDefinitionStoreException(
        `Bean '${name}' is to be made by a method of itself: name another factoryBeanName.`,
      );
    }
    this.#asked.add(name);
    try {
      return this.#source.typeOfMaker(maker, !this.#isListing);
    } finally {
      this.#asked.delete(name);
    }
  }
}

/** The type of what a method makes: said by `@Bean`, else recorded; undefined for async ones that do not say it. */
export function factoryMethodType(owner: Class, method: string, isStatic: boolean): Class | undefined {
  const said = isStatic ? staticAnnotations(owner, method, BEAN)[0] : findMemberAnnotation(owner, method, BEAN);
  if (said?.type) return resolveType(said.type);
  const recorded = isStatic ? designStaticReturnType(owner, method) : designReturnType(owner, method);
  return isClass(recorded) && recorded !== (Promise as unknown) && recorded !== Object ? recorded : undefined;
}

function indexOf(entries: readonly TypeEntry[]): Map<Class, string[]> {
  const index = new Map<Class, string[]>();
  for (const { name, type } of entries) {
    for (const at of type ? declaredTypes(type) : []) {
      const names = index.get(at);
      if (!names) index.set(at, [name]);
      else if (names.at(-1) !== name.slice(1) || !name.startsWith(FACTORY_BEAN_PREFIX)) names.push(name);
    }
  }
  return index;
}

function namesOf(entries: readonly TypeEntry[], type: Class): string[] {
  const names = entries.filter((entry) => entryMatches(entry, type)).map((entry) => entry.name);
  return names.filter((name) => !name.startsWith(FACTORY_BEAN_PREFIX) || !names.includes(name.slice(1)));
}

function entryMatches({ type, instance }: TypeEntry, asked: Class): boolean {
  if (instance !== undefined) return isOfType(instance, asked);
  return type !== undefined && (asked === Object || isAssignable(type, asked));
}

/** Whether an object is of a type; everything is an `Object`. */
export function isOfType(value: unknown, type: Class): boolean {
  if (type === Object) return true;
  if (typeof value === 'object' || typeof value === 'function')
    return isInstance(value, type) || isFunctionOf(value, type);
  return value !== undefined && Object(value) instanceof type;
}

function isFunctionOf(value: unknown, type: Class): boolean {
  return typeof value === 'function' && value instanceof type;
}

function classOf(value: unknown): Class | undefined {
  return value === null || value === undefined ? undefined : getClass(value);
}
