import { TypeDescriptor } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import { HttpEntity, RequestEntity } from '../../converters/http-entity.js';
import { ServletServerHttpRequest } from '../../converters/servlet-server-http-request.js';
import { BODY_TYPE } from '../../decorators/body-type.js';
import type { MethodParameter } from '../../mapping/method-parameter.js';
import type { ArgumentReader, HandlerMethodArgumentResolver } from '../handler-method-argument-resolver.js';
import type { MessageBodyReader } from '../message-body-reader.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';

/** `HttpEntity` and `RequestEntity`, with the body that `@BodyType` names. Source: Spring `HttpEntityMethodProcessor`. */
export class HttpEntityArgumentResolver implements HandlerMethodArgumentResolver {
  readonly #reader: MessageBodyReader;

  constructor(reader: MessageBodyReader) {
    this.#reader = reader;
  }

  supportsParameter({ type }: MethodParameter): boolean {
    return type === HttpEntity || type === RequestEntity;
  }

  resolveArgument(parameter: MethodParameter, container: ModelAndViewContainer, request: WebRequest): unknown {
    return this.compile(parameter)(container, request);
  }

  compile(parameter: MethodParameter): ArgumentReader {
    const declaration = parameter.get(BODY_TYPE);
    const type = (declaration && parameter.typeDescriptor(declaration)) ?? TypeDescriptor.valueOf(Object);
    return async (_container, { request }) => {
      const message = new ServletServerHttpRequest(request);
      const body = await this.#reader.read(message, parameter, type, request.method, undefined);
      if (parameter.type !== RequestEntity) return new HttpEntity(body ?? undefined, message.headers);
      return new RequestEntity(body ?? undefined, message.headers, message.method, message.uri);
    };
  }
}
