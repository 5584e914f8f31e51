import type { MaybePromise } from '@vernal/core';
import type { WebRequest } from '../../binding/web-request.js';
import type { HttpMessageConverter } from '../../converters/http-message-converter.js';
import type { HttpServletResponse } from '../../servlet/http-servlet-response.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import { AsyncSequence, isAsyncSequence } from './async-sequence.js';
import { ConvertingEmitterHandler } from './converting-emitter-handler.js';
import { DeferredResult } from './deferred-result.js';
import { ResponseBodyEmitter } from './response-body-emitter.js';
import { SequenceWriter } from './sequence-writer.js';
import { StreamingResponseBody } from './streaming-response-body.js';
import { type AsyncSupport, getAsyncManager } from './web-async-manager.js';

/** A body that is written bit by bit. */
export type StreamingBody = ResponseBodyEmitter | StreamingResponseBody | AsyncIterable<unknown>;

/** Whether a value is a body that {@link StreamingReturnValueHandler} writes, alone or in an entity. */
export function isStreamingBody(value: unknown): value is StreamingBody {
  return value instanceof ResponseBodyEmitter || value instanceof StreamingResponseBody || isAsyncSequence(value);
}

/**
 * Emitters, streaming bodies and what gives its values one after the other.
 * Source: Spring `ResponseBodyEmitterReturnValueHandler`, `StreamingResponseBodyReturnValueHandler`, `ReactiveTypeHandler`.
 */
export class StreamingReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #support: AsyncSupport;
  readonly #converters: readonly HttpMessageConverter[];

  constructor(support: AsyncSupport, converters: readonly HttpMessageConverter[]) {
    this.#support = support;
    this.#converters = converters;
  }

  supportsReturnType(returnType: ReturnType): boolean {
    return [ResponseBodyEmitter, StreamingResponseBody, AsyncSequence].some((type) => returnType.isA(type));
  }

  handleReturnValue(
    value: unknown,
    _: ReturnType,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): MaybePromise<void> {
    if (isStreamingBody(value)) return this.write(value, container, request);
    container.requestHandled = true;
  }

  /** Begins to write; status and headers of the answer are set before, as those of an entity are. */
  write(body: StreamingBody, container: ModelAndViewContainer, request: WebRequest): void {
    container.requestHandled = true;
    const response = request.response as HttpServletResponse;
    if (body instanceof ResponseBodyEmitter) this.#emit(body, response, container, request);
    else if (body instanceof StreamingResponseBody) this.#stream(body, response, container, request);
    else this.#writeSequence(body, response, container, request);
  }

  #emit(
    emitter: ResponseBodyEmitter,
    response: HttpServletResponse,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): void {
    emitter.extendResponse(response);
    const result = new DeferredResult(emitter.timeout)
      .onTimeout(() => emitter.timedOut())
      .onError((error) => emitter.failed(error))
      .onCompletion(() => emitter.ended());
    getAsyncManager(request.request).startDeferredResultProcessing(result, request, this.#support, container);
    const failed = (error: unknown) => void result.setErrorResult(error);
    try {
      const written = emitter.initialize(new ConvertingEmitterHandler(this.#converters, response, result));
      if (typeof written !== 'boolean') written.then(undefined, failed);
    } catch (error) {
      failed(error);
    }
  }

  #stream(
    body: StreamingResponseBody,
    response: HttpServletResponse,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): void {
    const output = {
      write: (chunk: string | Uint8Array) => response.write(chunk),
      flush: () => response.flushBuffer(),
    };
    const task = (signal: AbortSignal) => body.writeTo(output, signal);
    getAsyncManager(request.request).startCallableProcessing(task, request, this.#support, container);
  }

  /** It takes as long as it takes: an endless sequence ends with its client. */
  #writeSequence(
    sequence: AsyncIterable<unknown>,
    response: HttpServletResponse,
    container: ModelAndViewContainer,
    request: WebRequest,
  ): void {
    const result = new DeferredResult(-1);
    getAsyncManager(request.request).startDeferredResultProcessing(result, request, this.#support, container);
    void new SequenceWriter(this.#converters).write(sequence, request.request, response, result);
  }
}
