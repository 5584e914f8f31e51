import { MultiValueMap } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { MATRIX_VARIABLE } from '../../decorators/matrix-variable.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { isMapType, mapOfType } from './named-map-readers.js';

/** `@MatrixVariable()` without a name on a map: all of one segment, or of all. Source: Spring `MatrixVariableMapMethodArgumentResolver`. */
export class MatrixVariableMapArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(MATRIX_VARIABLE);
    return annotation !== undefined && !annotation.name && isMapType(parameter.typeDescriptor(annotation));
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const { pathVar, ...declaration } = parameter.get(MATRIX_VARIABLE) ?? {};
    const type = parameter.typeDescriptor(declaration);
    return (_container, { request }) => {
      const variables = getHandlerMatch(request)?.matrixVariables;
      const found = new MultiValueMap<string>();
      for (const [name, parameters] of variables ?? []) {
        if (pathVar !== undefined && name !== pathVar) continue;
        for (const [key, values] of parameters) for (const value of values) found.add(key, value);
      }
      return mapOfType(type, found);
    };
  }
}
