import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ERROR_EXCEPTION } from '../servlet/dispatch-attributes.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

const ALLOWED_METHODS = new Set(['PUT', 'DELETE', 'PATCH']);

/**
 * Makes a POST with a parameter `_method` a PUT, DELETE or PATCH, as HTML forms cannot send these.
 * Source: Spring's `HiddenHttpMethodFilter`.
 */
export class HiddenHttpMethodFilter extends OncePerRequestFilter {
  readonly #methodParam: string;

  /** @param methodParam the name of the parameter; default `_method` */
  constructor({ methodParam = '_method' }: { readonly methodParam?: string } = {}) {
    super();
    this.#methodParam = methodParam;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    if (request.method !== 'POST' || request.getAttribute(ERROR_EXCEPTION) !== undefined) {
      return chain.doFilter(request, response);
    }
    const proceed = () => chain.doFilter(this.#withMethod(request), response);
    const pending = request.prepareParameters();
    return isPromiseLike(pending) ? pending.then(proceed) : proceed();
  }

  #withMethod(request: HttpServletRequest): HttpServletRequest {
    const method = request.getParameter(this.#methodParam)?.toUpperCase();
    return method !== undefined && ALLOWED_METHODS.has(method) ? new MethodRequest(request, method) : request;
  }
}

class MethodRequest extends HttpServletRequestWrapper {
  readonly #method: string;

  constructor(request: HttpServletRequest, method: string) {
    super(request);
    this.#method = method;
  }

  override get method(): string {
    return this.#method;
  }
}
