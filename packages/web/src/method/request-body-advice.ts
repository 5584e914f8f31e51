import { Interface, type MaybePromise, type TypeDescriptor } from '@vernal/core';
import type { HttpInputMessage } from '../converters/http-message.js';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** Looks at bodies before and after they are read; found on `@ControllerAdvice` beans. Source: Spring `RequestBodyAdvice`. */
@Interface({ any: ['beforeBodyRead', 'afterBodyRead', 'handleEmptyBody'] })
export abstract class RequestBodyAdvice {
  /** `converter` is undefined where the request has neither a body nor a content type. */
  abstract supports(
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter | undefined,
  ): boolean;

  /** The message that is read instead. */
  beforeBodyRead?(
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter,
  ): MaybePromise<HttpInputMessage>;

  /** The body that the handler gets instead. */
  afterBodyRead?(
    body: unknown,
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter,
  ): MaybePromise<unknown>;

  /** The body that the handler gets where there is none. */
  handleEmptyBody?(
    body: unknown,
    message: HttpInputMessage,
    parameter: MethodParameter,
    type: TypeDescriptor,
    converter: HttpMessageConverter | undefined,
  ): MaybePromise<unknown>;
}
