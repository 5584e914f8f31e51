import type { WebRequest } from '../../binding/web-request.js';
import type { HandlerMethodReturnValueHandler } from '../handler-method-return-value-handler.js';
import type { ModelAndViewContainer } from '../model-and-view-container.js';
import type { ReturnType } from '../return-type.js';
import type { Callable } from './callable.js';
import { type AsyncSupport, getAsyncManager } from './web-async-manager.js';
import { WebAsyncTask } from './web-async-task.js';

/** Functions and tasks, which are called after the handler. Source: Spring `CallableMethodReturnValueHandler`, `AsyncTaskMethodReturnValueHandler`. */
export class CallableReturnValueHandler implements HandlerMethodReturnValueHandler {
  readonly #support: AsyncSupport;

  constructor(support: AsyncSupport) {
    this.#support = support;
  }

  supportsReturnType(returnType: ReturnType): boolean {
    return returnType.isA(Function) || returnType.isA(WebAsyncTask);
  }

  handleReturnValue(value: unknown, _: ReturnType, container: ModelAndViewContainer, request: WebRequest): void {
    if (value === undefined || value === null) {
      container.requestHandled = true;
      return;
    }
    const task = value as Callable | WebAsyncTask;
    getAsyncManager(request.request).startCallableProcessing(task, request, this.#support, container);
  }
}
