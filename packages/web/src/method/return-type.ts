import { type Class, getClass, isAssignable, type TypeDescriptor } from '@vernal/core';
import type { ConversionHints } from '../converters/http-message-converter.js';
import { BODY_TYPE } from '../decorators/body-type.js';
import { JSON_VIEW } from '../decorators/json-view.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import { AsyncSequence, isAsyncSequence } from './async/async-sequence.js';

/**
 * What a method returned, or is declared to return: the class of the value where there is one, since the compiler records
 * neither what a promise gives nor unions and interfaces.
 */
export class ReturnType {
  /** The method's decorators, and what the compiler recorded. */
  readonly parameter: MethodParameter;
  /** The class of the value; of nothing, the declared one; undefined where nothing is known, and for `void`. */
  readonly type: Class | undefined;
  /** What `@BodyType` declares; undefined where it says nothing. */
  readonly bodyType: TypeDescriptor | undefined;
  /** What `@JsonView` says of a body. */
  readonly hints: ConversionHints | undefined;

  private constructor(parameter: MethodParameter, type: Class | undefined) {
    const declaration = parameter.getMethodAnnotation(BODY_TYPE);
    const jsonViews = parameter.getMethodAnnotation(JSON_VIEW)?.views;
    this.parameter = parameter;
    this.type = type;
    this.bodyType = declaration && parameter.typeDescriptor(declaration);
    this.hints = jsonViews && { jsonViews };
  }

  static of(parameter: MethodParameter, value: unknown): ReturnType {
    return new ReturnType(parameter, value === undefined || value === null ? declaredClass(parameter) : classOf(value));
  }

  /** Whether it is an object of that class, or of a class that fulfils it. */
  isA(type: Class): boolean {
    return this.type !== undefined && isAssignable(this.type, type);
  }
}

/** The class by which a value is known: `Object` for what has none, {@link AsyncSequence} for what gives its values in time. */
export function classOf(value: NonNullable<unknown>): Class {
  return isAsyncSequence(value) ? AsyncSequence : getClass(value);
}

function declaredClass(parameter: MethodParameter): Class | undefined {
  const { type } = parameter;
  return type === Promise ? undefined : type;
}
