import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { CorsConfigurationSource } from '../cors/cors-configuration-source.js';
import type { CorsProcessor } from '../cors/cors-processor.js';
import { isPreFlightRequest } from '../cors/cors-utils.js';
import { DefaultCorsProcessor } from '../cors/default-cors-processor.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/**
 * Applies rules for requests of other origins before any servlet, and answers preflight requests itself.
 * Source: Spring's `CorsFilter`.
 */
export class CorsFilter extends OncePerRequestFilter {
  readonly #source: CorsConfigurationSource;
  readonly #processor: CorsProcessor;

  constructor(source: CorsConfigurationSource, processor: CorsProcessor = new DefaultCorsProcessor()) {
    super();
    this.#source = source;
    this.#processor = processor;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    const proceed = (isValid: boolean) => {
      if (isValid && !isPreFlightRequest(request)) return chain.doFilter(request, response);
    };
    const isValid = this.#processor.processRequest(this.#source.getCorsConfiguration(request), request, response);
    return isPromiseLike(isValid) ? isValid.then(proceed) : proceed(isValid);
  }
}
