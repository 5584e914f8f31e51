import { type Class, isInstance, isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../../binding/servlet-web-request.js';
import type { WebRequest } from '../../binding/web-request.js';
import { HttpEntity, RequestEntity } from '../../converters/http-entity.js';
import { ResponseEntity } from '../../converters/response-entity.js';
import { ServletServerHttpRequest } from '../../converters/servlet-server-http-request.js';
import { ServletServerHttpResponse } from '../../converters/servlet-server-http-response.js';
import { ErrorResponse } from '../../errors/error-response.js';
import { parseHttpDate } from '../../http/http-date.js';
import { HttpHeaders } from '../../http/http-headers.js';
import { ProblemDetail } from '../../http/problem-detail.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import { getOutputFlashMap, saveOutputFlashMap } from '../../strategies/flash-maps.js';
import { isStreamingBody, type StreamingReturnValueHandler } from '../async/streaming-return-value-handler.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { MessageBodyWriter } from '../message-body-writer.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import { RedirectAttributes } from '../redirect-attributes.js';
import type { ReturnType } from '../return-type.js';

/** `ResponseEntity`, `HttpEntity`, `ErrorResponse` and `ProblemDetail`. Source: Spring `HttpEntityMethodProcessor`. */
export class HttpEntityReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #writer: MessageBodyWriter;
  readonly #streaming: StreamingReturnValueHandler;

  constructor(writer: MessageBodyWriter, streaming: StreamingReturnValueHandler) {
    this.#writer = writer;
    this.#streaming = streaming;
  }

  supportsReturnType(returnType: ReturnType): boolean {
    return (
      (returnType.isA(HttpEntity) && !returnType.isA(RequestEntity)) ||
      returnType.isA(ErrorResponse) ||
      returnType.isA(ProblemDetail as unknown as Class)
    );
  }

  handleReturnValue(
    value: unknown,
    returnType: ReturnType,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): MaybePromise<void> {
    container.requestHandled = true;
    if (value === undefined || value === null) return;
    const message = new ServletServerHttpRequest(request.request);
    const response = new ServletServerHttpResponse(request.response as HttpServletResponse);
    const entity = entityOf(value);
    if (entity.body instanceof ProblemDetail) entity.body.instance ??= request.request.requestURI;
    copyHeaders(entity.headers, response);
    if (entity instanceof ResponseEntity) {
      const { statusCode } = entity;
      response.servletResponse.status = statusCode.value;
      if (statusCode.value === 200 && isNotModified(message, response)) return response.flush();
      const location = statusCode.is3xxRedirection ? response.headers.getLocation() : undefined;
      if (location !== undefined) {
        const saved = saveFlashAttributes(container, request, location);
        if (isPromiseLike(saved)) return saved.then(() => this.#write(entity, returnType, message, response));
      }
    }
    if (isStreamingBody(entity.body)) {
      response.writeHeaders();
      return this.#streaming.write(entity.body, container, request);
    }
    return this.#write(entity, returnType, message, response);
  }

  #write(
    entity: HttpEntity,
    returnType: ReturnType,
    message: ServletServerHttpRequest,
    response: ServletServerHttpResponse,
  ): MaybePromise<void> {
    const written = this.#writer.write(entity.body, returnType, message.servletRequest, response);
    return isPromiseLike(written) ? written.then(() => response.flush()) : response.flush();
  }
}

function entityOf(value: object): HttpEntity {
  if (value instanceof HttpEntity) return value;
  if (value instanceof ProblemDetail) return ResponseEntity.of(value);
  if (isInstance(value, ErrorResponse)) {
    return new ResponseEntity(value.getBody(), value.getHeaders(), value.getStatusCode());
  }
  return new HttpEntity(value);
}

function copyHeaders(headers: HttpHeaders, response: ServletServerHttpResponse): void {
  for (const [name, values] of headers) {
    if (name.toLowerCase() !== 'vary') response.headers.set(name, values);
    else addVary(headers, response);
  }
}

/** Names of `Vary` that the answer does not have yet. */
function addVary(headers: HttpHeaders, { servletResponse, headers: written }: ServletServerHttpResponse): void {
  const present = servletResponse
    .getHeaders(HttpHeaders.VARY)
    .flatMap((value) => value.split(',').map((name) => name.trim().toLowerCase()));
  if (present.includes('*')) return;
  const names = headers.getVary().filter((name) => !present.includes(name.toLowerCase()));
  if (names.length > 0) written.set(HttpHeaders.VARY, names.join(', '));
}

/** Whether the client has it already: by the `ETag` and `Last-Modified` that the answer has, otherwise by those of the entity. */
function isNotModified({ servletRequest }: ServletServerHttpRequest, response: ServletServerHttpResponse): boolean {
  if (servletRequest.method !== 'GET' && servletRequest.method !== 'HEAD') return false;
  const { headers, servletResponse } = response;
  const eTag = servletResponse.getHeader(HttpHeaders.ETAG) ?? headers.getETag();
  const sentDate = servletResponse.getHeader(HttpHeaders.LAST_MODIFIED);
  const lastModified = sentDate === undefined ? headers.getLastModified() : (parseHttpDate(sentDate) ?? -1);
  if (eTag === undefined && lastModified < 0) return false;
  headers.remove(HttpHeaders.ETAG);
  headers.remove(HttpHeaders.LAST_MODIFIED);
  return new ServletWebRequest(servletRequest, servletResponse).checkNotModified(eTag, lastModified);
}

function saveFlashAttributes(
  container: ModelAndViewContainer,
  { request, response }: WebRequest,
  location: string,
): MaybePromise<void> {
  container.redirectModelScenario = true;
  const { model } = container;
  if (!(model instanceof RedirectAttributes) || model.flashAttributes.size === 0) return;
  const flashMap = getOutputFlashMap(request);
  for (const [name, value] of model.flashAttributes) flashMap?.set(name, value);
  return saveOutputFlashMap(location, request, response as HttpServletResponse);
}
