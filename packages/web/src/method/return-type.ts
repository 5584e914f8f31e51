import { type Class, isAssignable, isClass } from '@vernal/core';
import type { MethodParameter } from '../mapping/method-parameter.js';
import { AsyncSequence, isAsyncSequence } from './async/async-sequence.js';
import { BodyToWrite } from './body-to-write.js';

/**
 * What a method returned, or is declared to return: the class of the value where there is one, since the compiler records
 * neither what a promise gives nor unions and interfaces.
 */
export class ReturnType {
  /** The method's decorators, and what the compiler recorded. */
  readonly parameter: MethodParameter;
  /** The class of the value; of nothing, the declared one; undefined where nothing is known, and for `void`. */
  readonly type: Class | undefined;
  #body: BodyToWrite | undefined = undefined;

  private constructor(parameter: MethodParameter, type: Class | undefined) {
    this.parameter = parameter;
    this.type = type;
  }

  static of(parameter: MethodParameter, value: unknown): ReturnType {
    return new ReturnType(parameter, value === undefined || value === null ? declaredClass(parameter) : classOf(value));
  }

  /** What is said of it as a body; the same object each time. */
  get body(): BodyToWrite {
    this.#body ??= new BodyToWrite(this.parameter);
    return this.#body;
  }

  /** Whether it is an object of that class, or of a class that fulfils it. */
  isA(type: Class): boolean {
    return this.type !== undefined && isAssignable(this.type, type);
  }
}

/** The class by which a value is known: `Object` for what has none, {@link AsyncSequence} for what gives its values in time. */
export function classOf(value: NonNullable<unknown>): Class {
  if (isAsyncSequence(value)) return AsyncSequence;
  const type = (value as { readonly constructor?: unknown }).constructor;
  return isClass(type) ? type : Object;
}

function declaredClass(parameter: MethodParameter): Class | undefined {
  const { type } = parameter;
  return type === Promise ? undefined : type;
}
