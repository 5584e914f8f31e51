import type { WebRequest } from '../../binding/web-request.js';
import { REQUEST_PARAM } from '../../decorators/request-param.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { MultipartFile, readMultipartRequest } from '../../servlet/multipart-http-servlet-request.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { isMapType, mapOfType } from './named-map-readers.js';

/** `@RequestParam()` without a name on a map: all parameters, or all files. Source: Spring `RequestParamMapMethodArgumentResolver`. */
export class RequestParamMapArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(REQUEST_PARAM);
    return annotation !== undefined && !annotation.name && isMapType(parameter.typeDescriptor(annotation));
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const type = parameter.typeDescriptor(parameter.get(REQUEST_PARAM));
    if (type?.valueType?.type === MultipartFile) return (_container, { request }) => filesOf(request);
    return (_container, request) => mapOfType(type, request.getParameterMap());
  }
}

async function filesOf(request: WebRequest['request']): Promise<Map<string, MultipartFile>> {
  const multipart = await readMultipartRequest(request);
  const names = multipart?.getFileNames() ?? [];
  return new Map(names.map((name) => [name, multipart?.getFile(name) as MultipartFile]));
}
