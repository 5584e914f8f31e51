import { isPromiseLike, type MaybePromise } from '@vernal/core';
import type { ServletWebRequest } from '../binding/servlet-web-request.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import type { InvocableMethod } from './invocable-method.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import type { ReturnValueHandlers } from './return-value-handlers.js';

/** A method together with what is done with its status and with what it returns. Source: Spring `ServletInvocableHandlerMethod`. */
export class ServletInvocableMethod {
  readonly #method: InvocableMethod;
  readonly #returnValueHandlers: ReturnValueHandlers;

  constructor(method: InvocableMethod, returnValueHandlers: ReturnValueHandlers) {
    this.#method = method;
    this.#returnValueHandlers = returnValueHandlers;
  }

  /** Waits only for what is a promise. */
  invokeAndHandle(
    bean: object,
    container: ModelAndViewContainer,
    webRequest: ServletWebRequest,
    provided?: readonly unknown[],
  ): MaybePromise<void> {
    const value = this.#method.invoke(bean, container, webRequest, provided);
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
    const { responseStatus } = this.#method.handlerMethod;
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
