import type { BindingResult, MessageSourceResolvable } from '@vernal/core';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** Where in a list, set or map a value stands. */
export interface ContainerPlace {
  readonly container: unknown;
  /** In a list. */
  readonly index: number | undefined;
  /** In a map. */
  readonly key: unknown;
}

/** What is wrong with one argument, or with one element of it. Source: Spring `ParameterValidationResult`. */
export class ParameterValidationResult {
  readonly methodParameter: MethodParameter;
  /** The argument, or the element. */
  readonly argument: unknown;
  readonly resolvableErrors: readonly MessageSourceResolvable[];
  readonly #place: ContainerPlace | undefined;

  constructor(
    methodParameter: MethodParameter,
    argument: unknown,
    resolvableErrors: readonly MessageSourceResolvable[],
    place: ContainerPlace | undefined,
  ) {
    this.methodParameter = methodParameter;
    this.argument = argument;
    this.resolvableErrors = resolvableErrors;
    this.#place = place;
  }

  get container(): unknown {
    return this.#place?.container;
  }

  get containerIndex(): number | undefined {
    return this.#place?.index;
  }

  get containerKey(): unknown {
    return this.#place?.key;
  }
}

/** What is wrong with the properties of an object. Source: Spring `ParameterErrors`. */
export class ParameterErrors extends ParameterValidationResult {
  readonly errors: BindingResult;

  constructor(
    methodParameter: MethodParameter,
    argument: unknown,
    errors: BindingResult,
    place: ContainerPlace | undefined,
  ) {
    super(methodParameter, argument, errors.getAllErrors(), place);
    this.errors = errors;
  }
}
