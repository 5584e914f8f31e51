import type { MaybePromise } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';

/** A resolver that does all its work on the parameter in `compile`. */
export abstract class CompiledArgumentResolver implements HandlerMethodArgumentResolver {
  abstract supportsParameter(parameter: MethodParameter): boolean;

  resolveArgument(
    parameter: MethodParameter,
    container: ModelAndViewContainer,
    request: WebRequest,
    binderFactory: WebDataBinderFactory,
  ): MaybePromise<unknown> {
    return this.compile(parameter, binderFactory)(container, request);
  }

  abstract compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader;
}
