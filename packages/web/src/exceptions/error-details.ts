import { FieldError, isInstance, type ObjectError, TypeMismatchException } from '@vernal/core';
import { HttpMessageNotReadableException } from '../converters/http-message-exceptions.js';
import { JsonMappingException } from '../converters/json-mapping-exception.js';
import { ErrorResponse } from '../errors/error-response.js';
import { HandlerMethodValidationException } from '../method/handler-method-validation-exception.js';
import { MethodArgumentNotValidException } from '../method/method-argument-exceptions.js';
import { ParameterErrors, type ParameterValidationResult } from '../method/parameter-validation-result.js';

/** What a client is told about its request: which value is wrong, and why; undefined where there is nothing to tell. */
export function errorDetail(exception: unknown): string | undefined {
  if (exception instanceof MethodArgumentNotValidException) {
    return withReasons('Invalid request content', exception.bindingResult.getAllErrors().map(objectErrorText));
  }
  if (exception instanceof HandlerMethodValidationException) {
    return withReasons('Validation failure', exception.parameterValidationResults.flatMap(parameterTexts));
  }
  if (isInstance(exception, ErrorResponse)) return exception.getBody().detail;
  if (exception instanceof TypeMismatchException) {
    return `Failed to convert '${exception.propertyName}' with value: '${String(exception.value)}'`;
  }
  if (exception instanceof HttpMessageNotReadableException) {
    return withReasons('Failed to read request', jsonTexts(exception.cause));
  }
  return undefined;
}

function withReasons(what: string, reasons: readonly string[]): string {
  return reasons.length === 0 ? what : `${what}: ${reasons.join('; ')}`;
}

function objectErrorText(error: ObjectError): string {
  const reason = error.code === 'typeMismatch' ? 'cannot be converted' : (error.defaultMessage ?? error.code ?? '');
  return `${error instanceof FieldError ? error.field : error.objectName}: ${reason}`;
}

function parameterTexts(result: ParameterValidationResult): string[] {
  if (result instanceof ParameterErrors) return result.errors.getAllErrors().map(objectErrorText);
  const name = result.methodParameter.name ?? `argument ${result.methodParameter.index}`;
  return result.resolvableErrors.map(({ defaultMessage, codes }) => `${name}: ${defaultMessage ?? codes.at(-1) ?? ''}`);
}

function jsonTexts(cause: unknown): string[] {
  return cause instanceof JsonMappingException ? [cause.message] : [];
}
