import { isPromiseLike, type TypeDescriptor } from '@vernal/core';
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
import type { HttpServletRequest } from '../../servlet/http-servlet-request.js';
import {
  getMultipartRequest,
  MultipartFile,
  type MultipartHttpServletRequest,
  readMultipartRequest,
} from '../../servlet/multipart-http-servlet-request.js';
import { Part } from '../../servlet/part.js';
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
    const takesFiles = isFile(type);
    return ({ request }) => {
      const multipart = readMultipartRequest(request);
      if (multipart === undefined) return takesFiles ? undefined : parametersOf(name, request);
      if (isPromiseLike(multipart))
        return multipart.then((one) => partsOf(name, type, one as MultipartHttpServletRequest));
      return partsOf(name, type, multipart);
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

function partsOf(name: string, type: TypeDescriptor | undefined, request: MultipartHttpServletRequest): unknown {
  const wanted = type?.elementType?.type ?? type?.type;
  const found = wanted === Part ? request.getParts().filter((part) => part.name === name) : request.getFiles(name);
  if (found.length > 0) return type?.isCollection() || (found.length > 1 && wanted !== Part) ? found : found[0];
  return isFile(type) ? undefined : parametersOf(name, request);
}

function parametersOf(name: string, request: HttpServletRequest): unknown {
  const values = request.getParameterValues(name) ?? request.getParameterValues(`${name}[]`);
  return values?.length === 1 ? values[0] : values;
}

/** Whether a parameter takes uploaded files, one or several. */
export function isFile(type: TypeDescriptor | undefined): boolean {
  return [type?.type, type?.elementType?.type].some((one) => one === MultipartFile || one === Part);
}
