import { LOWEST_PRECEDENCE, type Ordered } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import type { ModelAndView } from '../strategies/model-and-view.js';

/** Several resolvers as one: the first that has an answer. Source: Spring `HandlerExceptionResolverComposite`. */
export class HandlerExceptionResolverComposite extends HandlerExceptionResolver implements Ordered {
  readonly resolvers: readonly HandlerExceptionResolver[];
  readonly #order: number;

  /** `order` defaults to behind all resolvers that have one. */
  constructor(resolvers: readonly HandlerExceptionResolver[], order = LOWEST_PRECEDENCE) {
    super();
    this.resolvers = resolvers;
    this.#order = order;
  }

  getOrder(): number {
    return this.#order;
  }

  async resolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): Promise<ModelAndView | undefined> {
    for (const resolver of this.resolvers) {
      const found = await resolver.resolveException(request, response, handler, exception);
      if (found) return found;
    }
    return undefined;
  }
}
