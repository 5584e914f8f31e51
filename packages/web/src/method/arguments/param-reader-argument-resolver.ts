import type { WebRequest } from '../../binding/web-request.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { PARAM_READER, type ParamReader } from '../create-param-decorator.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';

/** Parameters with a decorator that `createParamDecorator` made. */
export class ParamReaderArgumentResolver implements HandlerMethodArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(PARAM_READER);
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const { read, data } = parameter.get(PARAM_READER) as {
      readonly read: ParamReader<unknown>;
      readonly data: unknown;
    };
    return (_container, request) => read(request, data, parameter);
  }
}
