import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getInputFlashMap, getOutputFlashMap } from '../strategies/flash-maps.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import { getAsyncManager, isConcurrentHandlingStarted } from './async/web-async-manager.js';
import type { InvocableMethod } from './invocable-method.js';
import { ModelAndViewContainer } from './model-and-view-container.js';
import type { ModelFactory } from './model-factory.js';
import { RedirectAttributes } from './redirect-attributes.js';
import type { ReturnValueHandlers } from './return-value-handlers.js';

/** What was decided about a handler method beforehand. */
export interface InvocationParts {
  readonly method: InvocableMethod;
  readonly returnValueHandlers: ReturnValueHandlers;
  /** Undefined where no method and no session attribute puts anything into the model. */
  readonly modelFactory: ModelFactory;
}

/**
 * All that happens from a request to the answer of one handler method, decided when the application starts. It returns a promise
 * only where it had to wait for one. Source: Spring `RequestMappingHandlerAdapter.invokeHandlerMethod`,
 * `ServletInvocableHandlerMethod`.
 */
export class InvocationPlan {
  readonly #method: InvocableMethod;
  readonly #returnValueHandlers: ReturnValueHandlers;
  readonly #modelFactory: ModelFactory;
  readonly #hasModelMethods: boolean;

  constructor({ method, returnValueHandlers, modelFactory }: InvocationParts) {
    this.#method = method;
    this.#returnValueHandlers = returnValueHandlers;
    this.#modelFactory = modelFactory;
    this.#hasModelMethods = !modelFactory.isEmpty;
  }

  /** Handles a request with a bean; undefined: the answer is written, or the handler goes on. */
  handle(
    bean: object,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined> {
    const webRequest = new ServletWebRequest(request, response);
    if (request.dispatcherType === 'ASYNC') {
      const resumed = this.#resume(webRequest);
      if (resumed) return resumed;
    }
    const container = new ModelAndViewContainer();
    const flashMap = getInputFlashMap(request);
    if (flashMap) container.model.addAllAttributes(flashMap);
    if (this.#hasModelMethods) return this.#handleWithModel(bean, container, webRequest);
    return this.#invoke(bean, container, webRequest);
  }

  async #handleWithModel(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): Promise<ModelAndView | undefined> {
    await this.#modelFactory.initModel(bean, container, webRequest);
    return this.#invoke(bean, container, webRequest);
  }

  #invoke(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<ModelAndView | undefined> {
    const value = this.#method.invoke(bean, container, webRequest);
    if (isPromiseLike(value)) {
      return Promise.resolve(value).then((one) => this.#handleReturnValue(one, container, webRequest));
    }
    return this.#handleReturnValue(value, container, webRequest);
  }

  /** Takes what a handler gave that went on after its dispatch was left. */
  #resume(webRequest: ServletWebRequest): MaybePromise<ModelAndView | undefined> | undefined {
    const manager = getAsyncManager(webRequest.request);
    const { concurrentResult, concurrentResultContext } = manager;
    if (!concurrentResult) return undefined;
    manager.clearConcurrentResult();
    if (concurrentResult.failed) throw concurrentResult.value;
    const container = concurrentResultContext as ModelAndViewContainer;
    return this.#handleReturnValue(concurrentResult.value, container, webRequest);
  }

  #handleReturnValue(
    value: unknown,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<ModelAndView | undefined> {
    if (this.#isHandled(value, container, webRequest)) {
      container.requestHandled = true;
      return this.#modelAndView(container, webRequest);
    }
    container.requestHandled = false;
    const handled = this.#returnValueHandlers.handle(value, container, webRequest);
    if (isPromiseLike(handled)) return handled.then(() => this.#modelAndView(container, webRequest));
    return this.#modelAndView(container, webRequest);
  }

  /** Whether what the handler returned does not matter: it returned nothing after answering, or its status has a reason. */
  #isHandled(value: unknown, container: ModelAndViewContainer, webRequest: ServletWebRequest): boolean {
    const { responseStatus } = this.#method.handlerMethod;
    if (responseStatus) applyStatus(responseStatus, webRequest);
    if (value !== undefined && value !== null) return !!responseStatus?.reason;
    return container.requestHandled || responseStatus !== undefined || webRequest.isNotModified;
  }

  #modelAndView(
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<ModelAndView | undefined> {
    if (container.requestHandled && !this.#hasModelMethods) return undefined;
    if (isConcurrentHandlingStarted(webRequest.request)) return undefined;
    return this.#modelFactory.updateModel(container, webRequest).then(() => modelAndViewOf(container, webRequest));
  }
}

function applyStatus(
  { code, reason }: { readonly code: number; readonly reason?: string },
  { request, response }: ServletWebRequest,
): void {
  if (response) {
    if (reason) response.sendError(code, reason);
    else response.status = code;
  }
  exposeResponseStatus(request, code);
}

function modelAndViewOf(container: ModelAndViewContainer, { request }: ServletWebRequest): ModelAndView | undefined {
  if (container.requestHandled) return undefined;
  const { model } = container;
  if (model instanceof RedirectAttributes && model.flashAttributes.size > 0) {
    const flashMap = getOutputFlashMap(request);
    for (const [name, value] of model.flashAttributes) flashMap?.set(name, value);
  }
  return new ModelAndView(container.view, model, container.status);
}
