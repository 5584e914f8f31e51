import { VALID } from '../decorators/valid.js';
import {
  type Annotation,
  allMemberAnnotations,
  annotatedMembers,
  type Class,
  classAnnotations,
  findAnnotation,
  parameterAnnotations,
} from '../metadata/annotations.js';
import { parameterNames } from '../metadata/parameter-names.js';
import { isPromiseLike, type MaybePromise } from '../util/promises.js';
import { CONSTRAINT, type Constraint, isInGroups } from './constraint.js';
import { type PathNode, stepsTo, type Violation } from './violation.js';

/** What is asked of one value. */
export interface ValueRules {
  readonly constraints: readonly Constraint[];
  /** Whether the object there, or each one in a list, set or map, is validated by the rules of its own class. */
  readonly cascaded: boolean;
  /** Whether the rules are looked at for a value; always by default. */
  readonly isAsked?: (value: unknown, owner: object) => boolean;
}

/** What is asked of the objects of a class. */
export interface ClassRules {
  readonly constraints: readonly Constraint[];
  readonly properties: ReadonlyMap<string, ValueRules>;
}

/** The rules of a class in the form in which they are looked at. */
export class CompiledRules {
  readonly constraints: readonly Constraint[];
  readonly properties: readonly { readonly name: string; readonly rules: ValueRules }[];
  /** Whether other objects are validated with those of the class: only then a way can lead back to where it began. */
  readonly cascades: boolean;

  constructor(all: readonly ClassRules[]) {
    this.constraints = all.flatMap(({ constraints }) => constraints);
    this.properties = all.flatMap(({ properties }) => Array.from(properties, ([name, rules]) => ({ name, rules })));
    this.cascades = this.properties.some(({ rules }) => rules.cascaded);
  }
}

/** Where rules are read from; own decorators, and those of other libraries. */
export interface RulesSource {
  /** The rules of a class, superclasses included; undefined where there are none. Called once for each class. */
  rulesOf(type: Class): ClassRules | undefined;
}

/**
 * The rules of the constraint decorators and of `@Valid`, on fields, getters and parameters of the constructor: these are
 * said of the property of the same name.
 */
export const decoratorRules: RulesSource = {
  rulesOf(type) {
    const properties = new Map<string, ValueRules>();
    for (const [i, name] of parameterNames(type).entries()) {
      const rules = annotationRules(parameterAnnotations(type, undefined, i));
      if (rules && name !== undefined) properties.set(name, rules);
    }
    for (const name of annotatedMembers(type, CONSTRAINT, VALID)) {
      const rules = typeof name === 'string' ? annotationRules(allMemberAnnotations(type, name)) : undefined;
      if (rules) properties.set(name as string, rules);
    }
    return { constraints: classAnnotations(type, CONSTRAINT), properties };
  },
};

/** The rules that the decorators of a field or parameter say; undefined where they say none. */
export function annotationRules(annotations: readonly Annotation[]): ValueRules | undefined {
  const constraints = annotations
    .filter(({ key }) => key === CONSTRAINT)
    .map(({ attributes }) => attributes as Constraint);
  const cascaded = findAnnotation(annotations, VALID) !== undefined;
  return constraints.length > 0 || cascaded ? { constraints, cascaded } : undefined;
}

/** One validation: the groups, what was found, and what is still awaited. */
export class ValidationRun {
  readonly violations: Violation[] = [];
  readonly #rulesOf: (type: Class) => CompiledRules;
  readonly #groups: readonly unknown[];
  #pending: Promise<void>[] | undefined;
  #visited: Set<object> | undefined;
  #root: object | undefined;

  constructor(rulesOf: (type: Class) => CompiledRules, groups: readonly unknown[]) {
    this.#rulesOf = rulesOf;
    this.#groups = groups;
  }

  /** What was found, in order of the rules; a promise where a constraint gave one. */
  result(): MaybePromise<Violation[]> {
    return this.#pending ? Promise.all(this.#pending).then(() => this.violations) : this.violations;
  }

  validateObject(target: object, at?: PathNode): void {
    this.#root ??= target;
    this.#validate(target, this.#rulesOf(target.constructor as Class), at);
  }

  #validate(target: object, { properties, constraints }: CompiledRules, at: PathNode | undefined): void {
    for (const { name, rules } of properties) {
      this.validateValue((target as Record<string, unknown>)[name], rules, target, at, name);
    }
    for (const one of constraints) this.#check(one, target, target, at, undefined);
  }

  /** @param property the property of the owner that has the value; undefined for the value at `at` itself. */
  validateValue(
    value: unknown,
    rules: ValueRules,
    owner: object | undefined,
    at: PathNode | undefined,
    property: string | undefined,
  ): void {
    if (rules.isAsked && owner && !rules.isAsked(value, owner)) return;
    for (const one of rules.constraints) {
      if (one.each) this.#checkElements(one, value, owner, below(at, property));
      else this.#check(one, value, owner, at, property);
    }
    if (rules.cascaded && typeof value === 'object' && value !== null) this.#cascade(value, below(at, property));
  }

  #checkElements(constraint: Constraint, value: unknown, owner: object | undefined, at: PathNode | undefined): void {
    for (const [key, element] of elementsOf(value)) {
      this.#check(constraint, element, owner, { parent: at, step: { key } }, undefined);
    }
  }

  #cascade(value: object, at: PathNode | undefined): void {
    if (Array.isArray(value)) {
      for (let key = 0; key < value.length; key++) this.#cascadeElement(value[key], key, at);
      return;
    }
    if (value instanceof Set || value instanceof Map) {
      for (const [key, element] of elementsOf(value)) this.#cascadeElement(element, key, at);
      return;
    }
    const rules = this.#rulesOf(value.constructor as Class);
    if (rules.cascades) {
      if (value === this.#root || this.#visited?.has(value)) return;
      this.#visited ??= new Set();
      this.#visited.add(value);
    }
    this.#validate(value, rules, at);
  }

  #cascadeElement(element: unknown, key: unknown, at: PathNode | undefined): void {
    if (typeof element === 'object' && element !== null) this.#cascade(element, { parent: at, step: { key } });
  }

  #check(
    constraint: Constraint,
    value: unknown,
    owner: object | undefined,
    at: PathNode | undefined,
    property: string | undefined,
  ): void {
    if (!isInGroups(constraint, this.#groups)) return;
    const valid = constraint.isValid(value, owner);
    if (valid === true) return;
    const add = (isValid: boolean): void => {
      if (!isValid) this.#add(constraint, value, owner, below(at, property));
    };
    if (!isPromiseLike(valid)) {
      add(valid);
      return;
    }
    this.#pending ??= [];
    this.#pending.push(valid.then(add));
  }

  #add(constraint: Constraint, value: unknown, owner: object | undefined, at: PathNode | undefined): void {
    const { message } = constraint;
    const text = typeof message === 'string' ? message : message(value, owner);
    this.violations.push({ constraint, message: text, value: value ?? null, path: stepsTo(at) });
  }
}

function below(at: PathNode | undefined, property: string | undefined): PathNode | undefined {
  return property === undefined ? at : { parent: at, step: { property } };
}

/** The elements of a container with their keys; those of a set have none. */
function elementsOf(value: unknown): Iterable<readonly [unknown, unknown]> {
  if (Array.isArray(value)) return value.entries();
  if (value instanceof Map) return value as Map<unknown, unknown>;
  if (value instanceof Set) return [...(value as Set<unknown>)].map((element) => [undefined, element]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
