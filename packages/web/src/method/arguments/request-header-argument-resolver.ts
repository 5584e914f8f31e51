import { REQUEST_HEADER } from '../../decorators/request-header.js';
import { MissingRequestHeaderException } from '../../errors/missing-request-value-exceptions.js';
import { HttpHeaders } from '../../http/http-headers.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { isMapType } from './named-map-readers.js';
import { type NamedValue, NamedValueArgumentResolver, type ValueReader } from './named-value-argument-resolver.js';

/** `@RequestHeader`. Source: Spring `RequestHeaderMethodArgumentResolver`. */
export class RequestHeaderArgumentResolver extends NamedValueArgumentResolver {
  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(REQUEST_HEADER);
    if (annotation === undefined) return false;
    const type = parameter.typeDescriptor(annotation);
    return !isMapType(type) && type?.type !== HttpHeaders;
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(REQUEST_HEADER) as NamedValue;
  }

  protected valueReader(name: string): ValueReader {
    return (request) => {
      const values = request.getHeaderValues(name);
      return values?.length === 1 ? values[0] : values;
    };
  }

  protected missingValue(name: string, typeName: string, isMissingAfterConversion: boolean): Error {
    return new MissingRequestHeaderException(name, typeName, isMissingAfterConversion);
  }
}
