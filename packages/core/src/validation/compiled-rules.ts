import type { Annotation, Class } from '../metadata/annotations.js';
import { compileFunction } from '../util/compile-function.js';
import { type Constraint, isInGroups } from './constraint.js';
import { annotationRules, type ClassRules, type RulesSource, type ValueRules } from './validation-rules.js';
import type { CompiledRules, RulesOfClasses, ValidationRun } from './validation-run.js';

/** Looks at a value without an owner, as the argument of a method is. */
type CompiledValueRules = (value: unknown, run: ValidationRun) => void;

/** What is asked for certain groups, each class and parameter being compiled when it is first met. */
export class RulesOfGroups implements RulesOfClasses {
  readonly groups: readonly unknown[];
  readonly #sources: readonly RulesSource[];
  readonly #classes = new WeakMap<Class, CompiledRules>();
  readonly #arguments = new WeakMap<readonly Annotation[], CompiledValueRules>();

  constructor(sources: readonly RulesSource[], groups: readonly unknown[]) {
    this.#sources = sources;
    this.groups = groups;
  }

  ofClass(type: Class): CompiledRules {
    const known = this.#classes.get(type);
    if (known) return known;
    const rules = this.#sources.map((source) => source.rulesOf(type)).filter((one) => one !== undefined);
    const compiled = compileClass(rules, this.groups);
    this.#classes.set(type, compiled);
    return compiled;
  }

  /** What the decorators of a parameter ask for. */
  ofArgument(annotations: readonly Annotation[]): CompiledValueRules {
    const known = this.#arguments.get(annotations);
    if (known) return known;
    const rules = annotationRules(annotations);
    const compiled = compileValue(rules ?? { constraints: [], cascaded: false }, this.groups, undefined);
    this.#arguments.set(annotations, compiled);
    return compiled;
  }

  /** What is asked of one property, but not of what the object there consists of. */
  ofProperty(type: Class, name: string): CompiledValueRules {
    const rules = this.#sources.map((source) => source.rulesOf(type)?.properties.get(name));
    const constraints = rules.flatMap((one) => one?.constraints ?? []);
    return compileValue({ constraints, cascaded: false }, this.groups, name);
  }
}

function compileClass(all: readonly ClassRules[], groups: readonly unknown[]): CompiledRules {
  const code = new ValidationCode(groups);
  const properties = all.flatMap((rules) => [...rules.properties]);
  for (const [name, rules] of properties) {
    code.add(`value = target[${JSON.stringify(name)}];`);
    code.addRules(rules, 'target', name);
  }
  code.add('value = target;');
  for (const one of all.flatMap(({ constraints }) => constraints)) code.addConstraint(one, 'target', undefined);
  return {
    validate: code.compile('(target, run, at)', 'let value;'),
    cascades: properties.some(([, rules]) => rules.cascaded),
  };
}

function compileValue(rules: ValueRules, groups: readonly unknown[], property: string | undefined): CompiledValueRules {
  const code = new ValidationCode(groups);
  code.addRules({ ...rules, isAsked: undefined }, 'undefined', property);
  return code.compile('(value, run)', 'let at;');
}

/** The text of a function in which `value` is looked at. */
class ValidationCode {
  readonly #groups: readonly unknown[];
  readonly #lines: string[] = [];
  readonly #constants: Record<string, unknown> = {};
  #count = 0;

  constructor(groups: readonly unknown[]) {
    this.#groups = groups;
  }

  add(line: string): void {
    this.#lines.push(line);
  }

  addRules({ constraints, cascaded, isAsked }: ValueRules, owner: string, property: string | undefined): void {
    if (isAsked) this.add(`if (${this.#constant(isAsked)}(value, ${owner})) {`);
    for (const one of constraints) this.addConstraint(one, owner, property);
    if (cascaded)
      this.add(`if (typeof value === 'object' && value !== null) run.cascade(value, at, ${text(property)});`);
    if (isAsked) this.add('}');
  }

  addConstraint(constraint: Constraint, owner: string, property: string | undefined): void {
    if (!isInGroups(constraint, this.#groups)) return;
    const name = this.#constant(constraint);
    const place = `value, ${owner}, at, ${text(property)}`;
    if (constraint.each) this.add(`run.checkElements(${name}, ${place});`);
    else this.add(`valid = ${name}.isValid(value, ${owner}); if (valid !== true) run.judge(valid, ${name}, ${place});`);
  }

  compile<F>(parameters: string, declaration: string): F {
    return compileFunction(
      this.#constants,
      `function ${parameters} { ${declaration} let valid;\n${this.#lines.join('\n')}\n}`,
    );
  }

  #constant(value: unknown): string {
    const name = `c${this.#count++}`;
    this.#constants[name] = value;
    return name;
  }
}

function text(property: string | undefined): string {
  return property === undefined ? 'undefined' : JSON.stringify(property);
}
