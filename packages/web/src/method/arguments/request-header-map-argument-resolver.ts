import type { WebRequest } from '../../binding/web-request.js';
import { headersOf } from '../../converters/servlet-server-http-request.js';
import { REQUEST_HEADER } from '../../decorators/request-header.js';
import { HttpHeaders } from '../../http/http-headers.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { isMapType, mapOfType } from './named-map-readers.js';

/** `@RequestHeader()` on a map or on `HttpHeaders`: all headers. Source: Spring `RequestHeaderMapMethodArgumentResolver`. */
export class RequestHeaderMapArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(REQUEST_HEADER);
    if (annotation === undefined) return false;
    const type = parameter.typeDescriptor(annotation);
    return isMapType(type) || type?.type === HttpHeaders;
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const type = parameter.typeDescriptor(parameter.get(REQUEST_HEADER));
    if (type?.type === HttpHeaders) return (_container, { request }) => headersOf(request);
    return (_container, { request }) => mapOfType(type, headersOf(request));
  }
}
