import { isAssignable } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';

/**
 * The answer, by the type `HttpServletResponse`: a handler that takes it and returns nothing has answered itself.
 * Source: Spring `ServletResponseMethodArgumentResolver`.
 */
export class ServletResponseArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const { type } = parameter;
    return type !== undefined && isAssignable(type, HttpServletResponse);
  }

  resolveArgument(_parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return read(container, request);
  }

  compile(): ArgumentReader {
    return read;
  }
}

function read(container: ModelAndViewContainer, { response }: WebRequest): unknown {
  container.requestHandled = true;
  return response;
}
