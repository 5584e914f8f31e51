import {
  BindException,
  type BindingResult,
  ConversionNotSupportedException,
  type TypeDescriptor,
  TypeMismatchException,
} from '@vernal/core';
import type { ErrorResponse } from '../errors/error-response.js';
import { noHeaders } from '../errors/error-response.js';
import type { HttpHeaders } from '../http/http-headers.js';
import { HttpStatus } from '../http/http-status.js';
import { ProblemDetail } from '../http/problem-detail.js';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** A value that cannot be converted to the type of the parameter: 400. Source: Spring `MethodArgumentTypeMismatchException`. */
export class MethodArgumentTypeMismatchException extends TypeMismatchException {
  /** Name of the value: of the request parameter, for example. */
  readonly argumentName: string;
  readonly parameter: MethodParameter;

  constructor(
    value: unknown,
    type: TypeDescriptor | undefined,
    name: string,
    parameter: MethodParameter,
    cause: unknown,
  ) {
    super(name, value, type, cause);
    this.argumentName = name;
    this.parameter = parameter;
  }
}

/** Nothing converts such values to the type of the parameter: 500. Source: Spring `MethodArgumentConversionNotSupportedException`. */
export class MethodArgumentConversionNotSupportedException extends ConversionNotSupportedException {
  readonly argumentName: string;
  readonly parameter: MethodParameter;

  constructor(
    value: unknown,
    type: TypeDescriptor | undefined,
    name: string,
    parameter: MethodParameter,
    cause: unknown,
  ) {
    super(name, value, type, cause);
    this.argumentName = name;
    this.parameter = parameter;
  }
}

/** An argument that could not be bound, or is invalid: 400. Source: Spring `MethodArgumentNotValidException`. */
export class MethodArgumentNotValidException extends BindException implements ErrorResponse {
  readonly parameter: MethodParameter;
  readonly #body = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, 'Invalid request content.');

  constructor(parameter: MethodParameter, bindingResult: BindingResult) {
    super(bindingResult);
    this.parameter = parameter;
  }

  override get message(): string {
    return `Validation failed for ${this.parameter}: ${this.bindingResult}`;
  }

  getStatusCode(): HttpStatus {
    return HttpStatus.BAD_REQUEST;
  }

  getHeaders(): HttpHeaders {
    return noHeaders();
  }

  getBody(): ProblemDetail {
    return this.#body;
  }
}
