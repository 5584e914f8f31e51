import { type ConstraintDecorator, type ConstraintOptions, constraintOnValue } from '../constraint.js';

/** `true`, and nothing else but a missing value. */
export function AssertTrue(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('AssertTrue', 'must be true', (value) => value === true, {}, options);
}

/** `false`, and nothing else but a missing value. */
export function AssertFalse(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('AssertFalse', 'must be false', (value) => value === false, {}, options);
}
