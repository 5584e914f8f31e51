import type { TypeDescriptor } from '@vernal/core';
import { MethodParameter } from '../../mapping/method-parameter.js';
import { classVariableName } from '../conventions.js';
import { isErrorsParameter } from './errors-argument-resolver.js';

/** The name of an object made from its type: `bookOrder`, `bookOrderList`. Throws an error that names the parameter where no type is known. */
export function conventionalName(parameter: MethodParameter, type: TypeDescriptor | undefined): string {
  const element = type?.isCollection() ? type.elementType : undefined;
  if (element) return `${classVariableName(element.type)}List`;
  if (type && !type.isCollection()) return classVariableName(type.type);
  return parameter.requiredName;
}

/** Whether the parameter behind this one takes its errors. */
export function hasErrorsParameter(parameter: MethodParameter): boolean {
  const { containingClass, method, index } = parameter;
  return isErrorsParameter(new MethodParameter(containingClass, method, index + 1));
}
