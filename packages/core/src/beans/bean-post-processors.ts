import type { MutablePropertyValues } from '../binding/property-values.js';
import type { Class } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { type Steps, until } from '../util/steps.js';
import type { BeanDefinition } from './bean-definition.js';
import {
  type BeanPostProcessor,
  DestructionAwareBeanPostProcessor,
  type InstantiationAwareBeanPostProcessor,
  MergedBeanDefinitionPostProcessor,
} from './bean-post-processor.js';

/** The post-processors of a factory in their order, sorted by what they take part in. */
export class BeanPostProcessors {
  readonly #all: BeanPostProcessor[] = [];
  #managing: BeanPostProcessor[] = [];
  #before: BeanPostProcessor[] = [];
  #after: BeanPostProcessor[] = [];
  #around: InstantiationAwareBeanPostProcessor[] = [];
  #beforeInstantiation: InstantiationAwareBeanPostProcessor[] = [];
  #afterInstantiation: InstantiationAwareBeanPostProcessor[] = [];
  #properties: InstantiationAwareBeanPostProcessor[] = [];
  #merged: MergedBeanDefinitionPostProcessor[] = [];
  #destruction: DestructionAwareBeanPostProcessor[] = [];

  get count(): number {
    return this.#all.length;
  }

  get all(): readonly BeanPostProcessor[] {
    return this.#all;
  }

  /** Init methods of a bean that post-processors call. */
  managedInitMethods(bean: object): readonly PropertyKey[] {
    return this.#managing.flatMap((processor) => processor.managedInitMethods?.(bean) ?? []);
  }

  /** Whether any may give an object in place of a new one. */
  get mayReplace(): boolean {
    return this.#beforeInstantiation.length > 0;
  }

  /** Whether any has a say in what is injected. */
  get mayPopulate(): boolean {
    return this.#afterInstantiation.length > 0 || this.#properties.length > 0;
  }

  get destructionAware(): readonly DestructionAwareBeanPostProcessor[] {
    return this.#destruction;
  }

  /** Adds a post-processor at the end; one that is there already moves to the end. */
  add(processor: BeanPostProcessor): void {
    const at = this.#all.indexOf(processor);
    if (at >= 0) this.#all.splice(at, 1);
    this.#all.push(processor);
    this.#managing = this.#all.filter((one) => one.managedInitMethods);
    this.#before = this.#all.filter((one) => one.postProcessBeforeInitialization);
    this.#after = this.#all.filter((one) => one.postProcessAfterInitialization);
    this.#around = this.#all.filter(isInstantiationAware);
    this.#beforeInstantiation = this.#around.filter((one) => one.postProcessBeforeInstantiation);
    this.#afterInstantiation = this.#around.filter((one) => one.postProcessAfterInstantiation);
    this.#properties = this.#around.filter((one) => one.postProcessProperties);
    this.#merged = this.#all.filter((one) => isInstance(one, MergedBeanDefinitionPostProcessor));
    this.#destruction = this.#all.filter((one) => isInstance(one, DestructionAwareBeanPostProcessor));
  }

  /** The object to take in place of a new one. */
  *beforeInstantiation(type: Class, beanName: string): Steps<object | undefined> {
    for (const processor of this.#beforeInstantiation) {
      const given = processor.postProcessBeforeInstantiation?.(type, beanName);
      const instead = isPromiseLike(given) ? yield* until(given) : given;
      if (instead) return instead;
    }
    return undefined;
  }

  mergedDefinition(definition: BeanDefinition, type: Class, beanName: string): void {
    for (const processor of this.#merged) processor.postProcessMergedBeanDefinition(definition, type, beanName);
  }

  /** Whether the bean is to be injected into. */
  afterInstantiation(bean: object, beanName: string): MaybePromise<boolean> {
    return everyInTurn(this.#afterInstantiation, (one) => one.postProcessAfterInstantiation?.(bean, beanName));
  }

  properties(properties: MutablePropertyValues, bean: object, beanName: string): MaybePromise<unknown> {
    return everyInTurn(this.#properties, (one) => one.postProcessProperties?.(properties, bean, beanName));
  }

  beforeInitialization(bean: object, beanName: string): MaybePromise<object> {
    return passOn(this.#before, bean, (one, current) => one.postProcessBeforeInitialization?.(current, beanName));
  }

  afterInitialization(bean: object, beanName: string): MaybePromise<object> {
    return passOn(this.#after, bean, (one, current) => one.postProcessAfterInitialization?.(current, beanName));
  }

  earlyReference(bean: object, beanName: string): object {
    let current = bean;
    for (const processor of this.#around) current = processor.getEarlyBeanReference?.(current, beanName) ?? current;
    return current;
  }

  predict(type: Class, beanName: string): Class {
    for (const processor of this.#around) {
      const predicted = processor.predictBeanType?.(type, beanName);
      if (predicted) return predicted;
    }
    return type;
  }
}

type Given = object | null | undefined | void;

/** Passes a bean from one to the next; who gives nothing leaves it as it is. */
function passOn<P>(
  processors: readonly P[],
  bean: object,
  call: (processor: P, current: object) => MaybePromise<Given>,
  from = 0,
): MaybePromise<object> {
  let current = bean;
  for (let index = from; index < processors.length; index++) {
    const given = call(processors[index] as P, current);
    if (isPromiseLike(given)) {
      const before = current;
      return Promise.resolve(given).then((value) => passOn(processors, value ?? before, call, index + 1));
    }
    current = given ?? current;
  }
  return current;
}

/** Calls one after the other until one says false; whether none did. */
function everyInTurn<P>(
  processors: readonly P[],
  call: (processor: P) => MaybePromise<boolean | undefined | void>,
  from = 0,
): MaybePromise<boolean> {
  for (let index = from; index < processors.length; index++) {
    const given = call(processors[index] as P);
    if (isPromiseLike(given)) {
      return Promise.resolve(given).then((value) => value !== false && everyInTurn(processors, call, index + 1));
    }
    if (given === false) return false;
  }
  return true;
}

function isInstantiationAware(processor: InstantiationAwareBeanPostProcessor): boolean {
  return [
    processor.postProcessBeforeInstantiation,
    processor.postProcessAfterInstantiation,
    processor.postProcessProperties,
    processor.getEarlyBeanReference,
    processor.predictBeanType,
  ].some((method) => method !== undefined);
}
