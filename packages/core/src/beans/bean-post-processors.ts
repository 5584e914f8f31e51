import type { MutablePropertyValues } from '../binding/property-values.js';
import type { Class } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { isPromiseLike } from '../util/promises.js';
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
  *afterInstantiation(bean: object, beanName: string): Steps<boolean> {
    for (const processor of this.#afterInstantiation) {
      const given = processor.postProcessAfterInstantiation?.(bean, beanName);
      const goesOn = isPromiseLike(given) ? yield* until(given) : given;
      if (goesOn === false) return false;
    }
    return true;
  }

  *properties(properties: MutablePropertyValues, bean: object, beanName: string): Steps<void> {
    for (const processor of this.#properties) {
      const done = processor.postProcessProperties?.(properties, bean, beanName);
      if (isPromiseLike(done)) yield* until(done);
    }
  }

  *beforeInitialization(bean: object, beanName: string): Steps<object> {
    let current = bean;
    for (const processor of this.#before) {
      const given = processor.postProcessBeforeInitialization?.(current, beanName);
      current = (isPromiseLike(given) ? yield* until(given) : given) ?? current;
    }
    return current;
  }

  *afterInitialization(bean: object, beanName: string): Steps<object> {
    let current = bean;
    for (const processor of this.#after) {
      const given = processor.postProcessAfterInitialization?.(current, beanName);
      current = (isPromiseLike(given) ? yield* until(given) : given) ?? current;
    }
    return current;
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

function isInstantiationAware(processor: InstantiationAwareBeanPostProcessor): boolean {
  return [
    processor.postProcessBeforeInstantiation,
    processor.postProcessAfterInstantiation,
    processor.postProcessProperties,
    processor.getEarlyBeanReference,
    processor.predictBeanType,
  ].some((method) => method !== undefined);
}
