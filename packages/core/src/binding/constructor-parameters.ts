import { declaredType } from '../convert/declared-type.js';
import type { TypeDescriptor } from '../convert/type-descriptor.js';
import {
  type Annotation,
  type Class,
  designParamTypes,
  findAnnotation,
  parameterAnnotations,
} from '../metadata/annotations.js';
import { parameterNames } from '../metadata/parameter-names.js';
import { PROPERTY } from './property.js';

/** A parameter of the constructor by which objects are made from values. */
export interface ConstructorParameter {
  readonly constructorType: Class;
  readonly index: number;
  readonly name: string;
  /** Undefined where neither a decorator nor the compiler tells it. */
  readonly type: TypeDescriptor | undefined;
  readonly annotations: readonly Annotation[];
}

const PARAMETERS = new WeakMap<Class, readonly ConstructorParameter[]>();

/**
 * The parameters of a class's constructor: names from its source, types from `@Property` or from what the compiler
 * recorded (which it does for decorated classes only).
 *
 * @throws a TypeError for a parameter that has no name.
 */
export function constructorParameters(type: Class): readonly ConstructorParameter[] {
  const known = PARAMETERS.get(type);
  if (known) return known;
  const recorded = designParamTypes(type) ?? [];
  const parameters = parameterNames(type).map((name, index): ConstructorParameter => {
    if (name === undefined) {
      throw new TypeError(
        `${type.name}, constructor parameter ${index}: a parameter that is taken apart has no name to bind by`,
      );
    }
    const annotations = parameterAnnotations(type, undefined, index);
    const declaration = findAnnotation(annotations, PROPERTY) ?? {};
    return {
      constructorType: type,
      index,
      name,
      type: declaredType(declaration, recorded[index], annotations),
      annotations,
    };
  });
  PARAMETERS.set(type, parameters);
  return parameters;
}
