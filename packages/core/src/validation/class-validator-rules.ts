import type { Class } from '../metadata/annotations.js';
import { getClass } from '../metadata/type-reference.js';
import type { MaybePromise } from '../util/promises.js';
import type { Constraint } from './constraint.js';
import type { ClassRules, RulesSource, ValueRules } from './validation-rules.js';

/** What the constraints of class-validator are called with. */
interface ValidationArguments {
  readonly value: unknown;
  readonly constraints: unknown[];
  readonly targetName: string;
  readonly object: object;
  readonly property: string;
}

interface ConstraintInstance {
  validate(value: unknown, args: ValidationArguments): MaybePromise<boolean>;
  defaultMessage?(args: ValidationArguments): string;
}

interface ConstraintMetadata {
  readonly name: string;
  readonly instance: ConstraintInstance;
}

/** The part of class-validator's metadata that is read. */
interface ValidationMetadata {
  readonly type: string;
  readonly name?: string | undefined;
  readonly propertyName: string;
  readonly constraintCls?: Function | undefined;
  readonly constraints?: unknown[] | undefined;
  readonly message?: string | ((args: never) => string) | undefined;
  readonly groups?: readonly unknown[] | undefined;
  readonly always?: boolean | undefined;
  readonly each?: boolean | undefined;
}

/** The part of the module class-validator that is used: give the module itself. */
export interface ClassValidatorModule {
  getMetadataStorage(): {
    getTargetValidationMetadatas(
      target: Function,
      schema: string,
      always: boolean,
      strictGroups: boolean,
      groups?: string[],
    ): readonly ValidationMetadata[];
    getTargetValidatorConstraints(target: Function): readonly ConstraintMetadata[];
  };
}

/**
 * Reads the decorators of class-validator: `new BeanValidator(classValidatorRules(await import('class-validator')))`. They
 * become closures once for each class, where class-validator's own `validate` interprets them every time. The code of an
 * error is the name of the constraint with a capital (`IsEmail`); groups are classes, or names as class-validator has them. `@IsOptional`,
 * `@ValidateIf` and `@ValidateNested` count; white lists are class-transformer's business and do not.
 */
export function classValidatorRules(module: ClassValidatorModule): RulesSource {
  return {
    rulesOf(type: Class): ClassRules | undefined {
      const storage = module.getMetadataStorage();
      const metadata = storage.getTargetValidationMetadatas(type, '', true, false);
      if (metadata.length === 0) return undefined;
      const constraintsOf = (one: ValidationMetadata): readonly ConstraintMetadata[] =>
        one.constraintCls ? storage.getTargetValidatorConstraints(one.constraintCls) : [];
      const names = new Set(metadata.map(({ propertyName }) => propertyName));
      const properties = new Map<string, ValueRules>();
      for (const name of names) {
        const own = metadata.filter(({ propertyName }) => propertyName === name);
        properties.set(name, rulesOfProperty(name, own, constraintsOf));
      }
      return { constraints: [], properties };
    },
  };
}

function rulesOfProperty(
  property: string,
  metadata: readonly ValidationMetadata[],
  constraintsOf: (metadata: ValidationMetadata) => readonly ConstraintMetadata[],
): ValueRules {
  const conditions = metadata
    .filter(({ type }) => type === 'conditionalValidation')
    .map(({ constraints = [] }) => constraints[0]);
  const constraints = metadata
    .filter(({ type }) => type === 'customValidation')
    .flatMap((one) => constraintsOf(one).map((found) => constraintOf(one, found, property)));
  return {
    constraints,
    cascaded: metadata.some(({ type }) => type === 'nestedValidation'),
    isAsked: (value, owner) =>
      conditions.every((condition) => typeof condition !== 'function' || condition(owner, value) === true),
  };
}

function constraintOf(metadata: ValidationMetadata, found: ConstraintMetadata, property: string): Constraint {
  const { constraints = [], groups = [], each = false, message } = metadata;
  const { instance } = found;
  const name = metadata.name ?? found.name;
  const argumentsFor = (value: unknown, owner: object | undefined): ValidationArguments => {
    const object = owner ?? {};
    return { value, constraints, targetName: getClass(object).name, object, property };
  };
  return {
    name: name.slice(0, 1).toUpperCase() + name.slice(1),
    isValid: (value, owner) => instance.validate(value, argumentsFor(value, owner)),
    message: (value, owner) => {
      const args = argumentsFor(value, owner);
      const text =
        typeof message === 'function' ? message(args as never) : (message ?? instance.defaultMessage?.(args) ?? '');
      return withTokens(text, args);
    },
    attributes: Object.fromEntries(constraints.map((value, i) => [`constraint${i + 1}`, value])),
    groups: groups as readonly Class[],
    always: metadata.always ?? false,
    each,
  };
}

function withTokens(text: string, { value, constraints, property, targetName }: ValidationArguments): string {
  return text
    .replaceAll('$value', typeof value === 'string' ? value : String(value))
    .replaceAll('$property', property)
    .replaceAll('$target', targetName)
    .replaceAll(/\$constraint(\d+)/g, (all, index: string) => String(constraints[Number(index) - 1] ?? all));
}
