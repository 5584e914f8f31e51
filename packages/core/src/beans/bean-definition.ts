import { MutablePropertyValues } from '../binding/property-values.js';
import type { BeanRole } from '../decorators/lifecycle.js';
import type { QualifierAttributes } from '../decorators/qualifiers.js';
import type { Class } from '../metadata/annotations.js';
import type { MaybePromise } from '../util/promises.js';

/** The scope of one object per factory: the default. */
export const SCOPE_SINGLETON = 'singleton';

/** The scope of a new object at every look-up. */
export const SCOPE_PROTOTYPE = 'prototype';

/** As {@link BeanDefinition.destroyMethodName}: a public `close`, else `shutdown`, where there is one. */
export const INFER_METHOD = '(inferred)';

/** In a property or a constructor argument of a definition: the bean of that name. */
export class RuntimeBeanReference {
  constructor(readonly beanName: string) {}
}

/** What a definition may say; everything may be left out. */
export type BeanDefinitionOptions = Partial<
  Omit<
    BeanDefinition,
    | 'constructorArguments'
    | 'propertyValues'
    | 'qualifiers'
    | 'attributes'
    | 'apply'
    | 'isSingleton'
    | 'isPrototype'
    | 'describe'
  >
> & {
  readonly constructorArguments?: ReadonlyMap<number, unknown>;
  readonly propertyValues?: MutablePropertyValues | ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;
  readonly qualifiers?: readonly QualifierAttributes[];
};

/** How a bean is made and what it is like. Post-processors may change it until the bean is made. */
export class BeanDefinition {
  /** The class to instantiate; with {@link factoryMethodName} and no {@link factoryBeanName} the one with that static method. */
  beanClass: Class | undefined;
  /** Makes the object in place of a constructor; {@link beanClass} then tells the type. */
  instanceSupplier: (() => MaybePromise<unknown>) | undefined;
  /** The bean whose method makes the object. */
  factoryBeanName: string | undefined;
  factoryMethodName: string | undefined;
  /** The type of the bean where it cannot be told from the above. */
  targetType: Class | undefined;
  scope: string = SCOPE_SINGLETON;
  /** Whether a singleton waits until it is asked for. Undefined counts as false. */
  lazyInit: boolean | undefined;
  dependsOn: readonly string[] = [];
  primary = false;
  fallback = false;
  /** Whether the bean may be injected by type. */
  autowireCandidate = true;
  /** Whether the bean may be injected by type where no qualifier asks for it. */
  defaultCandidate = true;
  readonly qualifiers: QualifierAttributes[] = [];
  /** Given constructor arguments by index; the other ones are injected. */
  readonly constructorArguments = new Map<number, unknown>();
  /** Values of properties, set after injection; {@link RuntimeBeanReference}s in them stand for beans. */
  readonly propertyValues = new MutablePropertyValues();
  initMethodName: string | undefined;
  /** Undefined: `close` of an {@link AutoCloseable}; empty: none; {@link INFER_METHOD}: `close` or `shutdown`. */
  destroyMethodName: string | undefined;
  /** The place in ordered lists; undefined: what the class or the object says. */
  order: number | undefined;
  /** Whether the objects are made and kept elsewhere: nothing is injected into them, and no callback or post-processor sees them. */
  isForeign = false;
  role: BeanRole = 'application';
  description: string | undefined;
  /** Where the definition comes from, for messages: a class, a file. */
  resourceDescription: string | undefined;
  /** The name of the bean behind this scoped proxy. */
  scopedTargetName: string | undefined;
  /** Facts for those who know their keys. */
  readonly attributes = new Map<string | symbol, unknown>();

  constructor(options: BeanDefinitionOptions = {}) {
    this.apply(options);
  }

  /** Takes over what the options say. */
  apply({ constructorArguments, propertyValues, qualifiers, ...rest }: BeanDefinitionOptions): void {
    Object.assign(this, rest);
    for (const [index, value] of constructorArguments ?? []) this.constructorArguments.set(index, value);
    for (const { name, value } of new MutablePropertyValues(propertyValues)) this.propertyValues.add(name, value);
    this.qualifiers.push(...(qualifiers ?? []));
  }

  isSingleton(): boolean {
    return this.scope === SCOPE_SINGLETON || this.scope === '';
  }

  isPrototype(): boolean {
    return this.scope === SCOPE_PROTOTYPE;
  }

  /** What messages say of the definition: `OrderService`, `AppConfig.orders()`. */
  describe(): string {
    if (this.factoryMethodName !== undefined) {
      return `${this.factoryBeanName ?? this.beanClass?.name}.${this.factoryMethodName}()`;
    }
    return this.beanClass?.name || 'an unnamed class';
  }
}
