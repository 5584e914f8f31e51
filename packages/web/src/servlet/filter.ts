import { Interface } from '@vernal/core';
import type { HttpServletRequest } from './http-servlet-request.js';
import type { HttpServletResponse } from './http-servlet-response.js';
import type { ServletContext } from './servlet-context.js';

/** The rest of the way: the next filter, at last the servlet. Source: Servlet 6.0 `FilterChain`. */
export interface FilterChain {
  doFilter(request: HttpServletRequest, response: HttpServletResponse): void | Promise<void>;
}

/** What a filter is told at its start. Source: Servlet 6.0 `FilterConfig`. */
export interface FilterConfig {
  readonly filterName: string;
  readonly servletContext: ServletContext;
  readonly initParameters: Readonly<Record<string, string>>;
}

/** Stands before the servlets of its paths; answers itself or calls the chain. Source: Servlet 6.0 `Filter`. */
@Interface({ all: ['doFilter'] })
export abstract class Filter {
  init?(config: FilterConfig): void | Promise<void>;
  abstract doFilter(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): void | Promise<void>;
  destroy?(): void | Promise<void>;
}
