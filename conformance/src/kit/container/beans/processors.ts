import {
  type BeanPostProcessor,
  type Class,
  type DestructionAwareBeanPostProcessor,
  Implements,
  type InstantiationAwareBeanPostProcessor,
  isAssignable,
  isInstance,
  type Ordered,
  PriorityOrdered,
} from '@vernal/core';
import { Greeter, WrappedGreeter } from './greeters.js';
import { Named } from './named.js';
import { Plain } from './plain.js';

/** A post-processor of beans without an order. only: the one bean that it looks at (all beans of this package if missing). */
export class TracingProcessor extends Named implements BeanPostProcessor {
  only: string | undefined = undefined;

  postProcessBeforeInitialization(bean: object, beanName: string): object {
    if (this.concerns(bean, beanName)) this.trace(`before(${beanName})`);
    return bean;
  }

  postProcessAfterInitialization(bean: object, beanName: string): object {
    if (this.concerns(bean, beanName)) this.trace(`after(${beanName})`);
    return bean;
  }

  protected concerns(bean: object, beanName: string): boolean {
    return bean instanceof Named && (this.only === undefined || this.only === beanName);
  }
}

/** A post-processor with an order. */
export class OrderedProcessor extends TracingProcessor implements Ordered {
  order = 0;

  getOrder(): number {
    return this.order;
  }
}

/** A post-processor of the group that comes before all others, with an order in that group. */
@Implements(PriorityOrdered)
export class PriorityProcessor extends TracingProcessor implements PriorityOrdered {
  order = 0;

  getOrder(): number {
    return this.order;
  }
}

/** Puts another object in the place of every greeter after its initialization. */
export class WrappingProcessor extends Named implements BeanPostProcessor {
  postProcessAfterInitialization(bean: object): object {
    return isInstance(bean, Greeter) ? new WrappedGreeter(bean) : bean;
  }
}

/** Acts around the construction of a bean: gives an object instead of the bean "replaced", keeps properties from the bean "bare". */
export class InstantiationProcessor extends Named implements InstantiationAwareBeanPostProcessor {
  postProcessBeforeInstantiation(type: Class, beanName: string): object | undefined {
    if (!isAssignable(type, Named)) return undefined;
    this.trace(`beforeInstantiation(${beanName})`);
    return beanName === 'replaced' ? new Plain('replacement') : undefined;
  }

  postProcessAfterInstantiation(bean: object, beanName: string): boolean {
    if (bean instanceof Named) this.trace(`afterInstantiation(${beanName})`);
    return beanName !== 'bare';
  }
}

/** Sees beans before they are destroyed. */
export class DestructionProcessor extends Named implements DestructionAwareBeanPostProcessor {
  postProcessBeforeDestruction(_bean: object, beanName: string): void {
    this.trace(`beforeDestruction(${beanName})`);
  }

  requiresDestruction(bean: object): boolean {
    return bean instanceof Named;
  }
}
