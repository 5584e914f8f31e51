import type { WebRequest } from '../../binding/web-request.js';
import { PATH_VARIABLE } from '../../decorators/path-variable.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { isMapType, mapOfType } from './named-map-readers.js';

/** `@PathVariable()` without a name on a map: all variables. Source: Spring `PathVariableMapMethodArgumentResolver`. */
export class PathVariableMapArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(PATH_VARIABLE);
    return annotation !== undefined && !annotation.name && isMapType(parameter.typeDescriptor(annotation));
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const type = parameter.typeDescriptor(parameter.get(PATH_VARIABLE));
    return (_container, { request }) => {
      const variables = getHandlerMatch(request)?.uriVariables ?? new Map<string, string>();
      return mapOfType(
        type,
        [...variables].map(([name, value]) => [name, [value]] as const),
      );
    };
  }
}
