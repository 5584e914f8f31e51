import type { MutablePropertyValues } from '../binding/property-values.js';
import type { Class } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';
import type { BeanDefinition } from './bean-definition.js';

/**
 * Sees every bean around its initialization and may put another object in its place. Beans of this type are found and
 * made before all others. What a method returns takes the bean's place; nothing returned leaves the bean as it is.
 */
@Interface({
  any: [
    'postProcessBeforeInitialization',
    'postProcessAfterInitialization',
    'postProcessBeforeInstantiation',
    'postProcessAfterInstantiation',
    'postProcessProperties',
    'postProcessMergedBeanDefinition',
    'postProcessBeforeDestruction',
  ],
})
export abstract class BeanPostProcessor {
  postProcessBeforeInitialization?(bean: object, beanName: string): MaybePromise<object | null | undefined | void>;
  postProcessAfterInitialization?(bean: object, beanName: string): MaybePromise<object | null | undefined | void>;
  /** Init methods that the post-processor calls itself: nobody else does. */
  managedInitMethods?(bean: object): readonly PropertyKey[];
}

/** A post-processor that acts around the construction, too. */
@Interface({
  any: [
    'postProcessBeforeInstantiation',
    'postProcessAfterInstantiation',
    'postProcessProperties',
    'getEarlyBeanReference',
    'predictBeanType',
  ],
})
export abstract class InstantiationAwareBeanPostProcessor extends BeanPostProcessor {
  /** An object to take instead of a new one; it only sees `postProcessAfterInitialization`. */
  postProcessBeforeInstantiation?(type: Class, beanName: string): MaybePromise<object | null | undefined | void>;
  /** False leaves the bean without injection and properties. */
  postProcessAfterInstantiation?(bean: object, beanName: string): MaybePromise<boolean | undefined | void>;
  /** May change the properties of the definition before they are set. */
  postProcessProperties?(properties: MutablePropertyValues, bean: object, beanName: string): MaybePromise<void>;
  /** The object for those who need the bean before it is ready, in a circle. */
  getEarlyBeanReference?(bean: object, beanName: string): object;
  /** The type that the bean will have in the end, where this post-processor will change it. */
  predictBeanType?(type: Class, beanName: string): Class | undefined;
}

/** A post-processor that sees definitions once, just before their first object is populated. */
@Interface({ all: ['postProcessMergedBeanDefinition'] })
export abstract class MergedBeanDefinitionPostProcessor extends BeanPostProcessor {
  abstract postProcessMergedBeanDefinition(definition: BeanDefinition, type: Class, beanName: string): void;
}

/** A post-processor that is called before a bean is given up. */
@Interface({ all: ['postProcessBeforeDestruction'] })
export abstract class DestructionAwareBeanPostProcessor extends BeanPostProcessor {
  abstract postProcessBeforeDestruction(bean: object, beanName: string): MaybePromise<void>;
  /** Whether it is to be called for this bean. Default: true. */
  requiresDestruction?(bean: object): boolean;
  /** Destroy methods that the post-processor calls itself: nobody else does. */
  managedDestroyMethods?(bean: object): readonly PropertyKey[];
}
