import type { HttpServletRequest } from '../servlet/http-servlet-request.js';
import type { HttpServletResponse } from '../servlet/http-servlet-response.js';
import { HandlerInterceptor } from '../strategies/handler-interceptor.js';
import type { ApiVersion } from '../versions/api-version.js';
import type { ApiVersionStrategy } from '../versions/api-version-strategy.js';

/** Tells clients what becomes of the version that they ask for. */
export class DeprecationInterceptor extends HandlerInterceptor {
  readonly #strategy: ApiVersionStrategy;
  readonly #version: ApiVersion;

  constructor(strategy: ApiVersionStrategy, version: ApiVersion) {
    super();
    this.#strategy = strategy;
    this.#version = version;
  }

  override preHandle(request: HttpServletRequest, response: HttpServletResponse, handler: object): boolean {
    this.#strategy.handleDeprecations(this.#version, handler, request, response);
    return true;
  }
}
