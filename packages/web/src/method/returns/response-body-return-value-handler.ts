import type { MaybePromise } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { ServletServerHttpResponse } from '../../converters/servlet-server-http-response.js';
import { RESPONSE_BODY } from '../../decorators/response-body.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { MessageBodyWriter } from '../message-body-writer.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';

/** What methods with `@ResponseBody` return. Source: Spring `RequestResponseBodyMethodProcessor`. */
export class ResponseBodyReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #writer: MessageBodyWriter;

  constructor(writer: MessageBodyWriter) {
    this.#writer = writer;
  }

  supportsReturnType({ parameter }: ReturnType): boolean {
    return parameter.hasMethodAnnotation(RESPONSE_BODY) || parameter.getClassAnnotation(RESPONSE_BODY) !== undefined;
  }

  handleReturnValue(
    value: unknown,
    returnType: ReturnType,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): MaybePromise<void> {
    container.requestHandled = true;
    const response = new ServletServerHttpResponse(request.response as HttpServletResponse);
    return this.#writer.write(value, returnType, request.request, response);
  }
}
