import { type Class, LOWEST_PRECEDENCE, type MaybePromise, type Ordered } from '@vernal/core';
import { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';

/** What is needed of an application context. */
export interface ViewBeans {
  containsBean(name: string): boolean;
  getBean(name: string): unknown;
  isTypeMatch(name: string, type: Class): boolean;
}

/** Takes a view's name for the name of a bean that is a {@link View}. Source: Spring `BeanNameViewResolver`. */
export class BeanNameViewResolver extends ViewResolver implements Ordered {
  readonly #beans: ViewBeans;
  readonly #order: number;

  /** `order` defaults to behind all resolvers that have one. */
  constructor(beans: ViewBeans, order = LOWEST_PRECEDENCE) {
    super();
    this.#beans = beans;
    this.#order = order;
  }

  getOrder(): number {
    return this.#order;
  }

  resolveViewName(viewName: string): MaybePromise<View | undefined> {
    if (!this.#beans.containsBean(viewName) || !this.#beans.isTypeMatch(viewName, View)) return undefined;
    return this.#beans.getBean(viewName) as View;
  }
}
