import type { Class } from '../metadata/annotations.js';
import { getClass } from '../metadata/type-reference.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import type { Constraint } from './constraint.js';
import { type PathNode, stepsTo, type Violation, type ViolationStep } from './violation.js';

/** Looks at an object of a class and tells the run what is not valid, and what is to be validated beside it. */
export interface CompiledRules {
  readonly validate: (target: object, run: ValidationRun, at: PathNode | undefined) => void;
  /** Whether other objects are validated with those of the class: only then a way can lead back to where it began. */
  readonly cascades: boolean;
}

/** Where the rules of the objects come from that are met on the way. */
export interface RulesOfClasses {
  ofClass(type: Class): CompiledRules;
}

/** One validation: what was found, and what is still awaited. */
export class ValidationRun {
  readonly violations: Violation[] = [];
  readonly #rules: RulesOfClasses;
  #pending: Promise<void>[] | undefined;
  #visited: Set<object> | undefined;
  #root: object | undefined;

  constructor(rules: RulesOfClasses) {
    this.#rules = rules;
  }

  /** What was found, in order of the rules; a promise where a constraint gave one. */
  result(): MaybePromise<Violation[]> {
    return this.#pending ? Promise.all(this.#pending).then(() => this.violations) : this.violations;
  }

  validateObject(target: object): void {
    this.#root = target;
    this.#rules.ofClass(getClass(target)).validate(target, this, undefined);
  }

  /** Validates an object, or each one in a container, by the rules of its own class. */
  cascade(value: object, at: PathNode | undefined, property: string | undefined): void {
    const place = below(at, property);
    if (Array.isArray(value)) this.#cascadeList(value, place);
    else if (value instanceof Set || value instanceof Map) this.#cascadeElements(value, place);
    else this.#validate(value, this.#rules.ofClass(getClass(value)), place);
  }

  #cascadeList(list: readonly unknown[], parent: PathNode | undefined): void {
    const place: PathNode = { parent, property: undefined, key: 0 };
    let type: Class | undefined;
    let rules: CompiledRules | undefined;
    for (let key = 0; key < list.length; key++) {
      const element = list[key];
      if (typeof element !== 'object' || element === null) continue;
      place.key = key;
      if (Array.isArray(element) || element instanceof Set || element instanceof Map) {
        this.cascade(element, place, undefined);
        continue;
      }
      const made = getClass(element);
      if (rules === undefined || made !== type) {
        type = made;
        rules = this.#rules.ofClass(made);
      }
      this.#validate(element, rules, place);
    }
  }

  #cascadeElements(container: object, parent: PathNode | undefined): void {
    const place: PathNode = { parent, property: undefined, key: undefined };
    for (const [key, element] of elementsOf(container)) {
      place.key = key;
      if (typeof element === 'object' && element !== null) this.cascade(element, place, undefined);
    }
  }

  #validate(target: object, rules: CompiledRules, at: PathNode | undefined): void {
    if (rules.cascades) {
      if (target === this.#root || this.#visited?.has(target)) return;
      this.#visited ??= new Set();
      this.#visited.add(target);
    }
    rules.validate(target, this, at);
  }

  /** Has a constraint look at each element of a value. */
  checkElements(
    constraint: Constraint,
    value: unknown,
    owner: object | undefined,
    at: PathNode | undefined,
    property: string | undefined,
  ): void {
    const place: PathNode = { parent: below(at, property), property: undefined, key: undefined };
    for (const [key, element] of elementsOf(value)) {
      place.key = key;
      const valid = constraint.isValid(element, owner);
      if (valid !== true) this.judge(valid, constraint, element, owner, place, undefined);
    }
  }

  /** Keeps the value as a violation where the constraint's answer, which may be awaited, is no. */
  judge(
    valid: MaybePromise<boolean>,
    constraint: Constraint,
    value: unknown,
    owner: object | undefined,
    at: PathNode | undefined,
    property: string | undefined,
  ): void {
    const path = stepsTo(below(at, property));
    if (!isPromiseLike(valid)) {
      this.#judge(valid, constraint, value, owner, path);
      return;
    }
    this.#pending ??= [];
    this.#pending.push(valid.then((answer) => this.#judge(answer, constraint, value, owner, path)));
  }

  #judge(
    isValid: boolean,
    constraint: Constraint,
    value: unknown,
    owner: object | undefined,
    path: readonly ViolationStep[],
  ): void {
    if (isValid) return;
    const { message } = constraint;
    const text = typeof message === 'string' ? message : message(value, owner);
    this.violations.push({ constraint, message: text, value: value ?? null, path });
  }
}

function below(parent: PathNode | undefined, property: string | undefined): PathNode | undefined {
  return property === undefined ? parent : { parent, property, key: undefined };
}

/** The elements of a container with their keys; those of a set have none. */
function elementsOf(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (Array.isArray(value)) return value.entries();
  if (value instanceof Map) return value as Map<unknown, unknown>;
  if (value instanceof Set) return [...(value as Set<unknown>)].map((element) => [undefined, element]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
