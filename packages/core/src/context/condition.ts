import type { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import type { ConfigurableListableBeanFactory } from '../beans/bean-factory.js';
import type { Environment } from '../env/environment.js';
import { annotationKey, type Class } from '../metadata/annotations.js';
import { type DecoratorFor, decoratorFor } from '../metadata/decorator-targets.js';
import { Interface } from '../metadata/interfaces.js';

/** What a condition may look at. */
export interface ConditionContext {
  getEnvironment(): Environment;
  getRegistry(): BeanDefinitionRegistry;
  getBeanFactory(): ConfigurableListableBeanFactory;
}

/** What a condition decides about: a class, or a `@Bean` method of it. */
export interface ConditionTarget {
  readonly type: Class;
  /** The `@Bean` method; undefined where the condition is about the class. */
  readonly member?: PropertyKey;
}

/** When a condition is asked: while configuration classes are read, or while their beans are registered. */
export type ConfigurationPhase = 'parseConfiguration' | 'registerBean';

/** Decides whether a class or a `@Bean` method takes part. Source: Spring's `Condition`. */
@Interface({ all: ['matches'] })
export abstract class Condition {
  abstract matches(context: ConditionContext, target: ConditionTarget): boolean;

  /** The one phase to ask it in. Default: every one; a condition that looks at other beans names `registerBean`. */
  getConfigurationPhase?(): ConfigurationPhase;
}

/** A condition as a function, or its class, which is made without arguments. */
export type ConditionReference =
  | ((context: ConditionContext, target: ConditionTarget) => boolean)
  | (new () => Condition);

/** What `@Conditional` records. */
export const CONDITIONAL = annotationKey<{ readonly conditions: readonly ConditionReference[] }>('Conditional');

/** Registers the class, or the bean of the method, only where all conditions hold. */
export function Conditional(...conditions: readonly ConditionReference[]): DecoratorFor<'class' | 'method'> {
  return decoratorFor(CONDITIONAL, { conditions }, 'class', 'method');
}
