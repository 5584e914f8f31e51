import type { WebRequest } from '../../binding/web-request.js';
import { PATH_VARIABLE } from '../../decorators/path-variable.js';
import { RESPONSE_BODY } from '../../decorators/response-body.js';
import { MissingPathVariableException } from '../../errors/missing-request-value-exceptions.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { getHandlerMatch } from '../../strategies/handler-match.js';
import { exposePathVariable } from '../../strategies/view-attributes.js';
import { isMapType } from './named-map-readers.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/** `@PathVariable`; what a handler of views takes is in the view's model, too. Source: Spring `PathVariableMethodArgumentResolver`. */
export class PathVariableArgumentResolver extends NamedValueArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(PATH_VARIABLE);
    return annotation !== undefined && (!!annotation.name || !isMapType(parameter.typeDescriptor(annotation)));
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(PATH_VARIABLE) as NamedValue;
  }

  protected valueReader(name: string): ValueReader {
    return ({ request }) => getHandlerMatch(request)?.uriVariables.get(name);
  }

  protected missingValue(name: string, typeName: string, isMissingAfterConversion: boolean): Error {
    return new MissingPathVariableException(name, typeName, isMissingAfterConversion);
  }

  protected override resolvedValueHandler(
    name: string,
    parameter: MethodParameter,
  ): ((value: unknown, request: WebRequest) => void) | undefined {
    const writesBody = parameter.hasMethodAnnotation(RESPONSE_BODY) || parameter.getClassAnnotation(RESPONSE_BODY);
    return writesBody ? undefined : (value, { request }) => exposePathVariable(request, name, value);
  }
}
