import {
  type BeanDefinitionRegistry,
  type BeanDefinitionRegistryPostProcessor,
  type BeanFactoryPostProcessor,
  type DefaultBeanFactory,
  Implements,
  type Ordered,
  PriorityOrdered,
} from '@vernal/core';
import { definitionOf } from './kinds.js';
import { Named } from './named.js';

/**
 * A post-processor of definitions. target: the bean whose definition it changes; change: "lazy", "eager", "prototype",
 * "primary", "remove", or "text" for the property of that name.
 */
export class DefinitionEditor extends Named implements BeanFactoryPostProcessor {
  target: string | undefined = undefined;
  change: string | undefined = undefined;

  postProcessBeanFactory(factory: DefaultBeanFactory): void {
    this.trace('postProcessBeanFactory');
    if (this.target === undefined) return;
    const definition = factory.getBeanDefinition(this.target);
    switch (this.change) {
      case 'lazy':
        definition.lazyInit = true;
        break;
      case 'eager':
        definition.lazyInit = false;
        break;
      case 'prototype':
        definition.scope = 'prototype';
        break;
      case 'primary':
        definition.primary = true;
        break;
      case 'remove':
        factory.removeBeanDefinition(this.target);
        break;
      default:
        definition.propertyValues.add('text', `from ${this.label()}`);
    }
  }
}

/** An editor with an order. */
export class OrderedEditor extends DefinitionEditor implements Ordered {
  order = 0;

  getOrder(): number {
    return this.order;
  }
}

/** An editor of the group that comes before all others. */
@Implements(PriorityOrdered)
export class PriorityEditor extends DefinitionEditor implements PriorityOrdered {
  order = 0;

  getOrder(): number {
    return this.order;
  }
}

/** Adds a definition to the registry. adds: the name, kind: Plain, English, DefinitionAdder or TracingProcessor. */
export class DefinitionAdder extends Named implements BeanDefinitionRegistryPostProcessor {
  adds = 'added';
  kind = 'Plain';

  postProcessBeanDefinitionRegistry(registry: BeanDefinitionRegistry): void {
    this.trace('postProcessBeanDefinitionRegistry');
    if (!registry.containsBeanDefinition(this.adds)) {
      registry.registerBeanDefinition(this.adds, definitionOf(this.adds, this.kind));
    }
  }

  postProcessBeanFactory(): void {
    this.trace('postProcessBeanFactory');
  }
}
