import type { MediaType } from '../http/media-type.js';
import type { MatrixVariables, PathPattern } from '../path/path-pattern.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HandlerInterceptor } from './handler-interceptor.js';

const ATTRIBUTE = 'vernal.web.HandlerMatch';

/**
 * How a request came to its handler: one object for what Spring keeps in several request attributes
 * (`HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE` and its siblings).
 */
export interface HandlerMatch {
  readonly handler: object;
  readonly pattern: PathPattern;
  /** Decoded. */
  readonly uriVariables: ReadonlyMap<string, string>;
  readonly matrixVariables: MatrixVariables;
  /** The part of the path that the wildcards of the pattern stand for; the whole path where it has none. */
  readonly pathWithinMapping: string;
  /** What the handler says it produces; undefined where it says nothing. */
  readonly producibleMediaTypes: readonly MediaType[] | undefined;
  /** Whether the match is the same object for each request with its path, so that interceptors can be kept in it. */
  readonly isOfOnePath?: boolean;
  /** The interceptors of the one path, once a handler mapping has looked for them. */
  interceptors?: readonly HandlerInterceptor[] | undefined;
  /** Whose interceptors they are. */
  interceptorsOwner?: object | undefined;
}

/** The match that the mapping found; undefined before, and for handlers that no mapping found. */
export function getHandlerMatch(request: HttpServletRequest): HandlerMatch | undefined {
  return request.getAttribute(ATTRIBUTE) as HandlerMatch | undefined;
}

/** Called by handler mappings; undefined forgets the match of an earlier one. */
export function setHandlerMatch(request: HttpServletRequest, match: HandlerMatch | undefined): void {
  request.setAttribute(ATTRIBUTE, match);
}
