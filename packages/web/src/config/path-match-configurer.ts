import type { Class } from '@vernal/core';
import type { PathPrefix } from '../mapping/request-mapping-handler-mapping.js';
import type { PathPatternParser } from '../path/path-pattern-parser.js';

/** How paths are matched. Source: Spring `PathMatchConfigurer`. */
export class PathMatchConfigurer {
  readonly pathPrefixes: PathPrefix[] = [];
  patternParser: PathPatternParser | undefined;

  /** The parser of all patterns: whether case matters, and so on. */
  setPatternParser(patternParser: PathPatternParser): this {
    this.patternParser = patternParser;
    return this;
  }

  /** Stands before the paths of controllers that pass the test; of several, the first counts. */
  addPathPrefix(prefix: string, test: (controller: Class) => boolean): this {
    this.pathPrefixes.push({ prefix, test });
    return this;
  }
}
