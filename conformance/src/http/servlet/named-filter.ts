import type { MaybePromise } from '@vernal/core';
import { type FilterChain, type HttpServletRequest, type HttpServletResponse, OncePerRequestFilter } from '@vernal/web';

/** Adds its name to X-Filters. With ?block=NAME it answers itself; a header X-Skip: NAME switches it off for the request. */
export class NamedFilter extends OncePerRequestFilter {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  protected override shouldNotFilter(request: HttpServletRequest): boolean {
    return request.getHeader('X-Skip') === this.#name;
  }

  protected override async doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): Promise<void> {
    const before = response.getHeader('X-Filters');
    response.setHeader('X-Filters', before === undefined ? this.#name : `${before} ${this.#name}`);
    await request.prepareParameters();
    if (request.getParameter('block') === this.#name) await this.#block(response);
    else await chain.doFilter(request, response);
  }

  #block(response: HttpServletResponse): MaybePromise<void> {
    response.status = 423;
    response.contentType = 'text/plain;charset=UTF-8';
    return response.complete(`blocked by ${this.#name}`);
  }
}
