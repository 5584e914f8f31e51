import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import { compareExpressions, NameValueExpression, type NameValueSource, unionOf } from './name-value-expression.js';
import type { RequestCondition } from './request-condition.js';

/** An image button sends its coordinates under its name with these behind it. */
const SUBMIT_IMAGE_SUFFIXES = ['', '.x', '.y'];

const PARAMETERS: NameValueSource = {
  isCaseSensitive: true,
  has: (request, name) =>
    SUBMIT_IMAGE_SUFFIXES.some((suffix) => request.getParameterValues(name + suffix) !== undefined),
  get: (request, name) => request.getParameter(name),
};

/** All expressions on parameters hold: `a`, `!a`, `a=b`, `a!=b`. Source: Spring `ParamsRequestCondition`. */
export class ParamsRequestCondition implements RequestCondition<ParamsRequestCondition> {
  readonly expressions: readonly NameValueExpression[];

  constructor(params: readonly string[] | readonly NameValueExpression[]) {
    const expressions = params.map((param) =>
      typeof param === 'string' ? new NameValueExpression(param, PARAMETERS) : param,
    );
    this.expressions = unionOf(expressions, []);
  }

  combine(other: ParamsRequestCondition): ParamsRequestCondition {
    return new ParamsRequestCondition([...this.expressions, ...other.expressions]);
  }

  getMatchingCondition(request: HttpServletRequest): this | undefined {
    for (const expression of this.expressions) if (!expression.matches(request)) return undefined;
    return this;
  }

  compareTo(other: ParamsRequestCondition): number {
    return compareExpressions(this.expressions, other.expressions);
  }

  toString(): string {
    return `[${this.expressions.join(' && ')}]`;
  }
}
