import { isInstance } from '../metadata/interfaces.js';
import type { Steps } from '../util/steps.js';
import type { BeanCreator } from './bean-creator.js';
import type { BeanDefinitions } from './bean-definitions.js';
import { FACTORY_BEAN_PREFIX } from './bean-factory.js';
import type { BeanRetriever } from './bean-retriever.js';
import { BeanCreationException, UnsatisfiedDependencyException } from './errors.js';
import { FactoryBean } from './factory-bean.js';
import type { SingletonRegistry } from './singleton-registry.js';

/** What a factory bean is made with. */
interface FactoryMaking {
  readonly definitions: BeanDefinitions;
  readonly singletons: SingletonRegistry;
  readonly creator: BeanCreator;
  readonly retriever: BeanRetriever;
  runSync<T>(steps: Steps<T>): T;
}

/**
 * A factory bean to be asked for its type, bare where that suffices; undefined where it cannot be made now.
 *
 * @throws UnsatisfiedDependencyException where it lacks a dependency: that is a mistake in any case.
 */
export function makeFactoryForType(name: string, making: FactoryMaking): FactoryBean | undefined {
  const { definitions, singletons, creator, retriever } = making;
  const definition = definitions.find(name);
  const maker = definition?.factoryBeanName;
  if (!definition || singletons.isInCreation(name)) return undefined;
  if (maker !== undefined && singletons.isInCreation(maker)) return undefined;
  const bare = attempt(making, () =>
    singletons.whileInCreation(making, name, () => creator.createBare(name, definition)),
  );
  if (bare === undefined) return undefined;
  if (!isInstance(bare, FactoryBean))
    throw new BeanCreationException(name, 'what is made in its place is no FactoryBean');
  if (bare.getObjectType() || !definition.isSingleton()) return bare;
  return attempt(making, () => retriever.get(FACTORY_BEAN_PREFIX + name)) as FactoryBean | undefined;
}

/** What steps give that may fail: perhaps it is too early for the bean. */
function attempt(making: FactoryMaking, steps: () => Steps<unknown>): unknown {
  try {
    return making.runSync(steps());
  } catch (error) {
    if (error instanceof UnsatisfiedDependencyException || !(error instanceof BeanCreationException)) throw error;
    return undefined;
  }
}
