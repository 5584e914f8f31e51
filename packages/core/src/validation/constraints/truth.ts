import { type ConstraintDecorator, type ConstraintOptions, constraintOnValue } from '../constraint.js';

export function AssertTrue(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('AssertTrue', 'must be true', (value) => value === true, {}, options);
}

export function AssertFalse(options?: ConstraintOptions): ConstraintDecorator {
  return constraintOnValue('AssertFalse', 'must be false', (value) => value === false, {}, options);
}
