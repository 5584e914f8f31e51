import { PROFILE } from '../decorators/configuration.js';
import { Profiles } from '../env/profiles.js';
import {
  type AnnotationKey,
  type Class,
  memberAnnotations,
  ownClassAnnotations,
  staticAnnotations,
} from '../metadata/annotations.js';
import { isClass } from '../metadata/type-reference.js';
import {
  CONDITIONAL,
  type Condition,
  type ConditionContext,
  type ConditionReference,
  type ConditionTarget,
  type ConfigurationPhase,
} from './condition.js';

/** Asks the conditions and profiles of classes and methods. */
export class ConditionEvaluator {
  readonly #context: ConditionContext;

  constructor(context: ConditionContext) {
    this.#context = context;
  }

  /** Whether a class is to be left out. Conditions of another phase are not asked; without a phase all are. */
  shouldSkipClass(type: Class, phase?: ConfigurationPhase): boolean {
    const annotations = ownClassAnnotations(type);
    const of = <A extends object>(key: AnnotationKey<A>): A[] =>
      annotations.filter((one) => one.key === key).map((one) => one.attributes as A);
    return this.#shouldSkip({ type }, of, phase);
  }

  /** Whether the bean of a method is to be left out. */
  shouldSkipMethod(type: Class, member: PropertyKey, isStatic: boolean): boolean {
    const of = <A extends object>(key: AnnotationKey<A>): A[] =>
      isStatic ? staticAnnotations(type, member, key) : memberAnnotations(type, member, key);
    return this.#shouldSkip({ type, member }, of, 'registerBean');
  }

  #shouldSkip(
    target: ConditionTarget,
    of: <A extends object>(key: AnnotationKey<A>) => A[],
    phase: ConfigurationPhase | undefined,
  ): boolean {
    const environment = this.#context.getEnvironment();
    const isActive = of(PROFILE).every(({ expressions }) => environment.acceptsProfiles(Profiles.of(...expressions)));
    if (!isActive) return true;
    const conditions = of(CONDITIONAL).flatMap((conditional) => conditional.conditions);
    return !conditions.every((condition) => this.#holds(condition, target, phase));
  }

  #holds(reference: ConditionReference, target: ConditionTarget, phase: ConfigurationPhase | undefined): boolean {
    if (!isClass(reference)) {
      return (reference as (context: ConditionContext, target: ConditionTarget) => boolean)(this.#context, target);
    }
    const condition: Condition = new (reference as new () => Condition)();
    const own = condition.getConfigurationPhase?.();
    if (own !== undefined && phase !== undefined && own !== phase) return true;
    return condition.matches(this.#context, target);
  }
}
