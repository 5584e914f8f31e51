import { type TypeDescriptor } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { REQUEST_PARAM } from '../../decorators/request-param.js';
import { REQUEST_PART } from '../../decorators/request-part.js';
import {
  MissingServletRequestParameterException,
  MissingServletRequestPartException,
} from '../../errors/missing-request-value-exceptions.js';
import { MultipartException } from '../../errors/multipart-exceptions.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import { isBeanType } from '../../mapping/parameter-types.js';
import { getMultipartRequest, MultipartFile } from '../../servlet/multipart-http-servlet-request.js';
import { isMapType } from './named-map-readers.js';
import {
  type NamedValue,
  NamedValueArgumentResolver,
  type PlaceholderResolver,
  type ValueReader,
} from './named-value-argument-resolver.js';

/**
 * `@RequestParam`, uploaded files and, where it is the last to be asked, simple types without a decorator: parameters of the
 * query or of a form, or files. Source: Spring `RequestParamMethodArgumentResolver`.
 */
export class RequestParamArgumentResolver extends NamedValueArgumentResolver {
  readonly #useDefaultResolution: boolean;

  /** @param useDefaultResolution whether simple types need no decorator */
  constructor(resolvePlaceholders: PlaceholderResolver, useDefaultResolution: boolean) {
    super(resolvePlaceholders);
    this.#useDefaultResolution = useDefaultResolution;
  }

  supportsParameter(parameter: MethodParameter): boolean {
    const annotation = parameter.get(REQUEST_PARAM);
    const type = parameter.typeDescriptor(annotation);
    if (annotation) return isMapType(type) ? !!annotation.name : true;
    if (parameter.has(REQUEST_PART)) return false;
    if (isFile(type)) return true;
    return this.#useDefaultResolution && type !== undefined && !isBeanType(type) && !isMapType(type);
  }

  protected namedValue(parameter: MethodParameter): NamedValue {
    return parameter.get(REQUEST_PARAM) ?? { required: false };
  }

  protected valueReader(name: string, _parameter: MethodParameter, type: TypeDescriptor | undefined): ValueReader {
    const isList = type?.isCollection() === true;
    const inBrackets = `${name}[]`;
    return ({ request }) => {
      const files = getMultipartRequest(request)?.getFiles(name);
      if (files !== undefined && files.length > 0) return isList || files.length > 1 ? files : files[0];
      const values = request.getParameterValues(name) ?? request.getParameterValues(inBrackets);
      return values?.length === 1 ? values[0] : values;
    };
  }

  protected missingValue(
    name: string,
    typeName: string,
    isMissingAfterConversion: boolean,
    parameter: MethodParameter,
    { request }: WebRequest,
  ): Error {
    if (!isFile(parameter.typeDescriptor(parameter.get(REQUEST_PARAM)))) {
      return new MissingServletRequestParameterException(name, typeName, isMissingAfterConversion);
    }
    return getMultipartRequest(request)
      ? new MissingServletRequestPartException(name)
      : new MultipartException('Current request is not a multipart request');
  }
}

function isFile(type: TypeDescriptor | undefined): boolean {
  return type?.type === MultipartFile || type?.elementType?.type === MultipartFile;
}
