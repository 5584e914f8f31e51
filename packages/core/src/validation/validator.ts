import { type Class } from '../metadata/annotations.js';
import { Interface } from '../metadata/interfaces.js';
import type { MaybePromise } from '../util/promises.js';
import type { Errors } from './errors.js';

/** Looks at an object and records what is wrong. Source: Spring's `Validator`. */
@Interface({ all: ['supports', 'validate'] })
export abstract class Validator {
  /** Whether it can look at objects of a class. */
  abstract supports(type: Class): boolean;

  /** @param hints what is asked for in particular, validation groups above all; without meaning for most. */
  abstract validate(target: object, errors: Errors, ...hints: unknown[]): MaybePromise<void>;
}

/** A validator that knows hints, and can look at a value before there is an object to hold it. Source: Spring's `SmartValidator`. */
@Interface({ all: ['supports', 'validate', 'validateValue'] })
export abstract class SmartValidator extends Validator {
  /** Looks at a value that is to be the `field` of an object of a class. */
  abstract validateValue(
    type: Class,
    field: string,
    value: unknown,
    errors: Errors,
    ...hints: unknown[]
  ): MaybePromise<void>;
}
