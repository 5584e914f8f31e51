import { isPromiseLike, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { HandlerMethod, HandlerPlan } from '../mapping/handler-method.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { getInputFlashMap, getOutputFlashMap } from '../strategies/flash-maps.js';
import { ModelAndView } from '../strategies/model-and-view.js';
import type { AsyncOutcome } from './async/async-outcome.js';
import { getAsyncManager, isConcurrentHandlingStarted } from './async/web-async-manager.js';
import type { InvocableMethodOptions } from './invocable-method.js';
import { ModelAndViewContainer } from './model-and-view-container.js';
import type { ModelFactory } from './model-factory.js';
import { RedirectAttributes } from './redirect-attributes.js';
import type { ReturnValueHandlers } from './return-value-handlers.js';
import { ServletInvocableMethod } from './servlet-invocable-method.js';

/** What was decided about a handler method beforehand. */
export interface InvocationParts extends InvocableMethodOptions {
  /** The adapter. */
  readonly owner: object;
  readonly returnValueHandlers: ReturnValueHandlers;
  readonly modelFactory: ModelFactory;
  /** Whether the controller keeps attributes in the session, so that its answers must not be kept by caches. */
  readonly hasSessionAttributes: boolean;
}

/**
 * All that happens from a request to the answer of one handler method, decided when the application starts. It returns a promise
 * only where it had to wait for one. Source: Spring `RequestMappingHandlerAdapter.invokeHandlerMethod`.
 */
export class InvocationPlan extends ServletInvocableMethod implements HandlerPlan {
  readonly owner: object;
  readonly #modelFactory: ModelFactory;
  readonly #hasModelMethods: boolean;
  readonly #hasSessionAttributes: boolean;

  constructor(handlerMethod: HandlerMethod, parts: InvocationParts) {
    super(handlerMethod, parts, parts.returnValueHandlers);
    this.owner = parts.owner;
    this.#modelFactory = parts.modelFactory;
    this.#hasModelMethods = !parts.modelFactory.isEmpty;
    this.#hasSessionAttributes = parts.hasSessionAttributes;
  }

  /** Handles a request with a bean; undefined: the answer is written, or the handler goes on. */
  handle(
    bean: object,
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<ModelAndView | undefined> {
    const webRequest = new ServletWebRequest(request, response);
    if (request.dispatcherType === 'ASYNC') {
      const { concurrentResult } = getAsyncManager(request);
      if (concurrentResult) return this.#resume(concurrentResult, webRequest);
    }
    const container = new ModelAndViewContainer();
    const flashMap = getInputFlashMap(request);
    if (flashMap) container.model.addAllAttributes(flashMap);
    if (this.#hasModelMethods) return this.#handleWithModel(bean, container, webRequest);
    return this.#handleWithContainer(bean, container, webRequest);
  }

  async #handleWithModel(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): Promise<ModelAndView | undefined> {
    await this.#modelFactory.initModel(bean, container, webRequest);
    return this.#handleWithContainer(bean, container, webRequest);
  }

  #handleWithContainer(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<ModelAndView | undefined> {
    const handled = this.invokeAndHandle(bean, container, webRequest);
    if (isPromiseLike(handled)) return handled.then(() => this.#modelAndView(container, webRequest));
    return this.#modelAndView(container, webRequest);
  }

  /** Takes what a handler gave that went on after its dispatch was left. */
  #resume(concurrentResult: AsyncOutcome, webRequest: ServletWebRequest): MaybePromise<ModelAndView | undefined> {
    const manager = getAsyncManager(webRequest.request);
    const container = manager.concurrentResultContext as ModelAndViewContainer;
    manager.clearConcurrentResult();
    if (concurrentResult.failed) throw concurrentResult.value;
    const handled = this.handleReturnValue(concurrentResult.value, container, webRequest);
    if (isPromiseLike(handled)) return handled.then(() => this.#modelAndView(container, webRequest));
    return this.#modelAndView(container, webRequest);
  }

  #modelAndView(
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<ModelAndView | undefined> {
    if (this.#hasSessionAttributes) forbidCaching(webRequest);
    if (container.requestHandled && !this.#hasModelMethods) return undefined;
    if (isConcurrentHandlingStarted(webRequest.request)) return undefined;
    return this.#modelFactory.updateModel(container, webRequest).then(() => modelAndViewOf(container, webRequest));
  }
}

/** Unless the handler has said what caches may do. */
function forbidCaching({ response }: ServletWebRequest): void {
  if (response?.containsHeader('Cache-Control') === false) response.setHeader('Cache-Control', 'no-store');
}

/** What is to be rendered; undefined where the answer is written. */
export function modelAndViewOf(
  container: ModelAndViewContainer,
  { request }: ServletWebRequest,
): ModelAndView | undefined {
  if (container.requestHandled) return undefined;
  const { model } = container;
  if (model instanceof RedirectAttributes && model.flashAttributes.size > 0) {
    const flashMap = getOutputFlashMap(request);
    for (const [name, value] of model.flashAttributes) flashMap?.set(name, value);
  }
  return new ModelAndView(container.view, model, container.status);
}
