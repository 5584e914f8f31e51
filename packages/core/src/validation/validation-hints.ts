import { VALID, VALIDATED } from '../decorators/valid.js';
import { type Annotation, findAnnotation } from '../metadata/annotations.js';

/** The hints for validators that the decorators of a place ask for; undefined where they do not ask for validation. */
export function validationHints(annotations: readonly Annotation[]): readonly unknown[] | undefined {
  return findAnnotation(annotations, VALIDATED)?.groups ?? (findAnnotation(annotations, VALID) ? [] : undefined);
}
