import type { MaybePromise } from '@vernal/core';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/** Settings of a {@link CharacterEncodingFilter}, beside the encoding. */
export interface CharacterEncodingFilterOptions {
  /** Whether the encoding takes the place of the one that the request names. Default: false. */
  readonly forceRequestEncoding?: boolean;
  /** Whether it is set as the encoding of the answer, too. Default: false. */
  readonly forceResponseEncoding?: boolean;
}

/** Says in which encoding forms and bodies are read where the request does not. Source: Spring's `CharacterEncodingFilter`. */
export class CharacterEncodingFilter extends OncePerRequestFilter {
  readonly #encoding: string;
  readonly #options: CharacterEncodingFilterOptions;

  constructor(encoding: string, options: CharacterEncodingFilterOptions = {}) {
    super();
    this.#encoding = encoding;
    this.#options = options;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    const { forceRequestEncoding, forceResponseEncoding } = this.#options;
    if (forceRequestEncoding || request.characterEncoding === undefined) request.characterEncoding = this.#encoding;
    if (forceResponseEncoding) response.characterEncoding = this.#encoding;
    return chain.doFilter(request, response);
  }
}
