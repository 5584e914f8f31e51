import {
  type Class,
  getClass,
  isAssignable,
  isPromiseLike,
  type MaybePromise,
  type TypeDescriptor,
} from '@vernal/core';
import type { HttpInputMessage } from '../converters/http-message.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import type { ServletServerHttpRequest } from '../converters/servlet-server-http-request.js';
import type { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import type { MediaType } from '../http/media-type.js';
import type { MethodParameter } from '../mapping/method-parameter.js';
import type { ControllerAdviceBean } from './controller-advice-bean.js';
import { RequestBodyAdvice } from './request-body-advice.js';
import { ResponseBodyAdvice } from './response-body-advice.js';

/** An advice for all controllers, or the bean that is one for some. */
export type BodyAdvice = RequestBodyAdvice | ResponseBodyAdvice | ControllerAdviceBean;

/** What has to be said about the bodies of handlers, in order. Source: Spring `RequestResponseBodyAdviceChain`. */
export class BodyAdvices {
  readonly #request: readonly Advice<RequestBodyAdvice>[];
  readonly #response: readonly Advice<ResponseBodyAdvice>[];

  constructor(advices: readonly BodyAdvice[] = []) {
    this.#request = advicesOf(advices, RequestBodyAdvice);
    this.#response = advicesOf(advices, ResponseBodyAdvice);
  }

  get hasResponseAdvice(): boolean {
    return this.#response.length > 0;
  }

  get hasRequestAdvice(): boolean {
    return this.#request.length > 0;
  }

  async beforeBodyRead(
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter,
  ): Promise<HttpInputMessage> {
    let read = message;
    for (const advice of this.#requestAdvices(parameter, type, converter)) {
      read = (await advice.beforeBodyRead?.(read, parameter, type, converter)) ?? read;
    }
    return read;
  }

  async afterBodyRead(
    body: unknown,
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter,
  ): Promise<unknown> {
    let read = body;
    for (const advice of this.#requestAdvices(parameter, type, converter)) {
      if (advice.afterBodyRead) read = await advice.afterBodyRead(read, message, parameter, type, converter);
    }
    return read;
  }

  async handleEmptyBody(
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter | undefined,
  ): Promise<unknown> {
    let body: unknown;
    for (const advice of this.#requestAdvices(parameter, type, converter)) {
      if (advice.handleEmptyBody) body = await advice.handleEmptyBody(body, message, parameter, type, converter);
    }
    return body;
  }

  beforeBodyWrite(
    body: unknown,
    returnType: MethodParameter,
    contentType: MediaType,
    converter: HttpMessageConverter,
    request: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<unknown> {
    let written: MaybePromise<unknown> = body;
    for (const { applies, resolve } of this.#response) {
      if (!applies(returnType.containingClass)) continue;
      const advice = resolve();
      if (!advice.supports(returnType, converter)) continue;
      const write = (one: unknown) =>
        advice.beforeBodyWrite(one, returnType, contentType, converter, request, response);
      written = isPromiseLike(written) ? written.then(write) : write(written);
    }
    return written;
  }

  #requestAdvices(
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter | undefined,
  ): RequestBodyAdvice[] {
    return this.#request
      .filter(({ applies }) => applies(parameter.containingClass))
      .map(({ resolve }) => resolve())
      .filter((advice) => advice.supports(parameter, type, converter));
  }
}

interface Advice<T> {
  readonly applies: (controller: Class) => boolean;
  readonly resolve: () => T;
}

function advicesOf<T extends object>(advices: readonly BodyAdvice[], type: Class<T>): Advice<T>[] {
  return advices.flatMap((advice): Advice<T>[] => {
    if ('isApplicableTo' in advice) {
      if (!isAssignable(advice.beanType, type)) return [];
      return [{ applies: (controller) => advice.isApplicableTo(controller), resolve: () => advice.resolveBean() as T }];
    }
    return isAssignable(getClass(advice), type) ? [{ applies: () => true, resolve: () => advice as unknown as T }] : [];
  });
}
