import { IllegalArgumentException, type MaybePromise } from '@vernal/core';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HttpServletResponseWrapper } from '../servlet/http-servlet-response-wrapper.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/** Sends redirects with the location as it was given, relative ones too. Source: Spring's `RelativeRedirectFilter`. */
export class RelativeRedirectFilter extends OncePerRequestFilter {
  readonly #redirectStatus: number;

  /** @param redirectStatus default 303 */
  constructor({ redirectStatus = 303 }: { readonly redirectStatus?: number } = {}) {
    super();
    if (redirectStatus < 300 || redirectStatus > 399) {
      throw new IllegalArgumentException(`The status of a redirect is one from 300 to 399, not ${redirectStatus}`);
    }
    this.#redirectStatus = redirectStatus;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    return chain.doFilter(request, new RelativeRedirectResponse(response, this.#redirectStatus));
  }
}

/** An answer that redirects with the location as it was given. */
export class RelativeRedirectResponse extends HttpServletResponseWrapper {
  readonly #redirectStatus: number;

  constructor(response: HttpServletResponse, redirectStatus: number) {
    super(response);
    this.#redirectStatus = redirectStatus;
  }

  override sendRedirect(location: string): void {
    super.sendRedirect(location, this.#redirectStatus);
  }
}
