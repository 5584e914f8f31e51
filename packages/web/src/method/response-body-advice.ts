import { Interface, type MaybePromise } from '@vernal/core';
import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import type { ServletServerHttpRequest } from '../converters/servlet-server-http-request.js';
import type { ServletServerHttpResponse } from '../converters/servlet-server-http-response.js';
import type { MediaType } from '../http/media-type.js';
import type { MethodParameter } from '../mapping/method-parameter.js';

/** Looks at bodies before they are written; found on `@ControllerAdvice` beans. Source: Spring `ResponseBodyAdvice`. */
@Interface({ all: ['beforeBodyWrite'] })
export abstract class ResponseBodyAdvice {
  abstract supports(returnType: MethodParameter, converter: HttpMessageConverter): boolean;

  /** The body that is written instead; nothing where it is undefined or null. */
  abstract beforeBodyWrite(
    body: unknown,
    returnType: MethodParameter,
    contentType: MediaType,
    converter: HttpMessageConverter,
    request: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<unknown>;
}
