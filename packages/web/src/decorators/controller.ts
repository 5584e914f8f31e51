import { annotationKey, type Class, Component, decoratorFor } from '@vernal/core';
import { ResponseBody } from './response-body.js';

/** What `@Controller` records beside the stereotype. */
export const CONTROLLER = annotationKey<object>('Controller');

/** A bean whose mapped methods handle requests. `name` is the bean's name. Source: Spring's `@Controller`. */
export function Controller(name?: string): (type: Class) => void {
  return (type) => {
    Component(name)(type);
    decoratorFor(CONTROLLER, {}, 'class')(type);
  };
}

/** A {@link Controller} whose methods write what they return into the body. Source: Spring's `@RestController`. */
export function RestController(name?: string): (type: Class) => void {
  return (type) => {
    Controller(name)(type);
    ResponseBody()(type);
  };
}
