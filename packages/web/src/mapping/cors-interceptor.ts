import type { MaybePromise } from '@vernal/core';
import type { CorsConfiguration } from '../cors/cors-configuration.js';
import type { CorsConfigurationSource } from '../cors/cors-configuration-source.js';
import type { CorsProcessor } from '../cors/cors-processor.js';
import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import type { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import { HttpRequestHandler } from '../strategies/http-request-handler.js';

/** Applies the rules for other origins before every other interceptor. Source: Spring `AbstractHandlerMapping.CorsInterceptor`. */
export class CorsInterceptor implements HandlerInterceptor, CorsConfigurationSource {
  readonly #configuration: CorsConfiguration | undefined;
  readonly #processor: CorsProcessor;

  constructor(configuration: CorsConfiguration | undefined, processor: CorsProcessor) {
    this.#configuration = configuration;
    this.#processor = processor;
  }

  getCorsConfiguration(): CorsConfiguration | undefined {
    return this.#configuration;
  }

  preHandle(request: HttpServletRequest, response: HttpServletResponse): MaybePromise<boolean> {
    if (request.dispatcherType === 'ASYNC') return true;
    return this.#processor.processRequest(this.#configuration, request, response);
  }
}

/** Stands for the handler of a preflight request: the interceptor has answered. */
export class PreFlightHandler extends HttpRequestHandler {
  handleRequest(): void {}
}
