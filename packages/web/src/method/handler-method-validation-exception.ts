import type { MessageSourceResolvable } from '@vernal/core';
import { ResponseStatusException } from '../errors/response-status-exception.js';
import { HttpStatus } from '../http/http-status.js';
import type { HandlerMethod } from '../mapping/handler-method.js';
import { ParameterErrors, type ParameterValidationResult } from './parameter-validation-result.js';

/** Arguments that break the constraints of their parameters: 400; a result that breaks those of the method: 500. Source: Spring `HandlerMethodValidationException`. */
export class HandlerMethodValidationException extends ResponseStatusException {
  readonly handlerMethod: HandlerMethod;
  readonly parameterValidationResults: readonly ParameterValidationResult[];

  /** Whether the result of the method is wrong, rather than an argument. */
  readonly isForReturnValue: boolean;

  constructor(handlerMethod: HandlerMethod, results: readonly ParameterValidationResult[]) {
    const isForReturnValue = results.some(({ methodParameter }) => methodParameter.index < 0);
    super(isForReturnValue ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST, 'Validation failure');
    this.isForReturnValue = isForReturnValue;
    this.handlerMethod = handlerMethod;
    this.parameterValidationResults = results;
  }

  /** Results of values: of simple arguments and elements. */
  get valueResults(): readonly ParameterValidationResult[] {
    return this.parameterValidationResults.filter((result) => !(result instanceof ParameterErrors));
  }

  /** Results of objects with properties. */
  get beanResults(): readonly ParameterErrors[] {
    return this.parameterValidationResults.filter((result) => result instanceof ParameterErrors);
  }

  get allErrors(): readonly MessageSourceResolvable[] {
    return this.parameterValidationResults.flatMap(({ resolvableErrors }) => resolvableErrors);
  }
}
