import { Interface, type MaybePromise } from '@vernal/core';
import { ServletWebRequest } from '../binding/servlet-web-request.js';
import type { WebRequest } from '../binding/web-request.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerInterceptor } from './handler-interceptor.js';
import type { ModelAndView } from './model-and-view.js';

/**
 * Stands around handlers without knowing the servlet API: it cannot stop a request, but it sees and extends the model.
 * Every method may be left out. Source: Spring `WebRequestInterceptor`, `AsyncWebRequestInterceptor`.
 */
@Interface()
export abstract class WebRequestInterceptor {
  preHandle?(request: WebRequest): MaybePromise<void>;
  /** `model` is undefined where there is nothing to render. */
  postHandle?(request: WebRequest, model: Map<string, unknown> | undefined): MaybePromise<void>;
  afterCompletion?(request: WebRequest, exception: unknown): MaybePromise<void>;
  /** Instead of the two above where the handler goes on asynchronously. */
  afterConcurrentHandlingStarted?(request: WebRequest): MaybePromise<void>;
}

/** A {@link WebRequestInterceptor} as a handler interceptor. Source: Spring `WebRequestHandlerInterceptorAdapter`. */
export class WebRequestHandlerInterceptorAdapter extends HandlerInterceptor {
  readonly #interceptor: WebRequestInterceptor;

  constructor(interceptor: WebRequestInterceptor) {
    super();
    this.#interceptor = interceptor;
  }

  override async preHandle(request: HttpServletRequest, response: HttpServletResponse): Promise<boolean> {
    await this.#interceptor.preHandle?.(new ServletWebRequest(request, response));
    return true;
  }

  override postHandle(
    request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object,
    modelAndView: ModelAndView | undefined,
  ): MaybePromise<void> {
    const model = modelAndView && !modelAndView.wasCleared ? modelAndView.model : undefined;
    return this.#interceptor.postHandle?.(new ServletWebRequest(request, response), model);
  }

  override afterCompletion(
    request: HttpServletRequest,
    response: HttpServletResponse,
    _handler: object,
    exception: unknown,
  ): MaybePromise<void> {
    return this.#interceptor.afterCompletion?.(new ServletWebRequest(request, response), exception);
  }

  override afterConcurrentHandlingStarted(
    request: HttpServletRequest,
    response: HttpServletResponse,
  ): MaybePromise<void> {
    return this.#interceptor.afterConcurrentHandlingStarted?.(new ServletWebRequest(request, response));
  }
}
