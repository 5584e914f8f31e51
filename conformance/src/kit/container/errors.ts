import {
  ApplicationContextException,
  BeanCreationException,
  BeanCreationNotAllowedException,
  BeanCurrentlyInCreationException,
  BeanDefinitionOverrideException,
  BeanDefinitionStoreException,
  BeanDefinitionValidationException,
  BeanIsNotAFactoryException,
  BeanNotOfRequiredTypeException,
  BeansException,
  IllegalArgumentException,
  IllegalStateException,
  InvalidPropertyException,
  NoSuchBeanDefinitionException,
  NoUniqueBeanDefinitionException,
  PropertyAccessException,
  PropertyBatchUpdateException,
  TypeMismatchException,
  UnsatisfiedDependencyException,
} from '@vernal/core';
import { Failure } from './beans/plain.js';

type ErrorClass = abstract new (...args: never[]) => Error;

/** The first that fits counts. */
const KINDS: readonly (readonly [ErrorClass, string])[] = [
  [Failure, 'failure'],
  [NoUniqueBeanDefinitionException, 'not-unique'],
  [NoSuchBeanDefinitionException, 'no-such-bean'],
  [BeanIsNotAFactoryException, 'not-a-factory'],
  [BeanNotOfRequiredTypeException, 'wrong-type'],
  [BeanCurrentlyInCreationException, 'in-creation'],
  [BeanCreationNotAllowedException, 'creation-not-allowed'],
  [UnsatisfiedDependencyException, 'unsatisfied-dependency'],
  [BeanDefinitionOverrideException, 'override-refused'],
  [TypeMismatchException, 'type-mismatch'],
  [InvalidPropertyException, 'property-failed'],
  [PropertyBatchUpdateException, 'property-failed'],
  [BeanDefinitionStoreException, 'bad-definition'],
  [BeanDefinitionValidationException, 'bad-definition'],
  [BeanCreationException, 'creation-failed'],
  [ApplicationContextException, 'lifecycle-failed'],
  [IllegalStateException, 'illegal-state'],
  [IllegalArgumentException, 'illegal-argument'],
];

const OF_THE_CONTAINER: readonly ErrorClass[] = [
  BeansException,
  Failure,
  InvalidPropertyException,
  PropertyAccessException,
  PropertyBatchUpdateException,
];

/** error: what was thrown; bean: for which bean; root: the innermost cause that the container or a bean of ours has thrown. */
export function describeError(thrown: unknown): object {
  let root = thrown;
  for (let cause = causeOf(thrown); cause !== undefined; cause = causeOf(cause)) {
    if (OF_THE_CONTAINER.some((type) => cause instanceof type)) root = cause;
  }
  const bean = thrown instanceof BeanCreationException ? thrown.beanName : null;
  return { error: kind(thrown), bean, root: kind(root) };
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error ? thrown.cause : undefined;
}

function kind(thrown: unknown): string {
  return KINDS.find(([type]) => thrown instanceof type)?.[1] ?? 'other';
}
