import {
  type AnnotationKey,
  type Class,
  declaredOrder,
  findClassAnnotation,
  getClass,
  isAssignable,
  isClass,
  type OrderEntry,
  orderOf,
  PriorityOrdered,
  sortEntries,
} from '@vernal/core';
import { CONTROLLER_ADVICE, type ControllerAdviceOptions } from '../decorators/controller-advice.js';
import { beansOfContexts, type HandlerContext } from '../mapping/handler-context.js';

/** A bean with `@ControllerAdvice`: which controllers it applies to, and its place among the others. Source: Spring `ControllerAdviceBean`. */
export class ControllerAdviceBean {
  readonly beanType: Class;
  readonly #options: ControllerAdviceOptions;
  readonly #resolve: () => object;
  #bean: object | undefined;

  private constructor(beanType: Class, options: ControllerAdviceOptions, resolve: () => object) {
    this.beanType = beanType;
    this.#options = options;
    this.#resolve = resolve;
  }

  /** The advices of a context and its parents, in their order. */
  static findAnnotatedBeans(context: HandlerContext): ControllerAdviceBean[] {
    const found = beansOfContexts(context, (at) => at.getBeanNamesForAnnotation(CONTROLLER_ADVICE));
    const entries = found.flatMap(([at, name]): OrderEntry<ControllerAdviceBean>[] => {
      const type = at.getType(name);
      if (!type || name.startsWith('scopedTarget.')) return [];
      return [entryOf(new ControllerAdviceBean(type, optionsOf(type), () => at.getBean(name) as object), at, name)];
    });
    return sortEntries(entries);
  }

  /** An advice that is no bean. */
  static of(advice: object): ControllerAdviceBean {
    const type = getClass(advice);
    return new ControllerAdviceBean(type, optionsOf(type), () => advice);
  }

  resolveBean(): object {
    this.#bean ??= this.#resolve();
    return this.#bean;
  }

  /** Whether it advises controllers of a class; undefined is known for those that advise all. */
  isApplicableTo(controller: Class | undefined): boolean {
    const { assignableTypes = [], annotations = [], modules = [] } = this.#options;
    if (assignableTypes.length + annotations.length + modules.length === 0) return true;
    if (controller === undefined) return false;
    return (
      assignableTypes.some((type) => isAssignable(controller, type)) ||
      annotations.some((key: AnnotationKey<object>) => findClassAnnotation(controller, key) !== undefined) ||
      modules.some((module) => exportsClass(module, controller))
    );
  }
}

function optionsOf(type: Class): ControllerAdviceOptions {
  return findClassAnnotation(type, CONTROLLER_ADVICE) ?? {};
}

/** By `getOrder()` of the bean where its class has it, else by `@Order`. */
function entryOf(item: ControllerAdviceBean, context: HandlerContext, name: string): OrderEntry<ControllerAdviceBean> {
  const { beanType } = item;
  const isOrdered = typeof (beanType.prototype as { getOrder?: unknown }).getOrder === 'function';
  const order = isOrdered && context.isSingleton(name) ? orderOf(item.resolveBean()) : declaredOrder(beanType);
  return { item, order, priority: isAssignable(beanType, PriorityOrdered) };
}

function exportsClass(module: object, type: Class): boolean {
  return Object.values(module).some((value) => isClass(value) && value === type);
}
