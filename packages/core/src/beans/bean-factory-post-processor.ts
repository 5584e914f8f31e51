import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';
import type { BeanDefinitionRegistry } from './bean-definition-registry.js';
import type { ConfigurableListableBeanFactory } from './bean-factory.js';

/** Changes definitions before any bean is made from them. */
@Interface({ all: ['postProcessBeanFactory'] })
export abstract class BeanFactoryPostProcessor {
  abstract postProcessBeanFactory(factory: ConfigurableListableBeanFactory): MaybePromise<void>;
}

/** Adds definitions; those may be post-processors themselves. */
@Interface({ all: ['postProcessBeanDefinitionRegistry'] })
export abstract class BeanDefinitionRegistryPostProcessor extends BeanFactoryPostProcessor {
  abstract postProcessBeanDefinitionRegistry(registry: BeanDefinitionRegistry): MaybePromise<void>;
  override postProcessBeanFactory(_factory: ConfigurableListableBeanFactory): MaybePromise<void> {}
}
