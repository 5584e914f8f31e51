import type { BeanDefinitionRegistry } from '../beans/bean-definition-registry.js';
import { BeanDefinitionRegistryPostProcessor, BeanFactoryPostProcessor } from '../beans/bean-factory-post-processor.js';
import { BeanPostProcessor, MergedBeanDefinitionPostProcessor } from '../beans/bean-post-processor.js';
import type { DefaultBeanFactory } from '../beans/default-bean-factory.js';
import type { Class } from '../metadata/annotations.js';
import { isInstance } from '../metadata/interfaces.js';
import { Ordered, PriorityOrdered, sortByOrder } from '../util/ordered.js';

type Group = 'priority' | 'ordered' | 'rest';

/**
 * Makes the post-processors of definitions, one group after the other, and calls them: those of the registry first, until
 * they add no more of their kind, then the others. `given` are no beans. Source: `PostProcessorRegistrationDelegate`.
 */
export async function invokeBeanFactoryPostProcessors(
  factory: DefaultBeanFactory,
  given: readonly BeanFactoryPostProcessor[],
): Promise<void> {
  const done = new Set<string>();
  const ofRegistry = given.filter((one) => isInstance(one, BeanDefinitionRegistryPostProcessor));
  for (const processor of ofRegistry) await processor.postProcessBeanDefinitionRegistry(factory);
  ofRegistry.push(...(await invokeRegistryPostProcessors(factory, done)));
  const others = given.filter((one) => !isInstance(one, BeanDefinitionRegistryPostProcessor));
  for (const processor of [...ofRegistry, ...others]) await processor.postProcessBeanFactory(factory);
  const names = namesOf(factory, BeanFactoryPostProcessor).filter((name) => !done.has(name));
  const groups = grouped(factory, names);
  const first = await instances(factory, groups.priority, BeanFactoryPostProcessor);
  for (const processor of sortByOrder(first)) await processor.postProcessBeanFactory(factory);
  const second = await instances(factory, groups.ordered, BeanFactoryPostProcessor);
  for (const processor of sortByOrder(second)) await processor.postProcessBeanFactory(factory);
  const last = await instances(factory, groups.rest, BeanFactoryPostProcessor);
  for (const processor of last) await processor.postProcessBeanFactory(factory);
  factory.clearMetadataCache();
}

async function invokeRegistryPostProcessors(
  factory: DefaultBeanFactory,
  done: Set<string>,
): Promise<BeanDefinitionRegistryPostProcessor[]> {
  const called: BeanDefinitionRegistryPostProcessor[] = [];
  const callAll = async (isWanted: (name: string) => boolean): Promise<boolean> => {
    const names = namesOf(factory, BeanDefinitionRegistryPostProcessor).filter(
      (name) => !done.has(name) && isWanted(name),
    );
    const found = sortByOrder(await instances(factory, names, BeanDefinitionRegistryPostProcessor));
    for (const name of names) done.add(name);
    for (const processor of found) await processor.postProcessBeanDefinitionRegistry(factory as BeanDefinitionRegistry);
    called.push(...found);
    return found.length > 0;
  };
  await callAll((name) => factory.isTypeMatch(name, PriorityOrdered));
  await callAll((name) => factory.isTypeMatch(name, Ordered));
  while (await callAll(() => true));
  return called;
}

/**
 * Makes the post-processors of beans, one group after the other, so that each group sees the next. `given` are no beans;
 * they are added with the first group. Those that look at definitions come last in the end.
 */
export async function registerBeanPostProcessors(
  factory: DefaultBeanFactory,
  given: readonly BeanPostProcessor[],
): Promise<void> {
  const groups = grouped(factory, namesOf(factory, BeanPostProcessor));
  const first = [...given, ...(await instances(factory, groups.priority, BeanPostProcessor))];
  addAll(factory, sortByOrder(first));
  const second = await instances(factory, groups.ordered, BeanPostProcessor);
  addAll(factory, sortByOrder(second));
  const last = await instances(factory, groups.rest, BeanPostProcessor);
  addAll(factory, last);
  const ofDefinitions = [...first, ...second, ...last].filter((one) =>
    isInstance(one, MergedBeanDefinitionPostProcessor),
  );
  addAll(factory, sortByOrder(ofDefinitions));
}

function addAll(factory: DefaultBeanFactory, processors: readonly BeanPostProcessor[]): void {
  for (const processor of processors) factory.addBeanPostProcessor(processor);
}

/** Factory beans are not made to learn what they make: the post-processors are to see them first. */
function namesOf(factory: DefaultBeanFactory, type: Class): string[] {
  return factory.getBeanNamesForType(type, { allowEagerInit: false });
}

function grouped(factory: DefaultBeanFactory, names: readonly string[]): Record<Group, string[]> {
  const groups: Record<Group, string[]> = { priority: [], ordered: [], rest: [] };
  for (const name of names) {
    const isPriority = factory.isTypeMatch(name, PriorityOrdered);
    groups[isPriority ? 'priority' : factory.isTypeMatch(name, Ordered) ? 'ordered' : 'rest'].push(name);
  }
  return groups;
}

async function instances<T>(factory: DefaultBeanFactory, names: readonly string[], type: Class<T>): Promise<T[]> {
  const found: T[] = [];
  for (const name of names) found.push(await factory.getBeanAsync(name, type));
  return found;
}
