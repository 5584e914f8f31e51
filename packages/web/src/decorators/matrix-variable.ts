import { annotationKey, type DecoratorFor, decoratorFor } from '@vernal/core';
import { type NamedValueOptions, namedOptions } from './parameter-type.js';

/** What `@MatrixVariable` says. */
export interface MatrixVariableOptions extends NamedValueOptions {
  /** The path variable whose segment is meant. Default: whichever segment has the name; more than one is an error. */
  readonly pathVar?: string;
  /** Stands for a missing variable; converted like one. */
  readonly defaultValue?: string;
}

/** What `@MatrixVariable` records. */
export const MATRIX_VARIABLE = annotationKey<MatrixVariableOptions>('MatrixVariable');

/** A `;name=value` of a path segment that a variable matches. On a map: all of them. Source: Spring's `@MatrixVariable`. */
export function MatrixVariable(
  name?: string | MatrixVariableOptions,
  options?: Omit<MatrixVariableOptions, 'name'>,
): DecoratorFor<'parameter'> {
  return decoratorFor(MATRIX_VARIABLE, namedOptions<MatrixVariableOptions>(name, options), 'parameter');
}
