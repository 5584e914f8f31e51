import { LOWEST_PRECEDENCE, type MaybePromise, type Ordered } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { View } from '../strategies/view.js';
import { ViewResolver } from '../strategies/view-resolver.js';

/** Several view resolvers as one: the first that has a view. Source: Spring `ViewResolverComposite`. */
export class ViewResolverComposite extends ViewResolver implements Ordered {
  readonly viewResolvers: readonly ViewResolver[];
  readonly #order: number;

  /** `order` defaults to behind all resolvers that have one. */
  constructor(viewResolvers: readonly ViewResolver[], order = LOWEST_PRECEDENCE) {
    super();
    this.viewResolvers = viewResolvers;
    this.#order = order;
  }

  getOrder(): number {
    return this.#order;
  }

  async resolveViewName(viewName: string, locale: Intl.Locale, request: HttpServletRequest): Promise<View | undefined> {
    for (const resolver of this.viewResolvers) {
      const found: MaybePromise<View | undefined> = resolver.resolveViewName(viewName, locale, request);
      const view = await found;
      if (view) return view;
    }
    return undefined;
  }
}
