import { BEAN } from '../decorators/configuration.js';
import {
  type Class,
  designReturnType,
  designStaticReturnType,
  findMemberAnnotation,
  staticAnnotations,
} from '../metadata/annotations.js';
import { declaredTypes, isAssignable, isInstance, isShaped } from '../metadata/interfaces.js';
import { isClass, resolveType } from '../metadata/type-reference.js';
import type { BeanDefinition } from './bean-definition.js';
import { FACTORY_BEAN_PREFIX, type NamesForTypeOptions } from './bean-factory.js';
import { declaredObjectType, FactoryBean } from './factory-bean.js';

/** What the types of beans are told from. */
export interface BeanTypeSource {
  definition(name: string): BeanDefinition | undefined;
  /** Names of definitions, then of objects registered by hand. */
  names(): Iterable<string>;
  /** The object of a singleton as far as it is there. */
  singleton(name: string): unknown;
  /** The type of a bean anywhere in the hierarchy. */
  typeOf(name: string): Class | undefined;
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
}

/** Tells the types of beans, made or not, and finds beans by type. */
export class BeanTypes {
  readonly #source: BeanTypeSource;
  readonly #byType = new Map<Class, readonly string[]>();
  readonly #attempted = new Set<string>();
  #entries: readonly TypeEntry[] | undefined;
  #index: Map<Class, string[]> | undefined;
  #isLearning = false;

  constructor(source: BeanTypeSource) {
    this.#source = source;
  }

  /** Forgets all that was found out; called when definitions change. */
  invalidate(): void {
    this.#byType.clear();
    this.#entries = undefined;
    this.#index = undefined;
  }

  /** Forgets the attempts to make factories, too. */
  reset(): void {
    this.#attempted.clear();
    this.invalidate();
  }

  /** Takes note of a singleton that has become ready: its class may be another one than was predicted. */
  added(name: string, bean: unknown): void {
    if (!this.#entries) return;
    const type = classOf(bean);
    if (type !== this.#predicted(name) || isInstance(bean, FactoryBean)) this.invalidate();
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
    if (!this.isFactoryBean(beanName)) return isFactoryName ? undefined : this.#rawType(beanName);
    return isFactoryName ? this.#rawType(beanName) : this.#objectType(beanName, allowEagerInit);
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
    const names = this.#byType.get(type) ?? this.#find(type);
    this.#byType.set(type, names);
    return includeNonSingletons ? names : names.filter((name) => this.#source.isSingleton(name));
  }

  #find(type: Class): readonly string[] {
    const entries = this.#allEntries();
    if (type !== Object && !isShaped(type)) {
      this.#index ??= indexOf(entries);
      return this.#index.get(type) ?? [];
    }
    const names = entries.filter((entry) => entryMatches(entry, type)).map((entry) => entry.name);
    return names.filter((name) => !name.startsWith(FACTORY_BEAN_PREFIX) || !names.includes(name.slice(1)));
  }

  #allEntries(): readonly TypeEntry[] {
    this.#entries ??= [...this.#source.names()].flatMap((name) => this.#entriesOf(name));
    return this.#entries;
  }

  #entriesOf(name: string): TypeEntry[] {
    const instance = this.#source.singleton(name);
    const raw: TypeEntry = { name, type: this.#rawType(name), instance };
    if (!this.isFactoryBean(name)) return [raw];
    const product = { name, type: this.#objectType(name, false), instance: undefined };
    return [product, { ...raw, name: `${FACTORY_BEAN_PREFIX}${name}` }];
  }

  /** Makes the factories that tell the type of what they make only when they are there. */
  #learnFactoryTypes(): void {
    if (this.#isLearning) return;
    this.#isLearning = true;
    try {
      for (const { name, type, instance } of this.#allEntries()) {
        const isUnknown = type === undefined && instance === undefined && !this.#attempted.has(name);
        if (!isUnknown || !this.isFactoryBean(name)) continue;
        this.#attempted.add(name);
        if (this.#source.makeFactory(name) !== undefined) this.invalidate();
      }
    } finally {
      this.#isLearning = false;
    }
  }

  #objectType(name: string, allowEagerInit: boolean): Class | undefined {
    const instance = this.#source.singleton(name) ?? (allowEagerInit ? this.#undeclaredFactory(name) : undefined);
    const told = isInstance(instance, FactoryBean) ? instance.getObjectType() : undefined;
    if (told) return told;
    const factoryType = this.#predicted(name);
    return factoryType && declaredObjectType(factoryType);
  }

  #undeclaredFactory(name: string): unknown {
    const type = this.#predicted(name);
    return type && declaredObjectType(type) ? undefined : this.#source.makeFactory(name);
  }

  #rawType(name: string): Class | undefined {
    const instance = this.#source.singleton(name);
    return instance === undefined ? this.#predicted(name) : classOf(instance);
  }

  #predicted(name: string): Class | undefined {
    const definition = this.#source.definition(name);
    const type = definition && this.#declaredType(definition);
    return type && this.#source.predict(type, name);
  }

  #declaredType(definition: BeanDefinition): Class | undefined {
    if (definition.targetType) return definition.targetType;
    if (definition.scopedTargetName !== undefined) return this.#source.typeOf(definition.scopedTargetName);
    const { factoryMethodName, factoryBeanName, beanClass } = definition;
    if (factoryMethodName === undefined) return beanClass;
    const isStatic = factoryBeanName === undefined;
    const owner = isStatic ? beanClass : this.#source.typeOf(factoryBeanName);
    return owner && factoryMethodType(owner, factoryMethodName, isStatic);
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
  return value === null || value === undefined ? undefined : ((value as object).constructor as Class);
}
