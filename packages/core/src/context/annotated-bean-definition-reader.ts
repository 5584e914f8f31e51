import { BeanDefinition } from '../beans/bean-definition.js';
import { beanNameOf } from '../beans/bean-names.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import type { Environment } from '../env/environment.js';
import { type AnnotationKey, type Class, ownClassAnnotations } from '../metadata/annotations.js';
import { applyCommonAnnotations, registerScoped } from './annotated-definitions.js';
import { ConditionEvaluator } from './condition-evaluator.js';

/** Registers classes with what their decorators say, unless their conditions or profiles do not hold. */
export class AnnotatedBeanDefinitionReader {
  readonly #factory: DefaultBeanFactory;
  readonly #evaluator: ConditionEvaluator;

  constructor(factory: DefaultBeanFactory, environment: () => Environment) {
    this.#factory = factory;
    this.#evaluator = new ConditionEvaluator({
      getEnvironment: environment,
      getRegistry: () => factory,
      getBeanFactory: () => factory,
    });
  }

  /** Registers a class; `customize` has the last word on the definition. */
  register(type: Class, name = beanNameOf(type), customize?: (definition: BeanDefinition) => void): void {
    if (this.#evaluator.shouldSkipClass(type)) return;
    const find = <A extends object>(key: AnnotationKey<A>): A | undefined =>
      ownClassAnnotations(type).find((annotation) => annotation.key === key)?.attributes as A | undefined;
    const definition = new BeanDefinition({ beanClass: type });
    applyCommonAnnotations(definition, find);
    customize?.(definition);
    registerScoped(name, definition, find, this.#factory);
  }
}
