import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ERROR_REQUEST_URI } from '../servlet/dispatch-attributes.js';
import type { Filter, FilterChain, FilterConfig } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';

/**
 * A filter that is at work once for a request, however often this passes: by default not on asynchronous dispatches, nor on
 * those to error pages. Source: Spring's `OncePerRequestFilter`.
 */
export abstract class OncePerRequestFilter implements Filter {
  #filterName: string | undefined;

  init(config: FilterConfig): void {
    this.#filterName = config.filterName;
  }

  doFilter(request: HttpServletRequest, response: HttpServletResponse, chain: FilterChain): MaybePromise<void> {
    if (this.#skipsDispatch(request) || this.shouldNotFilter(request)) return chain.doFilter(request, response);
    const attribute = this.alreadyFilteredAttributeName;
    if (request.getAttribute(attribute) !== undefined) {
      return request.dispatcherType === 'ERROR'
        ? this.doFilterNestedErrorDispatch(request, response, chain)
        : chain.doFilter(request, response);
    }
    request.setAttribute(attribute, true);
    return ensure(
      () => this.doFilterInternal(request, response, chain),
      () => request.removeAttribute(attribute),
    );
  }

  /** Does the work and calls the chain, or answers itself. */
  protected abstract doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void>;

  /** Does the work on a dispatch to an error page while the filter is at work for the request already. Default: none. */
  protected doFilterNestedErrorDispatch(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    return chain.doFilter(request, response);
  }

  /** Whether the request is none of the filter's business. Default: false. */
  protected shouldNotFilter(_request: HttpServletRequest): boolean {
    return false;
  }

  /** Default: true. */
  protected shouldNotFilterAsyncDispatch(): boolean {
    return true;
  }

  /** Default: true. */
  protected shouldNotFilterErrorDispatch(): boolean {
    return true;
  }

  /** The request attribute by which the filter knows that it is at work. */
  protected get alreadyFilteredAttributeName(): string {
    return `${this.#filterName ?? this.constructor.name}.FILTERED`;
  }

  #skipsDispatch(request: HttpServletRequest): boolean {
    if (request.dispatcherType === 'ASYNC' && this.shouldNotFilterAsyncDispatch()) return true;
    return request.getAttribute(ERROR_REQUEST_URI) !== undefined && this.shouldNotFilterErrorDispatch();
  }
}

function ensure(work: () => MaybePromise<void>, cleanUp: () => void): MaybePromise<void> {
  let pending: MaybePromise<void>;
  try {
    pending = work();
  } catch (error) {
    cleanUp();
    throw error;
  }
  if (isPromiseLike(pending)) return pending.finally(cleanUp);
  cleanUp();
}
