import type { MaybePromise } from '@vernal/core';
import type { WebRequest } from '../binding/web-request.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import type { WebDataBinderFactory } from './web-data-binder-factory.js';

/** Gives an argument for one parameter of one method. */
export type ArgumentReader = (container: ModelAndViewContainer, request: WebRequest) => MaybePromise<unknown>;

/** Gives arguments for parameters of a kind. Source: Spring `HandlerMethodArgumentResolver`. */
export interface HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean;

  resolveArgument(
    parameter: MethodParameter,
    container: ModelAndViewContainer,
    request: WebRequest,
    binderFactory: WebDataBinderFactory,
  ): MaybePromise<unknown>;

  /**
   * What is asked instead of `resolveArgument`, where it is there: all that depends on the parameter alone is done here, once.
   * Throws an error that names the parameter where that cannot be right.
   */
  compile?(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader;
}
