import { type AnnotationKey, annotationKey, type Class, Component, decoratorFor } from '@vernal/core';
import { ResponseBody } from './response-body.js';

/** Which controllers an advice applies to: those that any of these names. None: all. */
export interface ControllerAdviceOptions {
  /** The name of the bean. */
  readonly name?: string;
  /** Controllers of these classes, subclasses included. */
  readonly assignableTypes?: readonly Class[];
  /** Controllers that carry one of these decorators. */
  readonly annotations?: readonly AnnotationKey<object>[];
  /** Controllers that these modules export (`import * as orders from './orders/index.js'`): what packages are in Java. */
  readonly modules?: readonly object[];
}

/** What `@ControllerAdvice` records. */
export const CONTROLLER_ADVICE = annotationKey<ControllerAdviceOptions>('ControllerAdvice');

/**
 * A bean whose `@ExceptionHandler`, `@ModelAttribute` and `@InitBinder` methods work for many controllers, as do the body
 * advices that it implements. Advices come in their order. Source: Spring's `@ControllerAdvice`.
 */
export function ControllerAdvice(options: ControllerAdviceOptions = {}): (type: Class) => void {
  return (type) => {
    Component(options.name)(type);
    decoratorFor(CONTROLLER_ADVICE, options, 'class')(type);
  };
}

/** A {@link ControllerAdvice} whose methods write what they return into the body. Source: Spring's `@RestControllerAdvice`. */
export function RestControllerAdvice(options: ControllerAdviceOptions = {}): (type: Class) => void {
  return (type) => {
    ControllerAdvice(options)(type);
    ResponseBody()(type);
  };
}
