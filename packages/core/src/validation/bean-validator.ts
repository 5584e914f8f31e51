import { DefaultMessageSourceResolvable } from '../messages/message-source-resolvable.js';
import type { Annotation, Class } from '../metadata/annotations.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { RulesOfGroups } from './compiled-rules.js';
import type { Errors } from './errors.js';
import { annotationRules, decoratorRules, type RulesSource } from './validation-rules.js';
import { ValidationRun } from './validation-run.js';
import { SmartValidator } from './validator.js';
import { fieldOf, type Violation } from './violation.js';

/**
 * Validates objects by the constraint decorators of their classes (`@NotBlank`, `@Size`, `@Valid` …); hints are groups.
 * What is asked of a class is read once. Source: Spring's `LocalValidatorFactoryBean`.
 */
export class BeanValidator extends SmartValidator {
  readonly #sources: readonly RulesSource[];
  readonly #default: RulesOfGroups;
  readonly #others: RulesOfGroups[] = [];

  /** @param sources further places that rules are read from: {@link classValidatorRules}. */
  constructor(...sources: readonly RulesSource[]) {
    super();
    this.#sources = [decoratorRules, ...sources];
    this.#default = new RulesOfGroups(this.#sources, []);
  }

  /** All classes: one without rules is always valid. */
  override supports(_type: Class): boolean {
    return true;
  }

  override validate(target: object, errors: Errors, ...groups: unknown[]): MaybePromise<void> {
    const run = new ValidationRun(this.#rulesOf(groups));
    run.validateObject(target);
    return report(run, errors);
  }

  override validateValue(
    type: Class,
    field: string,
    value: unknown,
    errors: Errors,
    ...groups: unknown[]
  ): MaybePromise<void> {
    const rules = this.#rulesOf(groups);
    const run = new ValidationRun(rules);
    rules.ofProperty(type, field)(value, run);
    return report(run, errors);
  }

  /** Whether the decorators of a parameter ask for its validation. */
  hasParameterRules(annotations: readonly Annotation[]): boolean {
    return annotationRules(annotations) !== undefined;
  }

  /** What is wrong with an argument, by the decorators of its parameter; the paths begin at the argument. */
  validateArgument(
    value: unknown,
    annotations: readonly Annotation[],
    ...groups: unknown[]
  ): MaybePromise<Violation[]> {
    const rules = this.#rulesOf(groups);
    const run = new ValidationRun(rules);
    rules.ofArgument(annotations)(value, run);
    return run.result();
  }

  #rulesOf(groups: readonly unknown[]): RulesOfGroups {
    if (groups.length === 0) return this.#default;
    const known = this.#others.find((one) => isSameList(one.groups, groups));
    if (known) return known;
    const rules = new RulesOfGroups(this.#sources, groups);
    this.#others.push(rules);
    return rules;
  }
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((element, i) => element === other[i]);
}

/** The arguments of the message of a violation: the field's name, then the constraint's values by their names. */
export function violationArguments(objectName: string, field: string, { constraint }: Violation): unknown[] {
  const codes = [`${objectName}.${field}`, field].filter((code) => !code.endsWith('.') && code !== '');
  const values = Object.entries(constraint.attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  return [new DefaultMessageSourceResolvable(codes, undefined, field), ...values.map(([, value]) => value)];
}

function report(run: ValidationRun, errors: Errors): MaybePromise<void> {
  const found = run.result();
  return isPromiseLike(found)
    ? found.then((violations) => addViolations(violations, errors))
    : addViolations(found, errors);
}

/** A field whose value could not be set has an error already: what is there is not what the user entered. */
function addViolations(violations: readonly Violation[], errors: Errors): void {
  for (const violation of violations) {
    const field = fieldOf(violation.path);
    if (errors.getFieldError(field)?.bindingFailure) continue;
    errors.rejectWith(field, {
      errorCode: violation.constraint.name,
      arguments: violationArguments(errors.getObjectName(), field, violation),
      defaultMessage: violation.message,
      rejectedValue: violation.value,
    });
  }
}
