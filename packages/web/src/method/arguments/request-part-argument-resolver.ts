import { TypeDescriptor } from '@vernal/core';
import type { HttpInputMessage } from '../../converters/http-message.js';
import { REQUEST_PART } from '../../decorators/request-part.js';
import { MissingServletRequestPartException } from '../../errors/missing-request-value-exceptions.js';
import { MultipartException } from '../../errors/multipart-exceptions.js';
import { HttpHeaders } from '../../http/http-headers.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import {
  MultipartFile,
  type MultipartHttpServletRequest,
  readMultipartRequest,
} from '../../servlet/multipart-http-servlet-request.js';
import { Part } from '../../servlet/part.js';
import type { ArgumentReader } from '../handler-method-argument-resolver.js';
import type { MessageBodyReader } from '../message-body-reader.js';
import type { WebDataBinderFactory } from '../web-data-binder-factory.js';
import { requireClassToValidate } from './argument-validation.js';
import { CompiledArgumentResolver } from './compiled-argument-resolver.js';
import { argumentCheck, readingHints } from './request-body-argument-resolver.js';

/** `@RequestPart`: files, and what converters read of other parts. Source: Spring `RequestPartMethodArgumentResolver`. */
export class RequestPartArgumentResolver extends CompiledArgumentResolver {
  readonly #reader: MessageBodyReader;

  constructor(reader: MessageBodyReader) {
    super();
    this.#reader = reader;
  }

  supportsParameter(parameter: MethodParameter): boolean {
    return parameter.has(REQUEST_PART);
  }

  compile(parameter: MethodParameter, binderFactory: WebDataBinderFactory): ArgumentReader {
    const annotation = parameter.get(REQUEST_PART) ?? {};
    const name = annotation.name || parameter.requiredName;
    const said = parameter.typeDescriptor(annotation);
    requireClassToValidate(parameter, said);
    const type = said ?? TypeDescriptor.valueOf(Object);
    const isRequired = annotation.required ?? true;
    const check = argumentCheck(parameter, type, name, binderFactory);
    return async (container, request) => {
      const multipart = await readMultipartRequest(request.request);
      if (!multipart && isRequired) throw new MultipartException('Current request is not a multipart request');
      const value = multipart && (await this.#readPart(multipart, name, type, parameter));
      if (value === undefined && isRequired) throw new MissingServletRequestPartException(name);
      await check?.(value, container, request);
      return value;
    };
  }

  async #readPart(
    multipart: MultipartHttpServletRequest,
    name: string,
    type: TypeDescriptor,
    parameter: MethodParameter,
  ): Promise<unknown> {
    if (type.type === MultipartFile) return multipart.getFile(name);
    if (type.elementType?.type === MultipartFile) {
      const files = multipart.getFiles(name);
      return files.length > 0 ? files : undefined;
    }
    if (type.type === Part) return multipart.getPart(name);
    if (type.elementType?.type === Part) {
      const parts = multipart.getParts().filter((part) => part.name === name);
      return parts.length > 0 ? parts : undefined;
    }
    const message = partMessage(multipart, name);
    if (!message) return undefined;
    return (await this.#reader.read(message, parameter, type, multipart.method, readingHints(parameter))) ?? undefined;
  }
}

/** A part as a message of its own; undefined where there is no such part. */
function partMessage(multipart: MultipartHttpServletRequest, name: string): HttpInputMessage | undefined {
  const part = multipart.getPart(name);
  return part && { headers: new HttpHeaders(part.headers), readBody: () => part.getBytes() };
}
