import type { WebRequest } from '../../binding/web-request.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import { DeferredResult } from './deferred-result.js';
import { type AsyncSupport, getAsyncManager } from './web-async-manager.js';

/** Deferred results, which are waited for after the handler. Source: Spring `DeferredResultMethodReturnValueHandler`. */
export class DeferredResultReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #support: AsyncSupport;

  constructor(support: AsyncSupport) {
    this.#support = support;
  }

  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(DeferredResult);
  }

  handleReturnValue(value: unknown, _: ReturnType, container: ModelAndViewContainer, request: WebRequest): void {
    if (value instanceof DeferredResult) {
      getAsyncManager(request.request).startDeferredResultProcessing(value, request, this.#support, container);
    } else {
      container.requestHandled = true;
    }
  }
}
