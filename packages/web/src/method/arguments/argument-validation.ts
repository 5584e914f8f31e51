import {
  BeanValidator,
  IllegalStateException,
  isPromiseLike,
  type MaybePromise,
  type TypeDescriptor,
  VALID,
  validationHints,
} from '@vernal/core';
import type { ServletRequestDataBinder } from '../../binding/servlet-request-data-binder.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';

/** Has an argument's binder validate it, as far as that is not done for all arguments together. */
export type ArgumentValidation = (binder: ServletRequestDataBinder) => MaybePromise<void>;

/** Undefined where the parameter does not ask for validation. */
export function argumentValidation(
  parameter: MethodParameter,
  { isMethodValidated }: WebDataBinderFactory,
): ArgumentValidation | undefined {
  const hints = validationHints(parameter.annotations);
  if (hints === undefined) return undefined;
  const isLeftOut = isMethodValidated && parameter.has(VALID);
  return (binder) => {
    if (isLeftOut) binder.setExcludedValidators((validator) => validator instanceof BeanValidator);
    const validated = binder.validate(...hints);
    return isPromiseLike(validated) ? Promise.resolve(validated) : undefined;
  };
}

/**
 * Throws an `IllegalStateException` where a body is to be validated and nothing says its class: it would be a plain object,
 * which has no constraints.
 */
export function requireClassToValidate(parameter: MethodParameter, type: TypeDescriptor | undefined): void {
  if (type !== undefined || validationHints(parameter.annotations) === undefined) return;
  throw new IllegalStateException(
    `${parameter}: it is to be validated, but nothing says its class: the type was recorded as Object, as of an interface, ` +
      'of a union (`X | undefined`), and of what swc finds imported by `import type`. Say the class: { type: TheClass }',
  );
}
