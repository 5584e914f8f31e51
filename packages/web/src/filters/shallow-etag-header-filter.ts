import { createHash } from 'node:crypto';
import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import { HttpHeaders } from '../http/http-headers.js';
import { isContentCachingDisabled } from '../servlet/content-caching.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HttpServletResponseWrapper } from '../servlet/http-servlet-response-wrapper.js';
import { ContentCachingResponseWrapper } from './content-caching-response-wrapper.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/**
 * Gives answers to GET an entity tag made of their body, and answers 304 where the client has that body already: the network
 * is spared, the work is not. Bodies whose handler has set an `ETag`, and those that are streamed, are sent as they come.
 * Source: Spring's `ShallowEtagHeaderFilter`.
 */
export class ShallowEtagHeaderFilter extends OncePerRequestFilter {
  readonly #writeWeakETag: boolean;

  /** @param writeWeakETag whether the tag is a weak one (`W/"…"`); default false */
  constructor({ writeWeakETag = false }: { readonly writeWeakETag?: boolean } = {}) {
    super();
    this.#writeWeakETag = writeWeakETag;
  }

  protected override shouldNotFilterAsyncDispatch(): boolean {
    return false;
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    const wrapper = cachingWrapperOf(response);
    const caching = wrapper ?? new ConditionalResponse(response, request);
    const pending = chain.doFilter(request, wrapper ? response : caching);
    const update = () => this.#updateResponse(request, caching);
    return isPromiseLike(pending) ? pending.then(update) : update();
  }

  #updateResponse(request: HttpServletRequest, caching: ConditionalResponse): MaybePromise<void> {
    if (request.isAsyncStarted || isContentCachingDisabled(request)) return;
    const { response } = caching;
    if (isEligibleForEtag(request, caching)) {
      const given = response.getHeader(HttpHeaders.ETAG)?.trim();
      const etag = given || etagOf(caching.content, this.#writeWeakETag);
      if (!given) response.setHeader(HttpHeaders.ETAG, etag);
      if (new ServletWebRequest(request, response).checkNotModified(etag)) {
        caching.resetBuffer();
        return;
      }
    }
    return caching.copyBodyToResponse();
  }
}

function isEligibleForEtag(request: HttpServletRequest, response: HttpServletResponse): boolean {
  if (response.isCommitted || response.status < 200 || response.status >= 300 || request.method !== 'GET') return false;
  return !response.getHeader(HttpHeaders.CACHE_CONTROL)?.includes('no-store');
}

function etagOf(content: Uint8Array, isWeak: boolean): string {
  return `${isWeak ? 'W/' : ''}"0${createHash('md5').update(content).digest('hex')}"`;
}

/** On an asynchronous dispatch the answer has been wrapped already. */
function cachingWrapperOf(response: HttpServletResponse): ConditionalResponse | undefined {
  let candidate = response;
  while (candidate instanceof HttpServletResponseWrapper) {
    if (candidate instanceof ConditionalResponse) return candidate;
    candidate = candidate.response;
  }
  return undefined;
}

/** Keeps the body unless that is of no use. */
class ConditionalResponse extends ContentCachingResponseWrapper {
  readonly #request: HttpServletRequest;

  constructor(response: HttpServletResponse, request: HttpServletRequest) {
    super(response);
    this.#request = request;
  }

  override write(chunk: string | Uint8Array): MaybePromise<void> {
    return this.#passesThrough ? this.response.write(chunk) : super.write(chunk);
  }

  override flushBuffer(): MaybePromise<void> {
    return this.#passesThrough ? this.response.flushBuffer() : super.flushBuffer();
  }

  get #passesThrough(): boolean {
    return isContentCachingDisabled(this.#request) || Boolean(this.response.getHeader(HttpHeaders.ETAG)?.trim());
  }
}
