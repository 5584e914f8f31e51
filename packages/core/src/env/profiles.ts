import { IllegalArgumentException } from '../util/exceptions.js';

type ProfilePredicate = (isActive: (profile: string) => boolean) => boolean;

/** Whether a set of active profiles is what somebody asks for. Source: Spring's `Profiles`. */
export class Profiles {
  readonly #expressions: readonly string[];
  readonly #alternatives: readonly ProfilePredicate[];

  private constructor(expressions: readonly string[]) {
    this.#expressions = expressions;
    this.#alternatives = expressions.map((expression) => new ProfileParser(expression).parse());
  }

  /**
   * Holds where any one of the expressions does. An expression is a profile's name, or several with `!`, `&`, `|` and
   * parentheses; `&` and `|` are not mixed without parentheses.
   *
   * @throws IllegalArgumentException for a malformed expression.
   */
  static of(...expressions: string[]): Profiles {
    if (expressions.length === 0) throw new IllegalArgumentException('Must specify at least one profile expression');
    return new Profiles(expressions);
  }

  matches(isActive: (profile: string) => boolean): boolean {
    return this.#alternatives.some((matches) => matches(isActive));
  }

  toString(): string {
    const [first = '', ...others] = this.#expressions;
    return others.length === 0 ? first : this.#expressions.map((expression) => `(${expression})`).join(' | ');
  }
}

type Context = 'none' | 'negation' | 'parentheses';

class ProfileParser {
  readonly #tokens: string[];

  constructor(readonly expression: string) {
    if (expression.trim() === '') {
      throw new IllegalArgumentException(`Invalid profile expression [${expression}]: must contain text`);
    }
    this.#tokens = expression
      .split(/([()&|!])/)
      .map((token) => token.trim())
      .filter((token) => token !== '');
  }

  parse(): ProfilePredicate {
    return this.#sequence('none');
  }

  /** What follows up to the end, or the next operand after `!`. Single parentheses and hanging operators are let pass, as Spring does. */
  #sequence(context: Context): ProfilePredicate {
    let operands: ProfilePredicate[] = [];
    let operator: '&' | '|' | undefined;
    for (let token = this.#tokens.shift(); token !== undefined; token = this.#tokens.shift()) {
      switch (token) {
        case '&':
        case '|':
          this.#check(operator === undefined || operator === token);
          operator = token;
          break;
        case ')': {
          const merged = this.#merge(operands, operator);
          if (context === 'parentheses') return merged;
          operands = [merged];
          operator = undefined;
          break;
        }
        case '!': {
          const negated = this.#sequence('negation');
          operands.push((isActive) => !negated(isActive));
          break;
        }
        default: {
          const name = token;
          const operand: ProfilePredicate = name === '(' ? this.#sequence('parentheses') : (isActive) => isActive(name);
          if (context === 'negation') return operand;
          operands.push(operand);
        }
      }
    }
    return this.#merge(operands, operator);
  }

  #merge(operands: readonly ProfilePredicate[], operator: '&' | '|' | undefined): ProfilePredicate {
    this.#check(operands.length > 0);
    return operator === '&'
      ? (isActive) => operands.every((matches) => matches(isActive))
      : (isActive) => operands.some((matches) => matches(isActive));
  }

  #check(isWellFormed: boolean): void {
    if (!isWellFormed) throw new IllegalArgumentException(`Malformed profile expression [${this.expression}]`);
  }
}
