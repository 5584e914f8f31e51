import {
  type Annotation,
  allMemberAnnotations,
  BeanPropertyBindingResult,
  type BeanValidator,
  BindingResult,
  CONSTRAINT,
  DefaultMessageCodesResolver,
  DefaultMessageSourceResolvable,
  fieldOf,
  findClassAnnotation,
  getClass,
  isInstance,
  isPromiseLike,
  type MaybePromise,
  VALID,
  VALIDATED,
  type Violation,
  type ViolationStep,
  violationArguments,
} from '@vernal/core';
import type { HandlerMethod } from '../mapping/handler-method.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import { classVariableName } from './conventions.js';
import { HandlerMethodValidationException } from './handler-method-validation-exception.js';
import { type ContainerPlace, ParameterErrors, ParameterValidationResult } from './parameter-validation-result.js';

/** Violations of one argument, or of one element of it. */
interface Group {
  readonly value: unknown;
  readonly place: ContainerPlace | undefined;
  readonly ofValue: Violation[];
  readonly ofProperties: (Violation & { readonly rest: readonly ViolationStep[] })[];
}

const messageCodes = new DefaultMessageCodesResolver();

/**
 * Validates all arguments of a handler together, by the constraints of its parameters, and its result by those of the method. Source: Spring `HandlerMethodValidator`,
 * `MethodValidationAdapter`.
 */
export class HandlerMethodValidator {
  readonly #validator: BeanValidator;
  readonly #handlerMethod: HandlerMethod;
  readonly #parameters: readonly MethodParameter[];
  readonly #resultAnnotations: readonly Annotation[];
  readonly #groups: readonly unknown[];

  private constructor(validator: BeanValidator, handlerMethod: HandlerMethod) {
    this.#validator = validator;
    this.#handlerMethod = handlerMethod;
    this.#parameters = handlerMethod.parameters.filter(({ annotations }) => validator.hasParameterRules(annotations));
    this.#resultAnnotations = allMemberAnnotations(handlerMethod.beanType, handlerMethod.method);
    this.#groups = handlerMethod.getMethodAnnotation(VALIDATED)?.groups ?? [];
  }

  /** Undefined where `@Validated` on the class leaves it to others. */
  static of(validator: BeanValidator, handlerMethod: HandlerMethod): HandlerMethodValidator | undefined {
    if (findClassAnnotation(handlerMethod.beanType, VALIDATED)) return undefined;
    return new HandlerMethodValidator(validator, handlerMethod);
  }

  /** Whether a parameter has a constraint: otherwise objects are validated one by one, as their parameters say. */
  get validatesArguments(): boolean {
    return this.#handlerMethod.parameters.some(asksForValidation);
  }

  /** Whether the method itself has a constraint, or `@Valid`. */
  get validatesResult(): boolean {
    return this.#validator.hasParameterRules(this.#resultAnnotations);
  }

