import type { HttpMessageConverter } from '../converters/http-message-converter.js';
import { CallableReturnValueHandler } from './async/callable-return-value-handler.js';
import { DeferredResultReturnValueHandler } from './async/deferred-result-return-value-handler.js';
import { StreamingReturnValueHandler } from './async/streaming-return-value-handler.js';
import type { AsyncSupport } from './async/web-async-manager.js';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import type { MessageBodyWriter } from './message-body-writer.js';
import { HttpEntityReturnValueHandler } from './returns/http-entity-return-value-handler.js';
import { HttpHeadersReturnValueHandler } from './returns/http-headers-return-value-handler.js';
import { ModelAndViewReturnValueHandler } from './returns/model-and-view-return-value-handler.js';
import {
  MapReturnValueHandler,
  ModelAttributeReturnValueHandler,
  ModelReturnValueHandler,
} from './returns/model-return-value-handlers.js';
import { ResponseBodyReturnValueHandler } from './returns/response-body-return-value-handler.js';
import { ViewNameReturnValueHandler } from './returns/view-name-return-value-handler.js';
import { ViewReturnValueHandler } from './returns/view-return-value-handler.js';

/** What return value handlers are made with. */
export interface ReturnValueHandlerSurroundings {
  readonly writer: MessageBodyWriter;
  readonly converters: readonly HttpMessageConverter[];
  readonly asyncSupport: AsyncSupport;
  readonly custom: readonly HandlerMethodReturnValueHandler[];
}

/** Those of handlers, in the order in which they are asked. Source: Spring `RequestMappingHandlerAdapter`. */
export function defaultReturnValueHandlers({
  writer,
  converters,
  asyncSupport,
  custom,
}: ReturnValueHandlerSurroundings): HandlerMethodReturnValueHandler[] {
  const streaming = new StreamingReturnValueHandler(asyncSupport, converters);
  return [
    new ModelAndViewReturnValueHandler(),
    new ModelReturnValueHandler(),
    new ViewReturnValueHandler(),
    streaming,
    new HttpEntityReturnValueHandler(writer, streaming),
    new HttpHeadersReturnValueHandler(),
    new CallableReturnValueHandler(asyncSupport),
    new DeferredResultReturnValueHandler(asyncSupport),

    new ModelAttributeReturnValueHandler(false),
    new ResponseBodyReturnValueHandler(writer),

    new ViewNameReturnValueHandler(),
    new MapReturnValueHandler(),

    ...custom,

    new ModelAttributeReturnValueHandler(true),
  ];
}

/** Those of `@ExceptionHandler` methods: they do not go on asynchronously. */
export function exceptionReturnValueHandlers({
  writer,
  converters,
  custom,
}: Omit<ReturnValueHandlerSurroundings, 'asyncSupport'>): HandlerMethodReturnValueHandler[] {
  return [
    new ModelAndViewReturnValueHandler(),
    new ModelReturnValueHandler(),
    new ViewReturnValueHandler(),
    new HttpEntityReturnValueHandler(writer, new StreamingReturnValueHandler({}, converters)),

    new ModelAttributeReturnValueHandler(false),
    new ResponseBodyReturnValueHandler(writer),

    new ViewNameReturnValueHandler(),
    new MapReturnValueHandler(),

    ...custom,

    new ModelAttributeReturnValueHandler(true),
  ];
}
