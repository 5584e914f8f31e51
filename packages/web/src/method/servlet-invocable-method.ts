import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { HandlerMethod } from '../mapping/handler-method.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import { InvocableMethod, type InvocableMethodOptions } from './invocable-method.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import { ReturnValueHandlers } from './return-value-handlers.js';

/** A method together with what is done with its status and with what it returns. Source: Spring `ServletInvocableHandlerMethod`. */
export class ServletInvocableMethod extends InvocableMethod {
  readonly #responseStatus: HandlerMethod['responseStatus'];
  readonly #returnValueHandlers: ReturnValueHandlers;

  constructor(
    handlerMethod: HandlerMethod,
    options: InvocableMethodOptions,
    returnValueHandlers: readonly HandlerMethodReturnValueHandler[],
  ) {
    super(handlerMethod, options);
    this.#responseStatus = handlerMethod.responseStatus;
    this.#returnValueHandlers = new ReturnValueHandlers(returnValueHandlers, handlerMethod.returnType);
  }

  /** Waits only for what is a promise. */
  invokeAndHandle(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
    provided?: readonly unknown[],
  ): MaybePromise<void> {
    return this.invoke(bean, container, webRequest, provided) as MaybePromise<void>;
  }

  protected override conclude(
    value: unknown,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<void> {
    if (isPromiseLike(value)) {
      return Promise.resolve(value).then((one) => this.handleReturnValue(one, container, webRequest));
    }
    return this.handleReturnValue(value, container, webRequest);
  }

  handleReturnValue(
    value: unknown,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
  ): MaybePromise<void> {
    if (this.#isHandled(value, container, webRequest)) {
      container.requestHandled = true;
      return;
    }
    container.requestHandled = false;
    return this.#returnValueHandlers.handle(value, container, webRequest);
  }

  /** Whether what the method returned does not matter: it returned nothing after answering, or its status has a reason. */
  #isHandled(value: unknown, container: ModelAndViewContainer, webRequest: ServletWebRequest): boolean {
    const responseStatus = this.#responseStatus;
    if (responseStatus) applyStatus(responseStatus, webRequest);
    if (value !== undefined && value !== null) return !!responseStatus?.reason;
    return container.requestHandled || responseStatus !== undefined || webRequest.isNotModified;
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
