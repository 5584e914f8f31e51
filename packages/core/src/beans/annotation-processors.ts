import type { MutablePropertyValues } from '../binding/property-values.js';
import { Implements } from '../metadata/interfaces.js';
import { getClass, type Token } from '../metadata/type-reference.js';
import { LOWEST_PRECEDENCE, PriorityOrdered } from '../util/ordered.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import { type BeanCreator, callInit } from './bean-creator.js';
import {
  DestructionAwareBeanPostProcessor,
  InstantiationAwareBeanPostProcessor,
  MergedBeanDefinitionPostProcessor,
} from './bean-post-processor.js';
import { autowiredMembers, lookupMethods, resourceMembers } from './injection-metadata.js';
import { lifecycleMetadata } from './lifecycle-metadata.js';

/** What the processors of decorators work with. */
interface AnnotationProcessing {
  readonly creator: BeanCreator;
  readonly factory: LookupFactory;
  /** Runs steps within the creation that is under way. */
  run<T>(steps: Steps<T>): MaybePromise<T>;
}

/** Gives the beans of `@Lookup` methods. */
interface LookupFactory {
  getBean(token: Token): unknown;
  getBeanWithArguments(token: Token, ...args: readonly unknown[]): unknown;
}

/** Injects `@Autowired`, `@Inject` and `@Value` members, and puts look-ups in the place of `@Lookup` methods. Source: Spring's class of the same name. */
@Implements(PriorityOrdered, MergedBeanDefinitionPostProcessor)
export class AutowiredAnnotationBeanPostProcessor extends InstantiationAwareBeanPostProcessor {
  readonly #processing: AnnotationProcessing;

  constructor(processing: AnnotationProcessing) {
    super();
    this.#processing = processing;
  }

  getOrder(): number {
    return LOWEST_PRECEDENCE - 2;
  }

  postProcessMergedBeanDefinition(): void {}

  override postProcessProperties(_values: MutablePropertyValues, bean: object, beanName: string): MaybePromise<void> {
    const type = getClass(bean);
    for (const { method, token } of lookupMethods(type))
      overrideByLookup(bean, method, token, this.#processing.factory);
    const members = autowiredMembers(type);
    return members.length === 0
      ? undefined
      : this.#processing.run(this.#processing.creator.inject(beanName, bean, members));
  }
}

/** Injects `@Resource` members, and calls `@PostConstruct` and `@PreDestroy` methods. Source: Spring's class of the same name. */
@Implements(PriorityOrdered, MergedBeanDefinitionPostProcessor, DestructionAwareBeanPostProcessor)
export class CommonAnnotationBeanPostProcessor extends InstantiationAwareBeanPostProcessor {
  readonly #processing: AnnotationProcessing;

  constructor(processing: AnnotationProcessing) {
    super();
    this.#processing = processing;
  }

  getOrder(): number {
    return LOWEST_PRECEDENCE - 3;
  }

  postProcessMergedBeanDefinition(): void {}

  override postProcessProperties(_values: MutablePropertyValues, bean: object, beanName: string): MaybePromise<void> {
    const members = resourceMembers(getClass(bean));
    return members.length === 0
      ? undefined
      : this.#processing.run(this.#processing.creator.inject(beanName, bean, members));
  }

  override postProcessBeforeInitialization(bean: object, beanName: string): MaybePromise<void> {
    const { init } = lifecycleMetadata(getClass(bean));
    return init.length === 0 ? undefined : this.#processing.run(callAll(beanName, bean, init));
  }

  override managedInitMethods(bean: object): readonly PropertyKey[] {
    return lifecycleMetadata(getClass(bean)).init;
  }

  managedDestroyMethods(bean: object): readonly PropertyKey[] {
    return lifecycleMetadata(getClass(bean)).destroy;
  }

  postProcessBeforeDestruction(bean: object): MaybePromise<void> {
    return this.#processing.run(destroyAll(bean, lifecycleMetadata(getClass(bean)).destroy));
  }

  requiresDestruction(bean: object): boolean {
    return lifecycleMetadata(getClass(bean)).destroy.length > 0;
  }
}

function overrideByLookup(bean: object, method: PropertyKey, token: Token, factory: LookupFactory): void {
  const value = (...args: readonly unknown[]): unknown =>
    args.length > 0 ? factory.getBeanWithArguments(token, ...args) : factory.getBean(token);
  Object.defineProperty(bean, method, { value, configurable: true, writable: true });
}

function* callAll(beanName: string, bean: object, methods: readonly PropertyKey[]): Steps<void> {
  for (const method of methods) yield* callInit(beanName, bean, method);
}

function* destroyAll(bean: object, methods: readonly PropertyKey[]): Steps<void> {
  for (const method of methods) {
    const result: unknown = (bean as Record<PropertyKey, () => unknown>)[method]?.();
    if (isPromiseLike(result)) yield* until(result);
  }
}
