import { type Class, isPromiseLike, type MaybePromise } from '@vernal/core';
import type { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { HandlerMethod } from '../mapping/handler-method.js';
import { exposeResponseStatus } from '../strategies/view-attributes.js';
import type { HandlerMethodReturnValueHandler } from './handler-method-return-value-handler.js';
import { InvocableMethod, type InvocableMethodOptions } from './invocable-method.js';
import type { ModelAndViewContainer } from './model-and-view-container.js';
import { classOf, ReturnType } from './return-type.js';
import type { ReturnValueHandlers } from './return-value-handlers.js';

/** Who handles what a method returned. */
interface Selected {
  readonly returnType: ReturnType;
  readonly handler: HandlerMethodReturnValueHandler;
}

/**
 * A method together with what is done with its status and with what it returns: by the first handler that supports the class of
 * it; which one that is, is remembered. Source: Spring `ServletInvocableHandlerMethod`.
 */
export class ServletInvocableMethod extends InvocableMethod {
  readonly #responseStatus: HandlerMethod['responseStatus'];
  readonly #returnValueHandlers: ReturnValueHandlers;
  // the class of what was returned last with who handles it: fields, as each request reads them and methods are many
  #lastClass: Class | undefined = undefined;
  #lastType: ReturnType | undefined = undefined;
  #lastHandler: HandlerMethodReturnValueHandler | undefined = undefined;
  /** By class, where there was another one before. */
  #known: Map<Class | undefined, Selected> | undefined = undefined;

  constructor(handlerMethod: HandlerMethod, options: InvocableMethodOptions, returnValueHandlers: ReturnValueHandlers) {
    super(handlerMethod, options);
    this.#responseStatus = handlerMethod.responseStatus;
    this.#returnValueHandlers = returnValueHandlers;
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
    const type = value === undefined || value === null ? undefined : classOf(value);
    if (this.#lastClass !== type || this.#lastHandler === undefined) this.#select(type, value);
    const handler = this.#lastHandler as HandlerMethodReturnValueHandler;
    return handler.handleReturnValue(value, this.#lastType as ReturnType, container, webRequest);
  }

  #select(type: Class | undefined, value: unknown): void {
    let selected = this.#known?.get(type);
    if (selected === undefined) {
      const returnType = ReturnType.of(this.handlerMethod.returnType, value);
      selected = { returnType, handler: this.#returnValueHandlers.select(returnType) };
      if (this.#lastHandler !== undefined) this.#remember(type, selected);
    }
    this.#lastClass = type;
    this.#lastType = selected.returnType;
    this.#lastHandler = selected.handler;
  }

  #remember(type: Class | undefined, selected: Selected): void {
    const last = { returnType: this.#lastType as ReturnType, handler: this.#lastHandler as Selected['handler'] };
    this.#known ??= new Map([[this.#lastClass, last]]);
    this.#known.set(type, selected);
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
