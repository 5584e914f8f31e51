import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';

/** Says whether a request has something of a name, and which value. */
export interface NameValueSource {
  readonly isCaseSensitive: boolean;
  has(request: HttpServletRequest, name: string): boolean;
  get(request: HttpServletRequest, name: string): string | undefined;
}

/** One of `name`, `!name`, `name=value`, `name!=value`. Source: Spring `NameValueExpression`. */
export class NameValueExpression {
  readonly name: string;
  readonly value: string | undefined;
  readonly isNegated: boolean;
  readonly #source: NameValueSource;

  constructor(expression: string, source: NameValueSource) {
    this.#source = source;
    const equals = expression.indexOf('=');
    if (equals < 0) {
      this.isNegated = expression.startsWith('!');
      this.name = this.isNegated ? expression.slice(1) : expression;
      return;
    }
    this.isNegated = expression[equals - 1] === '!';
    this.name = expression.slice(0, this.isNegated ? equals - 1 : equals);
    this.value = expression.slice(equals + 1);
  }

  matches(request: HttpServletRequest): boolean {
    const isMatch =
      this.value === undefined
        ? this.#source.has(request, this.name)
        : this.#source.get(request, this.name) === this.value;
    return isMatch !== this.isNegated;
  }

  /** The same for expressions that mean the same. */
  get key(): string {
    const name = this.#source.isCaseSensitive ? this.name : this.name.toLowerCase();
    return `${this.isNegated ? '!' : '='}${name}${this.value === undefined ? '' : `=${this.value}`}`;
  }

  toString(): string {
    const not = this.isNegated ? '!' : '';
    return this.value === undefined ? `${not}${this.name}` : `${this.name}${not}=${this.value}`;
  }
}

/** The expressions of both lists, each once. */
export function unionOf<E extends { readonly key: string }>(first: readonly E[], second: readonly E[]): E[] {
  if (first.length === 0 && second.length === 0) return [];
  const byKey = new Map<string, E>();
  for (const expression of [...first, ...second]) {
    if (!byKey.has(expression.key)) byKey.set(expression.key, expression);
  }
  return [...byKey.values()];
}

/** The more expressions the closer, then the more that ask for a certain value. */
export function compareExpressions(a: readonly NameValueExpression[], b: readonly NameValueExpression[]): number {
  return b.length - a.length || countOfValues(b) - countOfValues(a);
}

function countOfValues(expressions: readonly NameValueExpression[]): number {
  return expressions.filter(({ value, isNegated }) => value !== undefined && !isNegated).length;
}
