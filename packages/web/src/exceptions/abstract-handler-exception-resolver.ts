import { type Class, LOWEST_PRECEDENCE, type MaybePromise, type Ordered } from '@vernal/core';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerExceptionResolver } from '../strategies/handler-exception-resolver.js';
import type { ModelAndView } from '../strategies/model-and-view.js';

/** Settings that exception resolvers share. */
export interface HandlerExceptionResolverOptions {
  /** Default: behind all resolvers that have an order. */
  readonly order?: number;
  /** The only handlers whose exceptions are resolved. Default: all. */
  readonly mappedHandlers?: readonly object[];
  /** The only classes of handlers whose exceptions are resolved. Default: all. */
  readonly mappedHandlerClasses?: readonly Class[];
  /** Decides instead of the two above, beside them. */
  readonly mappedHandlerPredicate?: (handler: object) => boolean;
  /** Whether the answer gets `Cache-Control: no-store`. Default false. */
  readonly preventResponseCaching?: boolean;
}

/** Resolves the exceptions of some handlers, or of all. Source: Spring `AbstractHandlerExceptionResolver`. */
export abstract class AbstractHandlerExceptionResolver extends HandlerExceptionResolver implements Ordered {
  readonly #options: HandlerExceptionResolverOptions;

  constructor(options: HandlerExceptionResolverOptions = {}) {
    super();
    this.#options = options;
  }

  getOrder(): number {
    return this.#options.order ?? LOWEST_PRECEDENCE;
  }

  resolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): MaybePromise<ModelAndView | undefined> {
    if (!this.shouldApplyTo(request, handler)) return undefined;
    if (this.#options.preventResponseCaching) response.setHeader('Cache-Control', 'no-store');
    return this.doResolveException(request, response, handler, exception);
  }

  protected abstract doResolveException(
    request: HttpServletRequest,
    response: HttpServletResponse,
    handler: object | undefined,
    exception: unknown,
  ): MaybePromise<ModelAndView | undefined>;

  /** Without a handler only a resolver for all handlers applies. */
  protected shouldApplyTo(_request: HttpServletRequest, handler: object | undefined): boolean {
    const { mappedHandlers, mappedHandlerClasses, mappedHandlerPredicate } = this.#options;
    if (!mappedHandlers && !mappedHandlerClasses && !mappedHandlerPredicate) return true;
    if (handler === undefined) return false;
    return (
      mappedHandlerPredicate?.(handler) ||
      mappedHandlers?.includes(handler) ||
      mappedHandlerClasses?.some((type) => handler instanceof type) ||
      false
    );
  }
}
