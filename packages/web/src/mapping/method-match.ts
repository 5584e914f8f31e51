import type { MediaType } from '../http/media-type.js';
import type { MatrixVariables, PathMatchInfo, PathPattern } from '../path/path-pattern.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import type { HandlerMatch } from '../strategies/handler-match.js';
import type { HandlerMethod } from './handler-method.js';
import type { RequestMappingInfo } from './request-mapping-info.js';

const NOTHING_FOUND: PathMatchInfo = { uriVariables: new Map(), matrixVariables: new Map() };

/** A match by a method of a controller. */
export class MethodMatch implements HandlerMatch {
  readonly handler: HandlerMethod;
  readonly pattern: PathPattern;
  readonly uriVariables: ReadonlyMap<string, string>;
  readonly matrixVariables: MatrixVariables;
  readonly pathWithinMapping: string;
  readonly producibleMediaTypes: readonly MediaType[] | undefined;
  readonly isOfOnePath: boolean;
  interceptors: readonly HandlerInterceptor[] | undefined = undefined;
  interceptorsOwner: object | undefined = undefined;

  constructor(
    handler: HandlerMethod,
    pattern: PathPattern,
    producibleMediaTypes: readonly MediaType[] | undefined,
    pathWithinMapping: string,
    { uriVariables, matrixVariables }: PathMatchInfo = NOTHING_FOUND,
    isOfOnePath = false,
  ) {
    this.handler = handler;
    this.pattern = pattern;
    this.uriVariables = uriVariables;
    this.matrixVariables = matrixVariables;
    this.pathWithinMapping = pathWithinMapping;
    this.producibleMediaTypes = producibleMediaTypes;
    this.isOfOnePath = isOfOnePath;
  }

  /** The match of a mapping that is the same for each request: a literal path, and nothing that depends on the request. */
  static ofLiteral(mapping: RequestMappingInfo, handler: HandlerMethod): MethodMatch | undefined {
    const [pattern, ...others] = mapping.pathPatterns;
    if (pattern === undefined || others.length > 0 || !pattern.isLiteral) return undefined;
    const { producibleMediaTypes } = mapping.produces;
    return new MethodMatch(handler, pattern, producibleMediaTypes, pattern.patternString, NOTHING_FOUND, true);
  }
}
