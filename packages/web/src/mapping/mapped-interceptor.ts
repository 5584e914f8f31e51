import type { PathPattern, UnparsedPath } from '../path/path-pattern.js';
import { PathPatternParser } from '../path/path-pattern-parser.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';

/** Settings of a {@link MappedInterceptor}. */
export interface MappedInterceptorOptions {
  /** Patterns of paths that it stands before. Default: all. */
  readonly includePatterns?: readonly string[];
  /** Patterns of paths that it does not stand before, whatever `includePatterns` says. */
  readonly excludePatterns?: readonly string[];
  /** Default: case-sensitive. */
  readonly patternParser?: PathPatternParser;
}

const MATCHES_ALL = '/**';

/** An interceptor for certain paths within the servlet; every handler mapping takes beans of this class. Source: Spring `MappedInterceptor`. */
export class MappedInterceptor {
  readonly interceptor: HandlerInterceptor;
  readonly #includes: readonly PathPattern[];
  readonly #excludes: readonly PathPattern[];

  constructor(interceptor: HandlerInterceptor, options: MappedInterceptorOptions = {}) {
    const parser = options.patternParser ?? PathPatternParser.defaultInstance;
    this.interceptor = interceptor;
    this.#includes = (options.includePatterns ?? []).map((pattern) => parser.parse(pattern));
    this.#excludes = (options.excludePatterns ?? []).map((pattern) => parser.parse(pattern));
  }

  /** Whether it stands before every path. */
  get matchesAll(): boolean {
    return this.#excludes.length === 0 && (this.#includes.length === 0 || this.#includes.some(isMatchAll));
  }

  /** @param path within the servlet. */
  matches(path: UnparsedPath): boolean {
    for (const pattern of this.#excludes) if (pattern.matches(path)) return false;
    for (const pattern of this.#includes) if (pattern.matches(path)) return true;
    return this.#includes.length === 0;
  }
}

function isMatchAll(pattern: PathPattern): boolean {
  return pattern.patternString === MATCHES_ALL;
}
