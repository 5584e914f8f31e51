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
import { CONSTRAINT, type Constraint } from './constraint.js';

/** What is asked of one value. */
export interface ValueRules {
  readonly constraints: readonly Constraint[];
  /** Whether the object there, or each one in a list, set or map, is validated by the rules of its own class. */
  readonly cascaded: boolean;
  /** Whether the rules are looked at for a value; always by default. */
  readonly isAsked?: ((value: unknown, owner: object) => boolean) | undefined;
}

/** What is asked of the objects of a class. */
export interface ClassRules {
  readonly constraints: readonly Constraint[];
  readonly properties: ReadonlyMap<string, ValueRules>;
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
