import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { WebContentGenerator, type WebContentOptions } from '../binding/web-content-generator.js';
import type { CacheControl } from '../http/cache-control.js';
import { HttpHeaders } from '../http/http-headers.js';
import type { PathPattern } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { HandlerInterceptor } from '../strategies/handler-interceptor.js';

/** Settings of a {@link WebContentInterceptor}. */
export interface WebContentInterceptorOptions extends WebContentOptions {
  /** Default: case-sensitive. */
  readonly patternParser?: PathPatternParser;
}

interface CacheMapping {
  readonly pattern: PathPattern;
  readonly cacheControl: CacheControl;
}

/**
 * Checks the method and sends cache headers for handlers that leave this to others: the same for all, or by path.
 * Source: Spring's `WebContentInterceptor`.
 */
export class WebContentInterceptor extends HandlerInterceptor {
  readonly #generator: WebContentGenerator;
  readonly #parser: PathPatternParser;
  readonly #mappings: CacheMapping[] = [];

  constructor(options: WebContentInterceptorOptions = {}) {
    super();
    this.#generator = new WebContentGenerator(options);
    this.#parser = options.patternParser ?? PathPatternParser.defaultInstance;
  }

  /** What is sent for paths that match, instead of what is sent for all; of several patterns the first one added counts. */
  addCacheMapping(cacheControl: CacheControl, ...pathPatterns: string[]): this {
    for (const text of pathPatterns) this.#mappings.push({ pattern: this.#parser.parse(text), cacheControl });
    return this;
  }

  /** Throws an `HttpRequestMethodNotSupportedException` for a method that is not answered. */
  override preHandle(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<boolean> {
    const proceed = () => this.#prepare(request, response);
    const checked = this.#generator.checkRequest(request);
    return isPromiseLike(checked) ? checked.then(proceed) : proceed();
  }

  #prepare(request: HttpServletRequest, response: HttpServletResponse): boolean {
    const mapping = this.#mappingOf(request);
    if (!mapping) this.#generator.prepareResponse(response);
    else if (mapping.cacheControl.headerValue !== undefined) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, mapping.cacheControl.headerValue);
    }
    return true;
  }

  #mappingOf(request: HttpServletRequest): CacheMapping | undefined {
    if (this.#mappings.length === 0) return undefined;
    const path = ServletRequestPath.of(request);
    return this.#mappings.find(({ pattern }) => pattern.matches(path));
  }
}
