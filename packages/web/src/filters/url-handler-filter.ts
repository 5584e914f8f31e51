import type { MaybePromise } from '@vernal/core';
import { HttpHeaders } from '../http/http-headers.js';
import { PathContainer } from '../path/path-container.js';
import type { PathPattern } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { FilterChain } from '../servlet/filter.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import { HttpServletRequestWrapper } from '../servlet/http-servlet-request-wrapper.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { ServletRequestPath } from '../servlet/servlet-request-path.js';
import { OncePerRequestFilter } from './once-per-request-filter.js';

/** Answers, or calls the chain. */
type UrlHandler = (
  request: HttpServletRequest,
  response: HttpServletResponse,
  chain: FilterChain,
) => MaybePromise<void>;

interface Rule {
  readonly patterns: readonly PathPattern[];
  readonly handle: UrlHandler;
}

/** What is done for paths with a trailing slash. */
export interface TrailingSlashSpec {
  /** Tells of each request; several are told in turn. */
  intercept(interceptor: (request: HttpServletRequest) => void): this;
  /** Redirects to the path without the slash. */
  redirect(status: { readonly value: number }): UrlHandlerFilterBuilder;
  /** Goes on as if the slash were not there. */
  wrapRequest(): UrlHandlerFilterBuilder;
}

/** Collects the rules of a UrlHandlerFilter; the first one that fits a request counts. */
export interface UrlHandlerFilterBuilder {
  /** For paths that end with a slash and match one of the patterns; a slash is added to those that end with neither it nor `**`. */
  trailingSlashHandler(...pathPatterns: string[]): TrailingSlashSpec;
  build(): UrlHandlerFilter;
}

/**
 * Redirects requests whose path has a slash at its end, or takes it away:
 * `UrlHandlerFilter.trailingSlashHandler('/blog/**').redirect(HttpStatus.PERMANENT_REDIRECT).build()`.
 * Source: Spring's `UrlHandlerFilter`.
 */
export class UrlHandlerFilter extends OncePerRequestFilter {
  readonly #rules: readonly Rule[];

  private constructor(rules: readonly Rule[]) {
    super();
    this.#rules = rules;
  }

  static trailingSlashHandler(...pathPatterns: string[]): TrailingSlashSpec {
    return UrlHandlerFilter.#builder([]).trailingSlashHandler(...pathPatterns);
  }

  static #builder(rules: readonly Rule[]): UrlHandlerFilterBuilder {
    return {
      trailingSlashHandler: (...texts) =>
        trailingSlashSpec((handle) => UrlHandlerFilter.#builder([...rules, { patterns: texts.map(parse), handle }])),
      build: () => new UrlHandlerFilter(rules),
    };
  }

  protected override doFilterInternal(
    request: HttpServletRequest,
    response: HttpServletResponse,
    chain: FilterChain,
  ): MaybePromise<void> {
    if (!hasTrailingSlash(request)) return chain.doFilter(request, response);
    const path = PathContainer.parsePath(request.requestURI);
    const rule = this.#rules.find(({ patterns }) => patterns.some((pattern) => pattern.matches(path)));
    return rule ? rule.handle(request, response, chain) : chain.doFilter(request, response);
  }
}

function trailingSlashSpec(add: (handle: UrlHandler) => UrlHandlerFilterBuilder): TrailingSlashSpec {
  const interceptors: ((request: HttpServletRequest) => void)[] = [];
  const intercepted =
    (handle: UrlHandler): UrlHandler =>
    (request, response, chain) => {
      for (const interceptor of interceptors) interceptor(request);
      return handle(request, response, chain);
    };
  return {
    intercept(interceptor) {
      interceptors.push(interceptor);
      return this;
    },
    redirect: ({ value }) => add(intercepted((request, response) => redirect(request, response, value))),
    wrapRequest: () =>
      add(intercepted((request, response, chain) => chain.doFilter(new TrimmedRequest(request), response))),
  };
}

function parse(pattern: string): PathPattern {
  const needsSlash = !pattern.endsWith('**') && !pattern.endsWith('/');
  return PathPatternParser.defaultInstance.parse(needsSlash ? `${pattern}/` : pattern);
}

/** Whether there is more than the slash of the root. */
function hasTrailingSlash(request: HttpServletRequest): boolean {
  const path = ServletRequestPath.valueOf(request);
  return path.length > 1 && path.endsWith('/');
}

function redirect(request: HttpServletRequest, response: HttpServletResponse, status: number): MaybePromise<void> {
  response.resetBuffer();
  response.status = status;
  response.setHeader(HttpHeaders.LOCATION, trimSlash(request.requestURI));
  return response.flushBuffer();
}

function trimSlash(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

class TrimmedRequest extends HttpServletRequestWrapper {
  override get requestURI(): string {
    return trimSlash(this.request.requestURI);
  }

  override get requestURL(): string {
    return trimSlash(this.request.requestURL);
  }

  override get servletPath(): string {
    return this.request.pathInfo ? this.request.servletPath : trimSlash(this.request.servletPath);
  }

  override get pathInfo(): string | undefined {
    const { pathInfo } = this.request;
    return pathInfo && trimSlash(pathInfo);
  }
}
