import { type PathContainer, Separator } from '../path/path-container.js';
import type { PathPattern } from '../path/path-pattern.js';
import type { PathPatternParser } from '../path/path-pattern-parser.js';
import { type PredicateResult, RequestPredicate } from './request-predicate.js';
import type { RouteMatch, ServerRequest } from './server-request.js';

/** Asks for a pattern; below it the path begins behind what the pattern matched. Source: Spring `RequestPredicates.PathPatternPredicate`. */
export class PathPatternPredicate extends RequestPredicate {
  #pattern: PathPattern;
  /** Joined once, as a route mostly stands below the same routes. */
  #joined: { readonly outer: PathPattern; readonly pattern: PathPattern } | undefined;

  constructor(pattern: PathPattern) {
    super();
    this.#pattern = pattern;
  }

  evaluate(request: ServerRequest): PredicateResult {
    const found = this.#pattern.matchAndExtract(request.requestPath);
    return found ? this.#merged(request, found.uriVariables) : false;
  }

  override nest(request: ServerRequest): ServerRequest | undefined {
    const { container } = request.requestPath;
    const found = this.#pattern.matchStartOfPath(container);
    if (!found) return undefined;
    const rest = behind(container, found.pathMatched);
    return request.nested({ value: rest.value(), container: rest }, this.#merged(request, found.uriVariables));
  }

  override changeParser(parser: PathPatternParser): void {
    this.#pattern = parser.parse(this.#pattern.patternString);
    this.#joined = undefined;
  }

  toString(): string {
    return this.#pattern.patternString;
  }

  /** What was found before stays; of two variables with one name the outer one counts. */
  #merged({ match }: ServerRequest, found: ReadonlyMap<string, string>): RouteMatch {
    const before = match.pathVariables;
    const pathVariables = before.size === 0 ? found : new Map([...before, ...found, ...before]);
    return { pathVariables, pattern: match.pattern ? this.#behind(match.pattern) : this.#pattern };
  }

  #behind(outer: PathPattern): PathPattern {
    if (this.#joined?.outer !== outer) this.#joined = { outer, pattern: outer.combine(this.#pattern) };
    return this.#joined.pattern;
  }
}

/** A slash at the end of what matched belongs to the rest. */
function behind(path: PathContainer, matched: PathContainer): PathContainer {
  const elements = matched.elements();
  return path.subPath(elements.at(-1) instanceof Separator ? elements.length - 1 : elements.length);
}