  /**
   * Gives the errors of an object to the `BindingResult` behind it, and throws a `HandlerMethodValidationException` for all others.
   */
  validateArguments(args: readonly unknown[]): MaybePromise<void> {
    const found = this.#parameters.map((one) => this.#validate(one, args[one.index], one.annotations));
    const conclude = (all: readonly (readonly ParameterValidationResult[])[]) => {
      const results = all.flat();
      const taken = results.filter((result) => result instanceof ParameterErrors && giveErrors(result, args));
      if (taken.length < results.length) throw new HandlerMethodValidationException(this.#handlerMethod, results);
    };
    return found.some(isPromiseLike)
      ? Promise.all(found.map((one) => Promise.resolve(one))).then(conclude)
      : conclude(found as ParameterValidationResult[][]);
  }

  /** Throws a `HandlerMethodValidationException`. */
  validateResult(value: unknown): MaybePromise<void> {
    const { returnType } = this.#handlerMethod;
    const found = this.#validate(returnType, value, this.#resultAnnotations);
    const conclude = (results: readonly ParameterValidationResult[]) => {
      if (results.length > 0) throw new HandlerMethodValidationException(this.#handlerMethod, results);
    };
    return isPromiseLike(found) ? found.then(conclude) : conclude(found);
  }

  #validate(
    parameter: MethodParameter,
    value: unknown,
    annotations: readonly Annotation[],
  ): MaybePromise<ParameterValidationResult[]> {
    const found = this.#validator.validateArgument(value, annotations, ...this.#groups);
    const report = (violations: Violation[]) =>
      groupsOf(violations, value).flatMap((group) => this.#resultsOf(parameter, group));
    return isPromiseLike(found) ? found.then(report) : report(found);
  }

  #resultsOf(parameter: MethodParameter, { value, place, ofValue, ofProperties }: Group): ParameterValidationResult[] {
    const results: ParameterValidationResult[] = [];
    if (ofValue.length > 0) {
      const errors = ofValue.map((violation) => this.#valueError(parameter, violation));
      results.push(new ParameterValidationResult(parameter, value, errors, place));
    }
    if (ofProperties.length > 0) {
      results.push(new ParameterErrors(parameter, value, bindingResultOf(value as object, ofProperties), place));
    }
    return results;
  }

  #valueError(parameter: MethodParameter, violation: Violation): DefaultMessageSourceResolvable {
    const { beanType, methodName } = this.#handlerMethod;
    const objectName = `${classVariableName(beanType)}#${methodName}`;
    const name = parameter.index < 0 ? 'returnValue' : (parameter.name ?? '');
    const codes = messageCodes.resolveMessageCodes(violation.constraint.name, objectName, name, parameter.type);
    return new DefaultMessageSourceResolvable(
      codes,
      violationArguments(objectName, name, violation),
      violation.message,
    );
  }
}

/** A constraint on the value or on its elements, or `@Valid` on what has elements. */
function asksForValidation(parameter: MethodParameter): boolean {
  if (parameter.annotations.some(({ key }) => key === (CONSTRAINT as object))) return true;
  return parameter.has(VALID) && (parameter.type === Array || parameter.type === Map);
}

function groupsOf(violations: readonly Violation[], value: unknown): Group[] {
  const groups = new Map<unknown, Group>();
  for (const violation of violations) {
    const [first, ...others] = violation.path;
    const inContainer = first !== undefined && 'key' in first;
    const key = inContainer ? first.key : WHOLE;
    const rest = inContainer ? others : violation.path;
    const group = groups.get(key) ?? (inContainer ? elementGroup(value, first.key) : newGroup(value, undefined));
    groups.set(key, group);
    if (rest.length === 0) group.ofValue.push(violation);
    else group.ofProperties.push({ ...violation, rest });
  }
  return [...groups.values()];
}

const WHOLE = Symbol('whole argument');

function newGroup(value: unknown, place: ContainerPlace | undefined): Group {
  return { value, place, ofValue: [], ofProperties: [] };
}

function elementGroup(container: unknown, key: unknown): Group {
  const element =
    container instanceof Map ? (container.get(key) as unknown) : (container as Record<string, unknown>)[String(key)];
  const index = Array.isArray(container) && typeof key === 'number' ? key : undefined;
  return newGroup(element, { container, index, key: container instanceof Map ? key : undefined });
}

function bindingResultOf(target: object, violations: Group['ofProperties']): BindingResult {
  const objectName = classVariableName(getClass(target));
  const result = new BeanPropertyBindingResult(target, objectName);
  for (const violation of violations) {
    const field = fieldOf(violation.rest);
    result.rejectWith(field, {
      errorCode: violation.constraint.name,
      arguments: violationArguments(objectName, field, violation),
      defaultMessage: violation.message,
      rejectedValue: violation.value,
    });
  }
  return result;
}

/** Whether a `BindingResult` among the arguments is for the same object and has taken the errors. */
function giveErrors({ errors, argument }: ParameterErrors, args: readonly unknown[]): boolean {
  const taker = args.find(
    (arg): arg is BindingResult => isInstance(arg, BindingResult) && arg.getTarget() === argument,
  );
  for (const error of taker ? errors.getAllErrors() : []) taker?.addError(error);
  return taker !== undefined;
}
