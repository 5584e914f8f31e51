import type { Filter, FilterChain } from './filter.js';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { Servlet } from './servlet.js';

/** The way of one request through its filters to the servlet. It adds no promise of its own. */
export class ApplicationFilterChain implements FilterChain {
  readonly #filters: readonly Filter[];
  readonly #servlet: Servlet;
  #next = 0;

  constructor(filters: readonly Filter[], servlet: Servlet) {
    this.#filters = filters;
    this.#servlet = servlet;
  }

  doFilter(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void> {
    const filter = this.#filters[this.#next++];
    return filter ? filter.doFilter(request, response, this) : this.#servlet.service(request, response);
  }
}
