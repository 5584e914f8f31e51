import type { PathPatternParser } from '../path/path-pattern-parser.js';
import type { ApiVersionStrategy } from '../versions/api-version-strategy.js';
import type { RouteMatch, ServerRequest } from './server-request.js';

/** A test for requests, with `&&` where predicates are taken. */
export type RequestTest = (request: ServerRequest) => boolean;

/** What a predicate says: no, yes, or yes with what it found in the path. */
export type PredicateResult = boolean | RouteMatch;

/**
 * Says whether a request goes to a route. {@link RequestPredicates} makes them; wherever one is taken, a function will do.
 * Source: Spring `RequestPredicate`.
 */
export abstract class RequestPredicate {
  static of(predicate: RequestPredicate | RequestTest): RequestPredicate {
    return predicate instanceof RequestPredicate ? predicate : new TestPredicate(predicate);
  }

  /** Without recording anything on the request. */
  abstract evaluate(request: ServerRequest): PredicateResult;

  /** Whether the request matches; what was found in its path is recorded then. */
  test(request: ServerRequest): boolean {
    const result = this.evaluate(request);
    if (typeof result === 'object') request.setMatch(result);
    return result !== false;
  }

  /** The request for the routes below this predicate, undefined where it does not match: patterns match the beginning of the path. */
  nest(request: ServerRequest): ServerRequest | undefined {
    return this.test(request) ? request : undefined;
  }

  and(other: RequestPredicate | RequestTest): RequestPredicate {
    return new AndPredicate(this, RequestPredicate.of(other));
  }

  or(other: RequestPredicate | RequestTest): RequestPredicate {
    return new OrPredicate(this, RequestPredicate.of(other));
  }

  negate(): RequestPredicate {
    return new NegatePredicate(this);
  }

  /** Parses the patterns anew as the application's settings say. */
  changeParser(_parser: PathPatternParser): void {}

  /** Tells which versions of the API there are. */
  initApiVersions(_strategy: ApiVersionStrategy): void {}

  /** Says what it asks for, for logs. */
  abstract toString(): string;
}

class TestPredicate extends RequestPredicate {
  readonly #test: RequestTest;

  constructor(test: RequestTest) {
    super();
    this.#test = test;
  }

  evaluate(request: ServerRequest): boolean {
    return this.#test(request);
  }

  toString(): string {
    return this.#test.name || 'a function';
  }
}

/** Two predicates as one. */
abstract class CombinedPredicate extends RequestPredicate {
  protected readonly left: RequestPredicate;
  protected readonly right: RequestPredicate;

  constructor(left: RequestPredicate, right: RequestPredicate) {
    super();
    this.left = left;
    this.right = right;
  }

  override changeParser(parser: PathPatternParser): void {
    this.left.changeParser(parser);
    this.right.changeParser(parser);
  }

  override initApiVersions(strategy: ApiVersionStrategy): void {
    this.left.initApiVersions(strategy);
    this.right.initApiVersions(strategy);
  }
}

/** The right one sees what the left one found. */
class AndPredicate extends CombinedPredicate {
  evaluate(request: ServerRequest): PredicateResult {
    const left = this.left.evaluate(request);
    if (typeof left === 'boolean') return left && this.right.evaluate(request);
    const right = this.right.evaluate(request.nested(request.requestPath, left));
    return right === true ? left : right;
  }

  override nest(request: ServerRequest): ServerRequest | undefined {
    const nested = this.left.nest(request);
    return nested && this.right.nest(nested);
  }

  toString(): string {
    return `(${this.left} && ${this.right})`;
  }
}

class OrPredicate extends CombinedPredicate {
  evaluate(request: ServerRequest): PredicateResult {
    return this.left.evaluate(request) || this.right.evaluate(request);
  }

  override nest(request: ServerRequest): ServerRequest | undefined {
    return this.left.nest(request) ?? this.right.nest(request);
  }

  toString(): string {
    return `(${this.left} || ${this.right})`;
  }
}

class NegatePredicate extends RequestPredicate {
  readonly #negated: RequestPredicate;

  constructor(negated: RequestPredicate) {
    super();
    this.#negated = negated;
  }

  evaluate(request: ServerRequest): boolean {
    return this.#negated.evaluate(request) === false;
  }

  override changeParser(parser: PathPatternParser): void {
    this.#negated.changeParser(parser);
  }

  override initApiVersions(strategy: ApiVersionStrategy): void {
    this.#negated.initApiVersions(strategy);
  }

  toString(): string {
    return `!${this.#negated}`;
  }
}
