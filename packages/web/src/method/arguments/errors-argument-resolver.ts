import { Errors, IllegalStateException, isAssignable, MODEL_KEY_PREFIX } from '@vernal/core';
import { ERRORS } from '../../decorators/binding-errors.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';

/** The binding result of the argument before it. Source: Spring `ErrorsMethodArgumentResolver`. */
export class ErrorsArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    return isErrorsParameter(parameter);
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer): unknown {
    const last = [...container.model].at(-1);
    if (last?.[0].startsWith(MODEL_KEY_PREFIX)) return last[1];
    throw new IllegalStateException(
      `${parameter}: a BindingResult must stand right behind the @ModelAttribute, @RequestBody or @RequestPart that it belongs to`,
    );
  }
}

/** Whether a parameter takes the errors of the one before it. */
export function isErrorsParameter(parameter: MethodParameter): boolean {
  return parameter.has(ERRORS) || (parameter.type !== undefined && isAssignable(parameter.type, Errors));
}
