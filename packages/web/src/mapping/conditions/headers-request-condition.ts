import { isPreFlightRequest } from '../../cors/cors-utils.js';
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { compareExpressions, NameValueExpression, type NameValueSource, unionOf } from './name-value-expression.js';
import type { RequestCondition } from './request-condition.js';

const HEADERS: NameValueSource = {
  isCaseSensitive: false,
  has: (request, name) => request.getHeader(name) !== undefined,
  get: (request, name) => request.getHeader(name),
};

/**
 * All expressions on headers hold: `a`, `!a`, `a=b`, `a!=b`; a preflight request meets any. `Accept` and `Content-Type` are
 * left to the conditions for what is produced and consumed. Source: Spring `HeadersRequestCondition`.
 */
export class HeadersRequestCondition implements RequestCondition<HeadersRequestCondition> {
  static readonly #preFlightMatch = new HeadersRequestCondition([]);

  readonly expressions: readonly NameValueExpression[];

  constructor(headers: readonly string[] | readonly NameValueExpression[]) {
    const expressions = headers.map((header) => (typeof header === 'string' ? headerExpression(header) : header));
    this.expressions = unionOf(
      expressions.filter((expression) => !isMediaTypeHeader(expression.name)),
      [],
    );
  }

  combine(other: HeadersRequestCondition): HeadersRequestCondition {
    return new HeadersRequestCondition([...this.expressions, ...other.expressions]);
  }

  getMatchingCondition(request: HttpServletRequest): HeadersRequestCondition | undefined {
    if (this.expressions.length === 0) return this;
    if (isPreFlightRequest(request)) return HeadersRequestCondition.#preFlightMatch;
    for (const expression of this.expressions) if (!expression.matches(request)) return undefined;
    return this;
  }

  compareTo(other: HeadersRequestCondition): number {
    return compareExpressions(this.expressions, other.expressions);
  }

  toString(): string {
    return `[${this.expressions.join(' && ')}]`;
  }
}

/** Reads an expression on a header. */
export function headerExpression(text: string): NameValueExpression {
  return new NameValueExpression(text, HEADERS);
}

function isMediaTypeHeader(name: string): boolean {
  return /^(?:accept|content-type)$/i.test(name);
}
