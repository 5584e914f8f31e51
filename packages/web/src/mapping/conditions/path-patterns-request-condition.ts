import { PathPattern } from '../../path/path-pattern.js';
import { PathPatternParser } from '../../path/path-pattern-parser.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { ServletRequestPath } from '../../servlet/servlet-request-path.js';
import type { RequestCondition } from './request-condition.js';

/** One of the patterns matches the path within the servlet. Source: Spring `PathPatternsRequestCondition`. */
export class PathPatternsRequestCondition implements RequestCondition<PathPatternsRequestCondition> {
  static readonly #emptyPath = PathPatternsRequestCondition.#of([PathPatternParser.defaultInstance.parse('')]);
  static readonly #rootPaths = PathPatternsRequestCondition.#of(
    ['', '/'].map((path) => PathPatternParser.defaultInstance.parse(path)),
  );

  /** The most specific first; each once. */
  readonly patterns: readonly PathPattern[];
  /** The path, where there is but one and a path of the same text is sure to match. */
  readonly #literal: string | undefined;

  private constructor(patterns: readonly PathPattern[]) {
    this.patterns = patterns;
    const [first] = patterns;
    this.#literal = patterns.length === 1 && first && isPlain(first) ? first.patternString : undefined;
  }

  /** Without patterns, or with a single empty one, the path of the class or the empty path is meant. */
  static of(patterns: readonly string[], parser: PathPatternParser): PathPatternsRequestCondition {
    if (patterns.length === 0 || (patterns.length === 1 && patterns[0]?.trim() === '')) {
      return PathPatternsRequestCondition.#emptyPath;
    }
    return PathPatternsRequestCondition.#of(patterns.map((text) => parser.parse(parser.initFullPathPattern(text))));
  }

  static #of(patterns: readonly PathPattern[]): PathPatternsRequestCondition {
    const sorted = patterns.toSorted((a, b) => a.compareTo(b));
    return new PathPatternsRequestCondition(sorted.filter((pattern, i) => i === 0 || !pattern.equals(sorted[i - 1])));
  }

  get isEmptyPathMapping(): boolean {
    return this === PathPatternsRequestCondition.#emptyPath;
  }

  get firstPattern(): PathPattern {
    return this.patterns[0] as PathPattern;
  }

  /** Each pattern with each; of two conditions without a path, the empty path and `/`. */
  combine(other: PathPatternsRequestCondition): PathPatternsRequestCondition {
    if (this.isEmptyPathMapping && other.isEmptyPathMapping) return PathPatternsRequestCondition.#rootPaths;
    if (other.isEmptyPathMapping) return this;
    if (this.isEmptyPathMapping) return other;
    return PathPatternsRequestCondition.#of(
      this.patterns.flatMap((pattern) => other.patterns.map((otherPattern) => pattern.combine(otherPattern))),
    );
  }

  getMatchingCondition(request: HttpServletRequest): PathPatternsRequestCondition | undefined {
    if (this.#literal !== undefined && ServletRequestPath.valueOf(request) === this.#literal) return this;
    const path = ServletRequestPath.of(request);
    if (this.patterns.length === 1) return this.firstPattern.matches(path) ? this : undefined;
    const matching = this.patterns.filter((pattern) => pattern.matches(path));
    if (matching.length === this.patterns.length) return this;
    return matching.length > 0 ? new PathPatternsRequestCondition(matching) : undefined;
  }

  compareTo(other: PathPatternsRequestCondition): number {
    const shared = Math.min(this.patterns.length, other.patterns.length);
    for (let i = 0; i < shared; i++) {
      const result = PathPattern.SPECIFICITY_COMPARATOR(this.patterns[i]!, other.patterns[i]!);
      if (result !== 0) return result;
    }
    return other.patterns.length - this.patterns.length;
  }

  toString(): string {
    return `[${this.patterns.join(' || ')}]`;
  }
}

/** Neither syntax, nor anything that a path writes in another way. */
function isPlain(pattern: PathPattern): boolean {
  return !pattern.hasPatternSyntax() && !/[%;]/.test(pattern.patternString);
}
