import type { WebRequest } from '../../binding/web-request.js';
import { ServletServerHttpResponse } from '../../converters/servlet-server-http-response.js';
import { HttpHeaders } from '../../http/http-headers.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';

/** `HttpHeaders`: an answer without a body. Source: Spring `HttpHeadersReturnValueHandler`. */
export class HttpHeadersReturnValueHandler implements HandlerMethodReturnValueHandler {
  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(HttpHeaders);
  }

  handleReturnValue(
    value: unknown,
    _returnType: ReturnType,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): void | Promise<void> {
    container.requestHandled = true;
    if (!(value instanceof HttpHeaders)) return;
    const response = new ServletServerHttpResponse(request.response as HttpServletResponse);
    for (const [name, values] of value) response.headers.set(name, values);
    response.writeHeaders();
  }
}
