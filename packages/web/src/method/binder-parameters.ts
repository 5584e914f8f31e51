import { DataBinder, isAssignable } from '@vernal/core';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** Whether a parameter of an `@InitBinder` method takes the binder. */
export function isBinderParameter({ type }: MethodParameter): boolean {
  return type !== undefined && isAssignable(type, DataBinder);
}
