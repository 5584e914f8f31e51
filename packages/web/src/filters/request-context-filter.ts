import type { MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { RequestContextHolder } from '../strategies/request-context-holder.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/**
 * Lets code find the present request by RequestContextHolder where no DispatcherServlet does: in filters and plain servlets.
 * Source: Spring's `RequestContextFilter`.
 */
export class RequestContextFilter extends OncePerRequestFilter {
  protected override shouldNotFilterAsyncDispatch(): boolean {
    return false;
  }

  protected override shouldNotFilterErrorDispatch(): boolean {
    return false;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    const localeContext = { locale: request.getLocales()[0]! };
    const webRequest = new ServletWebRequest(request, response);
    return RequestContextHolder.run(webRequest, localeContext, () => chain.doFilter(request, response));
  }
}
